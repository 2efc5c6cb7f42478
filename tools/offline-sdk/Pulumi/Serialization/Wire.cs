namespace Pulumi.Serialization;

/// <summary>The words of Pulumi's wire format for property values (pulumi: sdk/go/common/resource/{properties,sig}).</summary>
internal static class Wire
{
    /// <summary>Stands for a value that is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The key whose value, one of the signatures, says that an object is not a plain one.</summary>
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";

    public const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    public const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    public const string ResourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string OutputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public const string ValueProperty = "value";
    public const string SecretProperty = "secret";
    public const string DependenciesProperty = "dependencies";

    public const string TextProperty = "text";
    public const string PathProperty = "path";
    public const string UriProperty = "uri";
    public const string AssetsProperty = "assets";

    public const string UrnProperty = "urn";
    public const string IdProperty = "id";

    /// <summary>The type token of the root of all resources.</summary>
    public const string StackType = "pulumi:pulumi:Stack";
}
