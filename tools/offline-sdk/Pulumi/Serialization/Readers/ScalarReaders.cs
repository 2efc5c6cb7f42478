using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization.Readers;

internal sealed class PrimitiveReader(Type type) : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
        => value.KindCase switch
        {
            Kind.StringValue when type == typeof(string) => (value.StringValue, null),
            Kind.BoolValue when type == typeof(bool) => (value.BoolValue, null),
            Kind.NumberValue when type == typeof(double) => (value.NumberValue, null),
            Kind.NumberValue when type == typeof(int) => ((int)value.NumberValue, null),
            _ => Mismatch(type == typeof(int) ? typeof(double) : type, value, place),
        };
}

internal sealed class EnumReader(Type type) : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
        => value.KindCase == Kind.NumberValue
            ? (Enum.ToObject(type, (int)value.NumberValue), null)
            : Mismatch(typeof(double), value, place);
}

internal sealed class EnumTypeReader(Type type, EnumCodec codec) : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
        => codec.FromWire(value) is { } result ? (result, null) : Mismatch(type, value, place);
}

internal sealed class JsonReader : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
        => (JsonValues.FromWire(value), null);
}

/// <summary>Reads an asset, an archive or a reference to a resource.</summary>
internal sealed class ObjectReader(Type type) : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
        => SignedValues.Read(value) is { } result && type.IsInstanceOfType(result) ? (result, null) : Mismatch(type, value, place);
}
