using Pulumi.Serialization.Readers;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>Turns wire values into what an output holds.</summary>
internal static class PropertyReader
{
    /// <summary>Reads a value as a type. What does not fit is left at the type's default value and reported.</summary>
    public static OutputData Read(
        Value value, Type type, string place, Action<string> warn, IReadOnlyCollection<Resource>? resources = null)
    {
        var (isKnown, isSecret) = WireMarks.Of(value);
        var result = isKnown ? ValueReader.Of(type).ReadOrWarn(value, place, warn) : null;
        return new(result, isKnown, isSecret, resources ?? []);
    }

    /// <summary>Reads a value without expecting any type.</summary>
    public static OutputData ReadAny(Value value) => Read(value, typeof(object), string.Empty, _ => { });
}
