using Google.Protobuf.WellKnownTypes;
using PolicyEngine.Values;

namespace PolicyEngine.Hosting;

/// <summary>Properties between Pulumi's wire form and the rules'.</summary>
internal static class WireProperties
{
    public static PropertyMap Read(Struct? properties) => properties is null || properties.Fields.Count == 0 ? PropertyMap.Empty : ReadFields(properties);

    /// <summary>
    /// Writes remediated properties. Unchanged values are copied from the wire, because the rules' values
    /// are less complete: they lack the content of files, for example.
    /// </summary>
    /// <param name="after">The remediated properties.</param>
    /// <param name="before">The properties before the remediation.</param>
    /// <param name="wire">The same, in wire form.</param>
    public static Struct Write(PropertyMap after, PropertyMap before, Struct wire)
    {
        var written = new Struct();
        foreach ((var name, var value) in after)
        {
            written.Fields.Add(name, Write(value, before[name], wire.Fields.TryGetValue(name, out var came) ? came : null));
        }

        return written;
    }

    private static PropertyValue Read(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => new PropertyBool(value.BoolValue),
        Value.KindOneofCase.NumberValue => new PropertyNumber(value.NumberValue),
        Value.KindOneofCase.StringValue => WireMarks.UnknownOf(value.StringValue) ?? (PropertyValue)new PropertyString(value.StringValue),
        Value.KindOneofCase.ListValue => new PropertyList([.. value.ListValue.Values.Select(Read)]),
        Value.KindOneofCase.StructValue => ReadMap(value.StructValue),
        _ => PropertyNull.Value,
    };

    private static PropertyValue ReadMap(Struct map) => (map.Fields.TryGetValue(WireMarks.Key, out var mark) ? mark.StringValue : null) switch
    {
        WireMarks.Secret => new PropertySecret(Inner(map)),
        WireMarks.OutputValue => map.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? new PropertySecret(Inner(map)) : Inner(map),
        WireMarks.ResourceReference => ReadReference(map),
        WireMarks.Asset => new PropertyAsset(UnknownKind.Asset),
        WireMarks.Archive => new PropertyAsset(UnknownKind.Archive),
        _ => ReadFields(map),
    };

    private static PropertyMap ReadFields(Struct map) =>
        PropertyMap.Of(map.Fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value))));

    // An output value without a value is one that is unknown.
    private static PropertyValue Inner(Struct map) => map.Fields.TryGetValue("value", out var value) ? Read(value) : PropertyUnknown.Any;

    private static PropertyValue ReadReference(Struct map) =>
        map.Fields.TryGetValue("id", out var id) && id.StringValue.Length > 0 ? Read(id)
        : map.Fields.TryGetValue("urn", out var urn) ? Read(urn)
        : PropertyUnknown.Any;

    private static Value Write(PropertyValue value, PropertyValue? before, Value? wire)
    {
        if (wire is not null && value.Equals(before))
        {
            return wire;
        }

        return value switch
        {
            PropertyBool flag => Value.ForBool(flag.Value),
            PropertyNumber number => Value.ForNumber(number.Value),
            PropertyString text => Value.ForString(text.Value),
            PropertyUnknown unknown => Value.ForString(WireMarks.TextOf(unknown.Kind)),
            PropertyList list => Value.ForList([.. list.Items.Select((item, index) => WriteItem(item, index, before as PropertyList, wire))]),
            PropertyMap map when before is PropertyMap was && wire is not null => Value.ForStruct(Write(map, was, wire.StructValue)),
            PropertyMap map => Value.ForStruct(Write(map, PropertyMap.Empty, new Struct())),
            PropertySecret secret => WriteSecret(secret, before as PropertySecret, wire),
            _ => Value.ForNull(),
        };
    }

    private static Value WriteItem(PropertyValue item, int index, PropertyList? before, Value? wire) =>
        before is not null && wire?.ListValue is { } list && index < before.Items.Length
            ? Write(item, before.Items[index], list.Values[index])
            : Write(item, null, null);

    private static Value WriteSecret(PropertySecret secret, PropertySecret? before, Value? wire)
    {
        var inner = wire?.StructValue is { } map && map.Fields.TryGetValue("value", out var value) ? value : null;
        return Value.ForStruct(new Struct
        {
            Fields =
            {
                [WireMarks.Key] = Value.ForString(WireMarks.Secret),
                ["value"] = Write(secret.Content ?? PropertyNull.Value, before?.Content, inner),
            },
        });
    }
}
