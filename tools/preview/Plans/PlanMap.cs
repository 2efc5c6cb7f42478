using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Preview.Plans;

/// <summary>Properties by name, always in ordinal order of their names.</summary>
internal sealed record PlanMap : PlanValue, IReadOnlyCollection<KeyValuePair<string, PlanValue>>
{
    public static readonly PlanMap Empty = new([]);

    private static readonly Comparer<KeyValuePair<string, PlanValue>> ByName =
        Comparer<KeyValuePair<string, PlanValue>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private readonly ImmutableArray<KeyValuePair<string, PlanValue>> _entries;

    private PlanMap(ImmutableArray<KeyValuePair<string, PlanValue>> entries) => _entries = entries;

    public int Count => _entries.Length;

    public override bool HasUnknown
    {
        get
        {
            foreach ((_, var value) in _entries)
            {
                if (value.HasUnknown)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public override bool HasSecret
    {
        get
        {
            foreach ((_, var value) in _entries)
            {
                if (value.HasSecret)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The value of a property; null when there is none.</summary>
    public PlanValue? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>A map of the given properties, whose names must differ.</summary>
    public static PlanMap Of(IEnumerable<KeyValuePair<string, PlanValue>> properties) => Of([.. properties]);

    /// <inheritdoc cref="Of(IEnumerable{KeyValuePair{string, PlanValue}})"/>
    public static PlanMap Of(ReadOnlySpan<KeyValuePair<string, PlanValue>> properties) => Of(properties.ToArray());

    public bool TryGet(string name, [NotNullWhen(true)] out PlanValue? value)
    {
        var low = 0;
        var high = _entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            switch (string.CompareOrdinal(_entries[middle].Key, name))
            {
                case 0:
                    value = _entries[middle].Value;
                    return true;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The text of a property; null when it is absent, unknown, secret or something else than text.</summary>
    public string? Text(string name) => (this[name] as PlanText)?.Value;

    /// <summary>A map within this one; empty when there is none.</summary>
    public PlanMap Map(string name) => this[name] as PlanMap ?? Empty;

    public bool Equals(PlanMap? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (Count != other?.Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (_entries[i].Key != other._entries[i].Key || !_entries[i].Value.Equals(other._entries[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach ((var name, var value) in _entries)
        {
            hash.Add(name);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public ImmutableArray<KeyValuePair<string, PlanValue>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, PlanValue>> IEnumerable<KeyValuePair<string, PlanValue>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, PlanValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_entries).GetEnumerator();

    private static PlanMap Of(KeyValuePair<string, PlanValue>[] entries)
    {
        // Most come sorted already.
        for (var i = 1; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) > 0)
            {
                Array.Sort(entries, ByName);
                break;
            }
        }

        return entries.Length == 0 ? Empty : new PlanMap(ImmutableCollectionsMarshal.AsImmutableArray(entries));
    }
}
