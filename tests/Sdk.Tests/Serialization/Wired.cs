using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Sdk.Tests.Serialization;

/// <summary>Values on the wire.</summary>
internal static class Wired
{
    public static async Task<Value?> SerializeAsync(object? value, bool keepResources = true)
        => await new PropertySerializer(keepResources).SerializeAsync(value);

    public static async Task<string> TextAsync(object? value, bool keepResources = true)
        => JsonFormatter.Default.Format(await SerializeAsync(value, keepResources));

    /// <summary>There and back.</summary>
    public static async Task<(object? Value, bool IsKnown, bool IsSecret)> RoundTripAsync(object? value)
    {
        var data = PropertyReader.ReadAny(await SerializeAsync(value) ?? Value.ForNull());
        return (data.Value, data.IsKnown, data.IsSecret);
    }
}
