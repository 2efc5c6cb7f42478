using System.Collections.Immutable;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization.Readers;

/// <summary>Reads a value as it comes: text, number, flag, immutable array or immutable dictionary, asset, resource.</summary>
internal sealed class AnyReader : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
        => (Any(value), null);

    private static object? Any(Value wrapped)
    {
        var value = WireMarks.Unwrap(wrapped);
        return value.KindCase switch
        {
            Kind.StringValue => value.StringValue,
            Kind.NumberValue => value.NumberValue,
            Kind.BoolValue => value.BoolValue,
            Kind.ListValue => value.ListValue.Values.Select(Any).ToImmutableArray(),
            Kind.StructValue => SignedValues.Read(value) ?? Dictionary(value),
            _ => null,
        };
    }

    private static ImmutableDictionary<string, object?> Dictionary(Value value)
        => value.StructValue.Fields
            .Where(field => !WireMarks.IsInternal(field.Key))
            .ToImmutableDictionary(field => field.Key, field => Any(field.Value));
}
