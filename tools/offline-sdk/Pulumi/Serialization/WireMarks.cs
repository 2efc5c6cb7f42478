using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>Reads the signatures that mark wire values.</summary>
internal static class WireMarks
{
    /// <summary>Whether a key is the engine's own, which is of no concern to the program.</summary>
    public static bool IsInternal(string key) => key.StartsWith("__", StringComparison.Ordinal);

    public static string? Signature(Value value)
        => value.KindCase == Value.KindOneofCase.StructValue
            && value.StructValue.Fields.TryGetValue(Wire.SignatureKey, out var signature)
            && signature.KindCase == Value.KindOneofCase.StringValue
            ? signature.StringValue
            : null;

    /// <summary>The plain value inside secrets and output values.</summary>
    public static Value Unwrap(Value value)
    {
        while (Signature(value) is Wire.SecretSignature or Wire.OutputSignature)
        {
            value = Inside(value);
        }

        return value;
    }

    /// <summary>Whether a value is known and secret, as a whole: one unknown or secret part makes all of it so.</summary>
    public static (bool IsKnown, bool IsSecret) Of(Value value)
    {
        var marks = (IsKnown: true, IsSecret: false);
        Gather(value, ref marks);
        return marks;
    }

    private static Value Inside(Value value)
        => value.StructValue.Fields.TryGetValue(Wire.ValueProperty, out var inner) ? inner
            : Signature(value) == Wire.SecretSignature
                ? throw new InvalidOperationException("Secrets must have a field called 'value'")
                : Value.ForString(Wire.Unknown);

    private static void Gather(Value value, ref (bool IsKnown, bool IsSecret) marks)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue:
                marks.IsKnown &= value.StringValue != Wire.Unknown;
                break;
            case Value.KindOneofCase.ListValue:
                foreach (var item in value.ListValue.Values)
                {
                    Gather(item, ref marks);
                }

                break;
            case Value.KindOneofCase.StructValue when Signature(value) is { } signature:
                GatherSigned(value, signature, ref marks);
                break;
            case Value.KindOneofCase.StructValue:
                foreach (var (key, item) in value.StructValue.Fields)
                {
                    if (!IsInternal(key))
                    {
                        Gather(item, ref marks);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static void GatherSigned(Value value, string signature, ref (bool IsKnown, bool IsSecret) marks)
    {
        if (signature is not (Wire.SecretSignature or Wire.OutputSignature))
        {
            // Assets and resources are known whatever is in them.
            return;
        }

        marks.IsSecret |= signature == Wire.SecretSignature
            || (value.StructValue.Fields.TryGetValue(Wire.SecretProperty, out var secret) && secret.BoolValue);
        Gather(Inside(value), ref marks);
    }
}
