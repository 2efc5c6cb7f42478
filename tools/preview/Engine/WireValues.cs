using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Preview.Plans;

namespace Preview.Engine;

/// <summary>Property values between Pulumi's wire form and the plan's.</summary>
internal static class WireValues
{
    /// <summary>
    /// Reads the properties of a message. Output values are folded into what they hold: their dependencies go to
    /// <paramref name="dependencies"/>, by property.
    /// </summary>
    public static PlanMap Read(Struct? properties, SharedValues shared, Dictionary<string, HashSet<Urn>>? dependencies = null)
    {
        if (properties is null || properties.Fields.Count == 0)
        {
            return PlanMap.Empty;
        }

        var entries = new KeyValuePair<string, PlanValue>[properties.Fields.Count];
        var index = 0;
        foreach ((var name, var value) in properties.Fields)
        {
            HashSet<Urn>? found = null;
            entries[index++] = KeyValuePair.Create(shared.Name(name), Read(value, shared, ref found));
            if (found is not null)
            {
                dependencies?.Add(name, found);
            }
        }

        return PlanMap.Of(entries);
    }

    /// <summary>Writes properties for the program.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="keepSecrets">False for an SDK that does not know the mark of a secret: it gets the value.</param>
    /// <param name="keepResources">False for an SDK that does not know references to resources: it gets the id or the URN.</param>
    public static Struct Write(PlanMap properties, bool keepSecrets, bool keepResources)
    {
        var result = new Struct();
        foreach ((var name, var value) in properties)
        {
            result.Fields.Add(name, Write(value, keepSecrets, keepResources));
        }

        return result;
    }

    private static PlanValue Read(Value value, SharedValues shared, ref HashSet<Urn>? dependencies) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => PlanBool.Of(value.BoolValue),
        Value.KindOneofCase.NumberValue => new PlanNumber(value.NumberValue),
        Value.KindOneofCase.StringValue => ReadText(value.StringValue, shared),
        Value.KindOneofCase.ListValue => ReadItems(value.ListValue.Values, shared, ref dependencies),
        Value.KindOneofCase.StructValue => ReadMap(value.StructValue, shared, ref dependencies),
        _ => PlanNull.Value,
    };

    private static PlanValue ReadText(string text, SharedValues shared)
    {
        if (Signatures.UnknownOf(text) is { } kind)
        {
            return PlanUnknown.Of(kind);
        }

        // An encrypted setting reaches the program as the text of an unknown. What the program makes of it is neither known nor public.
        return text.Contains(Signatures.UnknownString, StringComparison.Ordinal) ? PlanSecret.Of(PlanUnknown.String) : shared.Text(text);
    }

    private static PlanList ReadItems(RepeatedField<Value> values, SharedValues shared, ref HashSet<Urn>? dependencies)
    {
        var items = new PlanValue[values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(values[i], shared, ref dependencies);
        }

        return items.Length == 0 ? PlanList.Empty : new PlanList([.. items]);
    }

    private static PlanValue ReadMap(Struct map, SharedValues shared, ref HashSet<Urn>? dependencies)
    {
        var signature = map.Fields.TryGetValue(Signatures.Key, out var mark) ? mark.StringValue : null;
        switch (signature)
        {
            case Signatures.Secret:
                return PlanSecret.Of(Inner(map, shared, ref dependencies));

            case Signatures.OutputValue:
                var inner = Inner(map, shared, ref dependencies);
                if (map.Fields.TryGetValue("dependencies", out var urns) && urns.ListValue is { } list)
                {
                    (dependencies ??= []).UnionWith(list.Values.Select(urn => shared.Urn(urn.StringValue)));
                }

                return map.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? PlanSecret.Of(inner) : inner;

            default:
                var entries = new KeyValuePair<string, PlanValue>[map.Fields.Count];
                var index = 0;
                foreach ((var name, var value) in map.Fields)
                {
                    entries[index++] = KeyValuePair.Create(shared.Name(name), Read(value, shared, ref dependencies));
                }

                return PlanMap.Of(entries);
        }
    }

    // An output value without a value is one that is unknown.
    private static PlanValue Inner(Struct map, SharedValues shared, ref HashSet<Urn>? dependencies) =>
        map.Fields.TryGetValue("value", out var value) ? Read(value, shared, ref dependencies) : PlanUnknown.String;

    private static Value Write(PlanValue value, bool keepSecrets, bool keepResources)
    {
        switch (value)
        {
            case PlanBool flag:
                return Value.ForBool(flag.Value);
            case PlanNumber number:
                return Value.ForNumber(number.Value);
            case PlanText text:
                return Value.ForString(text.Value);
            case PlanUnknown unknown:
                return Value.ForString(Signatures.TextOf(unknown.Kind));
            case PlanList list:
                return Value.ForList([.. list.Items.Select(item => Write(item, keepSecrets, keepResources))]);
            case PlanMap map when !keepResources && map.Text(Signatures.Key) == Signatures.ResourceReference:
                return Write(map["id"] is { } id and not PlanNull ? id : map["urn"] ?? PlanNull.Value, keepSecrets, keepResources);
            case PlanMap map:
                return Value.ForStruct(Write(map, keepSecrets, keepResources));
            case PlanSecret secret when keepSecrets:
                var wrapped = new Struct();
                wrapped.Fields.Add(Signatures.Key, Value.ForString(Signatures.Secret));
                wrapped.Fields.Add("value", Write(secret.Revealed, keepSecrets, keepResources));
                return Value.ForStruct(wrapped);
            case PlanSecret secret:
                return Write(secret.Revealed, keepSecrets, keepResources);
            default:
                return Value.ForNull();
        }
    }
}
