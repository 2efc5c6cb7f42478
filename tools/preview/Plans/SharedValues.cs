using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Preview.Plans;

/// <summary>
/// Keeps one of each: what is equal in the values of a plan is one object. Hundreds of tenants say nearly the same, so a plan takes
/// a fraction of the memory, and to compare two plans that share their values is to compare references. Not safe for threads by itself.
/// </summary>
internal sealed class SharedValues
{
    private readonly Dictionary<string, PlanText> _texts = [];
    private readonly Dictionary<string, PlanText>.AlternateLookup<ReadOnlySpan<char>> _textsBySpan;
    private readonly Dictionary<string, Urn> _urns = [];
    private readonly HashSet<PlanValue> _values = new(new ByParts());

    public SharedValues() => _textsBySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A text that is no property: a type, a property's name, a place.</summary>
    public string Name(string name) => name.Length == 0 ? "" : Text(name).Value;

    public PlanText Text(string text)
    {
        if (!_texts.TryGetValue(text, out var value))
        {
            _texts.Add(text, value = new PlanText(text));
        }

        return value;
    }

    /// <summary>The same without a string, where there is one already.</summary>
    public PlanText Text(ReadOnlySpan<char> text) => _textsBySpan.TryGetValue(text, out var value) ? value : Text(new string(text));

    public Urn Urn(string text)
    {
        if (!_urns.TryGetValue(text, out var urn))
        {
            _urns.Add(text, urn = new Urn(text));
        }

        return urn;
    }

    public PlanNumber Number(double number) => Share(new PlanNumber(number));

    /// <summary>A list of values that are shared themselves.</summary>
    public PlanList List(ReadOnlySpan<PlanValue> items) => items.IsEmpty ? PlanList.Empty : Share(new PlanList([.. items]));

    /// <summary>A map of names, which differ, and values that are shared themselves.</summary>
    public PlanMap Map(ReadOnlySpan<KeyValuePair<string, PlanValue>> properties) => properties.IsEmpty ? PlanMap.Empty : Share(PlanMap.Of(properties));

    /// <summary>A secret of a value that is shared itself.</summary>
    public PlanSecret Secret(PlanValue value) => Share(PlanSecret.Of(value));

    private T Share<T>(T value)
        where T : PlanValue
    {
        if (_values.TryGetValue(value, out var shared))
        {
            return (T)shared;
        }

        _values.Add(value);
        return value;
    }

    // What a value is made of is shared already, so one look at each part is enough.
    private sealed class ByParts : IEqualityComparer<PlanValue>
    {
        public bool Equals(PlanValue? left, PlanValue? right) => (left, right) switch
        {
            (PlanMap a, PlanMap b) => a.HasSameParts(b),
            (PlanList a, PlanList b) => a.HasSameParts(b),
            (PlanSecret a, PlanSecret b) => ReferenceEquals(a.Value, b.Value),
            // Zero and minus zero are equal and yet written otherwise.
            (PlanNumber a, PlanNumber b) => BitConverter.DoubleToInt64Bits(a.Value) == BitConverter.DoubleToInt64Bits(b.Value),
            _ => Equals((object?)left, right),
        };

        public int GetHashCode([DisallowNull] PlanValue value)
        {
            switch (value)
            {
                case PlanMap map:
                    HashCode entries = default;
                    foreach ((var name, var property) in map)
                    {
                        entries.Add(RuntimeHelpers.GetHashCode(name));
                        entries.Add(RuntimeHelpers.GetHashCode(property));
                    }

                    return entries.ToHashCode();
                case PlanList list:
                    HashCode items = default;
                    foreach (var item in list.Items)
                    {
                        items.Add(RuntimeHelpers.GetHashCode(item));
                    }

                    return items.ToHashCode();
                case PlanSecret secret:
                    return RuntimeHelpers.GetHashCode(secret.Value);
                default:
                    return value.GetHashCode();
            }
        }
    }
}
