using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PolicyEngine.Values;

/// <summary>Properties by name, always in ordinal order of their names.</summary>
public sealed record PropertyMap : PropertyValue, IReadOnlyCollection<KeyValuePair<string, PropertyValue>>
{
    /// <summary>A map without properties.</summary>
    public static readonly PropertyMap Empty = new([]);

    private static readonly Comparer<KeyValuePair<string, PropertyValue>> ByName =
        Comparer<KeyValuePair<string, PropertyValue>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private readonly ImmutableArray<KeyValuePair<string, PropertyValue>> _entries;

    private PropertyMap(ImmutableArray<KeyValuePair<string, PropertyValue>> entries) => _entries = entries;

    /// <summary>The number of properties.</summary>
    public int Count => _entries.Length;

    /// <summary>The value of a property; null when there is none.</summary>
    public PropertyValue? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>A map of the given properties, whose names must differ.</summary>
    public static PropertyMap Of(params IEnumerable<KeyValuePair<string, PropertyValue>> properties)
    {
        KeyValuePair<string, PropertyValue>[] entries = [.. properties];
        // Most come sorted already.
        for (var i = 1; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) > 0)
            {
                Array.Sort(entries, ByName);
                break;
            }
        }

        return entries.Length == 0 ? Empty : new PropertyMap(ImmutableCollectionsMarshal.AsImmutableArray(entries));
    }

    /// <summary>The property at a place in the order of names.</summary>
    public KeyValuePair<string, PropertyValue> At(int index) => _entries[index];

    /// <summary>Reads a property, if it is there.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out PropertyValue? value)
    {
        var from = 0;
        var to = _entries.Length - 1;
        while (from <= to)
        {
            var middle = (from + to) / 2;
            var order = string.CompareOrdinal(_entries[middle].Key, name);
            if (order == 0)
            {
                value = _entries[middle].Value;
                return true;
            }

            (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
        }

        value = null;
        return false;
    }

    /// <summary>The map with a property set to a value, or taken out where the value is null.</summary>
    public PropertyMap With(string name, PropertyValue? value)
    {
        var others = _entries.Where(entry => entry.Key != name);
        return Of(value is null ? others : others.Append(KeyValuePair.Create(name, value)));
    }

    /// <summary>True when the other map has equal properties.</summary>
    public bool Equals(PropertyMap? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(Count, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    /// <summary>The properties in the order of their names.</summary>
    public ImmutableArray<KeyValuePair<string, PropertyValue>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, PropertyValue>> IEnumerable<KeyValuePair<string, PropertyValue>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, PropertyValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_entries).GetEnumerator();
}
