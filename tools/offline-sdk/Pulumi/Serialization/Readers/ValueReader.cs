using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization.Readers;

/// <summary>Reads a wire value as one type. There is one reader per type, made when the type is first met.</summary>
internal abstract class ValueReader
{
    private static readonly ConcurrentDictionary<Type, ValueReader> Readers = new();

    /// <summary>The reader of a type; an error if outputs cannot hold the type.</summary>
    public static ValueReader Of(Type type) => Readers.GetOrAdd(type, key => Make(key));

    /// <summary>Reads a value. A null is nothing to any type.</summary>
    /// <returns>The value, or what is wrong with it.</returns>
    public (object? Result, string? Fault) Read(Value wrapped, string place, Action<string> warn)
    {
        var value = WireMarks.Unwrap(wrapped);
        return value.KindCase is Kind.NullValue or Kind.None ? (null, null) : ReadPresent(value, place, warn);
    }

    /// <summary>Reads a value, or reports what is wrong with it and gives nothing.</summary>
    public object? ReadOrWarn(Value wrapped, string place, Action<string> warn)
    {
        var (result, fault) = Read(wrapped, place, warn);
        if (fault is not null)
        {
            warn(fault);
        }

        return result;
    }

    protected static (object? Result, string? Fault) Mismatch(Type expected, Value value, string place)
        => (null, $"Expected {expected.FullName} but got {ClrType(value).FullName} deserializing {place}");

    /// <summary>Reads a value that is not null and carries no marks.</summary>
    protected abstract (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn);

    private static Type ClrType(Value value)
        => value.KindCase switch
        {
            Kind.NumberValue => typeof(double),
            Kind.StringValue => typeof(string),
            Kind.BoolValue => typeof(bool),
            Kind.ListValue => typeof(ImmutableArray<object>),
            _ => typeof(ImmutableDictionary<string, object>),
        };

    private static ValueReader Make(Type type)
    {
        if (type == typeof(object))
        {
            return new AnyReader();
        }

        if (type == typeof(string) || type == typeof(bool) || type == typeof(double) || type == typeof(int))
        {
            return new PrimitiveReader(type);
        }

        if (type == typeof(JsonElement))
        {
            return new JsonReader();
        }

        if (typeof(AssetOrArchive).IsAssignableFrom(type) || typeof(Resource).IsAssignableFrom(type))
        {
            return new ObjectReader(type);
        }

        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
        {
            return new EnumReader(type);
        }

        if (EnumCodec.Of(type) is { } codec)
        {
            return new EnumTypeReader(type, codec);
        }

        return type.IsConstructedGenericType ? MakeGeneric(type) : new OutputTypeReader(type);
    }

    private static ValueReader MakeGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Nullable<>))
        {
            return Of(arguments[0]);
        }

        if (definition == typeof(Output<>))
        {
            return new OutputReader(type);
        }

        AheadOfTime.Root();
        var reader = definition == typeof(ImmutableArray<>) ? typeof(ArrayReader<>).MakeGenericType(arguments)
            : definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string) ? typeof(DictionaryReader<>).MakeGenericType(arguments[1])
            : definition == typeof(Union<,>) ? typeof(UnionReader<,>).MakeGenericType(arguments)
            : null;
        return reader is not null ? (ValueReader)Activator.CreateInstance(reader)!
            : type.GetCustomAttribute<OutputTypeAttribute>() is not null ? new OutputTypeReader(type)
            : throw new InvalidOperationException(
                $"{type.FullName} cannot be an output: the only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
    }
}
