using System.Collections.Immutable;
using Pulumi.Serialization.Readers;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>Turns wire values into what an output holds.</summary>
internal static class PropertyReader
{
    /// <summary>Reads a value as a type. What does not fit is left at the type's default value and reported.</summary>
    public static OutputData<object?> Read(
        Value value, Type type, string place, Action<string> warn, ImmutableHashSet<Resource>? resources = null)
    {
        var (isKnown, isSecret) = WireMarks.Of(value);
        var result = isKnown ? ValueReader.Of(type).ReadOrWarn(value, place, warn) : null;
        return new(result, isKnown, isSecret, resources ?? ImmutableHashSet<Resource>.Empty);
    }

    /// <inheritdoc cref="Read(Value, Type, string, Action{string}, ImmutableHashSet{Resource})"/>
    public static OutputData<T> Read<T>(Struct value, string place, Action<string> warn)
    {
        var data = Read(Value.ForStruct(value), typeof(T), place, warn);
        return data.With(data.Value is null ? default! : (T)data.Value);
    }

    /// <summary>Reads a value without expecting any type.</summary>
    public static OutputData<object?> ReadAny(Value value) => Read(value, typeof(object), string.Empty, _ => { });
}
