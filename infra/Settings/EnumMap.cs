using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Infra.Settings;

/// <summary>
/// A value for each of some of an enumeration's members, in their order. Dictionaries of the framework cannot be compiled ahead of time for an
/// enumeration of ours: each would be a hundred methods for the JIT whenever the program starts.
/// </summary>
/// <typeparam name="TKey">The enumeration.</typeparam>
/// <typeparam name="TValue">What its members have.</typeparam>
[CollectionBuilder(typeof(EnumMap), nameof(EnumMap.Create))]
public sealed class EnumMap<TKey, TValue> : IEnumerable<EnumEntry<TKey, TValue>>
    where TKey : struct, Enum
{
    private readonly EnumEntry<TKey, TValue>[] _entries;

    internal EnumMap(EnumEntry<TKey, TValue>[] entries) => _entries = entries;

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The members that have a value.</summary>
    public IEnumerable<TKey> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The values, in the order of the members.</summary>
    public IEnumerable<TValue> Values => _entries.Select(entry => entry.Value);

    /// <summary>The value of a member.</summary>
    /// <param name="key">The member.</param>
    /// <exception cref="KeyNotFoundException">It has none.</exception>
    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is nothing for {key}.");

    /// <summary>Looks for the value of a member.</summary>
    /// <param name="key">The member.</param>
    /// <param name="value">Its value, when the answer is true.</param>
    /// <returns>Whether it has one.</returns>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        foreach (var entry in _entries)
        {
            if (EqualityComparer<TKey>.Default.Equals(entry.Key, key))
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The same members with other values.</summary>
    /// <param name="change">Makes the new value from the member and its value.</param>
    /// <typeparam name="TOther">What the members have in the new map.</typeparam>
    /// <returns>The new map.</returns>
    public EnumMap<TKey, TOther> Map<TOther>(Func<TKey, TValue, TOther> change)
    {
        var entries = new EnumEntry<TKey, TOther>[_entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new(_entries[i].Key, change(_entries[i].Key, _entries[i].Value));
        }

        return new EnumMap<TKey, TOther>(entries);
    }

    /// <inheritdoc/>
    public IEnumerator<EnumEntry<TKey, TValue>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A member of an enumeration and its value.</summary>
/// <param name="Key">The member.</param>
/// <param name="Value">Its value.</param>
/// <typeparam name="TKey">The enumeration.</typeparam>
/// <typeparam name="TValue">What its members have.</typeparam>
public sealed record EnumEntry<TKey, TValue>(TKey Key, TValue Value)
    where TKey : struct, Enum;

/// <summary>Makes maps by the members of an enumeration.</summary>
public static class EnumMap
{
    /// <summary>Makes a map from its entries, in any order.</summary>
    /// <param name="entries">The entries.</param>
    /// <typeparam name="TKey">The enumeration.</typeparam>
    /// <typeparam name="TValue">What its members have.</typeparam>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">A member is there twice.</exception>
    public static EnumMap<TKey, TValue> Create<TKey, TValue>(ReadOnlySpan<EnumEntry<TKey, TValue>> entries)
        where TKey : struct, Enum
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (left, right) => left.Key.CompareTo(right.Key));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key.Equals(sorted[i - 1].Key))
            {
                throw new ArgumentException($"{sorted[i].Key} is there twice.", nameof(entries));
            }
        }

        return new EnumMap<TKey, TValue>(sorted);
    }

    /// <summary>Makes a value for each of some members.</summary>
    /// <param name="keys">The members, in any order.</param>
    /// <param name="value">Makes a member's value.</param>
    /// <typeparam name="TKey">The enumeration.</typeparam>
    /// <typeparam name="TValue">What its members have.</typeparam>
    /// <returns>The map.</returns>
    public static EnumMap<TKey, TValue> Of<TKey, TValue>(IEnumerable<TKey> keys, Func<TKey, TValue> value)
        where TKey : struct, Enum
    {
        var entries = new List<EnumEntry<TKey, TValue>>();
        foreach (var key in keys)
        {
            entries.Add(new(key, value(key)));
        }

        return [.. entries];
    }
}
