using Google.Protobuf.Collections;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>Reads assets, archives and references to resources.</summary>
internal static class SignedValues
{
    /// <summary>The asset, archive or resource, or <see langword="null"/> if the value is none of these.</summary>
    public static object? Read(Value value)
        => WireMarks.Signature(value) switch
        {
            Wire.AssetSignature => Asset(value.StructValue.Fields),
            Wire.ArchiveSignature => Archive(value.StructValue.Fields),
            Wire.ResourceSignature => Resource(value.StructValue.Fields),
            _ => null,
        };

    private static Asset Asset(MapField<string, Value> fields)
        => Text(fields, Wire.PathProperty) is { } path ? new FileAsset(path)
            : Text(fields, Wire.UriProperty) is { } uri ? new RemoteAsset(uri)
            : Text(fields, Wire.TextProperty) is { } text ? new StringAsset(text)
            : throw Malformed("Asset");

    private static Archive Archive(MapField<string, Value> fields)
        => Text(fields, Wire.PathProperty) is { } path ? new FileArchive(path)
            : Text(fields, Wire.UriProperty) is { } uri ? new RemoteArchive(uri)
            : fields.TryGetValue(Wire.AssetsProperty, out var assets) && assets.KindCase == Kind.StructValue ? new AssetArchive(Assets(assets))
            : throw Malformed("Archive");

    private static Dictionary<string, AssetOrArchive> Assets(Value assets)
        => assets.StructValue.Fields.ToDictionary(
            field => field.Key,
            field => Read(field.Value) as AssetOrArchive
                ?? throw new InvalidOperationException("AssetArchive contained an element that wasn't itself an Asset or Archive."));

    private static DependencyResource Resource(MapField<string, Value> fields)
        => new(Text(fields, Wire.UrnProperty) ?? throw Malformed("Resource"));

    private static string? Text(MapField<string, Value> fields, string key)
        => fields.TryGetValue(key, out var value) && value.KindCase == Kind.StringValue ? value.StringValue : null;

    private static InvalidOperationException Malformed(string kind)
        => new($"Value was marked as {kind}, but did not conform to required shape.");
}
