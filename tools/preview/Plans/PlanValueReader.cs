using System.Runtime.InteropServices;
using System.Text.Json;

namespace Preview.Plans;

/// <summary>Reads the values of a plan; each text is kept once.</summary>
internal sealed class PlanValueReader(SharedValues shared)
{
    // What the open lists and maps have by now, the innermost at the end.
    private readonly List<PlanValue> _items = [];
    private readonly List<KeyValuePair<string, PlanValue>> _properties = [];

    /// <summary>Reads the value at which the tokens stand, to its end.</summary>
    public PlanValue Read(ref JsonTokens json)
    {
        switch (json.Type)
        {
            case JsonTokenType.String:
                var text = json.Text;
                return Signatures.UnknownOf(text) is { } kind ? PlanUnknown.Of(kind) : shared.Text(text);
            case JsonTokenType.Number:
                return new PlanNumber(json.Number);
            case JsonTokenType.True:
                return PlanBool.True;
            case JsonTokenType.False:
                return PlanBool.False;
            case JsonTokenType.StartArray:
                return ReadList(ref json);
            case JsonTokenType.StartObject:
                return ReadMap(ref json);
            default:
                return PlanNull.Value;
        }
    }

    private PlanList ReadList(ref JsonTokens json)
    {
        var start = _items.Count;
        while (json.Read() && json.Type != JsonTokenType.EndArray)
        {
            _items.Add(Read(ref json));
        }

        var list = _items.Count == start ? PlanList.Empty : new PlanList([.. CollectionsMarshal.AsSpan(_items)[start..]]);
        CollectionsMarshal.SetCount(_items, start);
        return list;
    }

    private PlanValue ReadMap(ref JsonTokens json)
    {
        var start = _properties.Count;
        var isSecret = false;
        while (json.Read() && json.Type != JsonTokenType.EndObject)
        {
            var name = shared.Text(json.Text).Value;
            json.Read();
            var value = Read(ref json);
            isSecret |= name == Signatures.Key && value is PlanText { Value: Signatures.Secret };
            _properties.Add(KeyValuePair.Create(name, value));
        }

        var map = PlanMap.Of(CollectionsMarshal.AsSpan(_properties)[start..]);
        CollectionsMarshal.SetCount(_properties, start);
        return isSecret ? PlanSecret.Masked : map;
    }
}
