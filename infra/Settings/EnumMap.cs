using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;

namespace Infra.Settings;

/// <summary>A value for each of some of an enumeration's members, in their order. A collection expression makes one.</summary>
/// <typeparam name="TKey">The enumeration.</typeparam>
/// <typeparam name="TValue">The members' values.</typeparam>
[CollectionBuilder(typeof(EnumMap), nameof(EnumMap.Create))]
public sealed class EnumMap<TKey, TValue> : ReadOnlyDictionary<TKey, TValue>
    where TKey : struct, Enum
{
    internal EnumMap(SortedList<TKey, TValue> entries)
        : base(entries)
    {
    }

    /// <summary>The same members with other values.</summary>
    /// <param name="change">Makes the new value from the member and its value.</param>
    /// <typeparam name="TOther">The new values.</typeparam>
    /// <returns>The new map.</returns>
    public EnumMap<TKey, TOther> Map<TOther>(Func<TKey, TValue, TOther> change) =>
        [.. this.Select(entry => KeyValuePair.Create(entry.Key, change(entry.Key, entry.Value)))];
}

/// <summary>Makes maps by the members of an enumeration.</summary>
public static class EnumMap
{
    /// <summary>Makes a map from its entries, in any order.</summary>
    /// <param name="entries">The entries.</param>
    /// <typeparam name="TKey">The enumeration.</typeparam>
    /// <typeparam name="TValue">The members' values.</typeparam>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">A member is there twice.</exception>
    public static EnumMap<TKey, TValue> Create<TKey, TValue>(ReadOnlySpan<KeyValuePair<TKey, TValue>> entries)
        where TKey : struct, Enum
    {
        var sorted = new SortedList<TKey, TValue>(entries.Length);
        foreach (var (key, value) in entries)
        {
            sorted.Add(key, value);
        }

        return new EnumMap<TKey, TValue>(sorted);
    }

    /// <summary>Makes a value for each of some members.</summary>
    /// <param name="keys">The members, in any order.</param>
    /// <param name="value">Makes a member's value.</param>
    /// <typeparam name="TKey">The enumeration.</typeparam>
    /// <typeparam name="TValue">The members' values.</typeparam>
    /// <returns>The map.</returns>
    public static EnumMap<TKey, TValue> Of<TKey, TValue>(IEnumerable<TKey> keys, Func<TKey, TValue> value)
        where TKey : struct, Enum => [.. keys.Select(key => KeyValuePair.Create(key, value(key)))];
}
