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
        Comparer<KeyValuePair<string, PlanValue>>.Create(static (a, b) => string.CompareOrdinal(a.Key, b.Key));

    private readonly ImmutableArray<KeyValuePair<string, PlanValue>> _entries;

    private PlanMap(ImmutableArray<KeyValuePair<string, PlanValue>> entries) => _entries = entries;

    public int Count => _entries.Length;

    public override bool HasUnknown => _entries.Any(static entry => entry.Value.HasUnknown);

    public override bool HasSecret => _entries.Any(static entry => entry.Value.HasSecret);

    /// <summary>The value of a property; null when there is none.</summary>
    public PlanValue? this[string name] => TryGet(name, out PlanValue? value) ? value : null;

    /// <summary>A map of the given properties, whose names must differ.</summary>
    public static PlanMap Of(IEnumerable<KeyValuePair<string, PlanValue>> properties)
    {
        KeyValuePair<string, PlanValue>[] entries = [.. properties];
        Array.Sort(entries, ByName);
        return entries.Length == 0 ? Empty : new PlanMap(ImmutableCollectionsMarshal.AsImmutableArray(entries));
    }

    public bool TryGet(string name, [NotNullWhen(true)] out PlanValue? value)
    {
        int index = _entries.BinarySearch(KeyValuePair.Create(name, (PlanValue)PlanNull.Value), ByName);
        value = index < 0 ? null : _entries[index].Value;
        return index >= 0;
    }

    /// <summary>The text of a property; null when it is absent, unknown, secret or something else than text.</summary>
    public string? Text(string name) => (this[name] as PlanText)?.Value;

    /// <summary>A map within this one; empty when there is none.</summary>
    public PlanMap Map(string name) => this[name] as PlanMap ?? Empty;

    public bool Equals(PlanMap? other) => other is not null && _entries.SequenceEqual(other._entries);

    public override int GetHashCode() => _entries.Aggregate(Count, static (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    public ImmutableArray<KeyValuePair<string, PlanValue>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, PlanValue>> IEnumerable<KeyValuePair<string, PlanValue>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, PlanValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_entries).GetEnumerator();
}
