namespace Preview.Plans;

/// <summary>
/// The texts by which Pulumi marks special values on the wire and in an exported deployment.
/// They are part of its protocol: sdk/go/common/resource/sig and sdk/go/common/resource/plugin/rpc.go in pulumi/pulumi.
/// </summary>
internal static class Signatures
{
    /// <summary>The key that makes a map a special value; its own value says of which kind.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>What stands for an unknown string. The engine also gives it as the id of a provider in a preview.</summary>
    public const string UnknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly (string Text, UnknownKind Kind)[] Unknowns =
    [
        (UnknownString, UnknownKind.String),
        ("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", UnknownKind.Bool),
        ("3eeb2bf0-c639-47a8-9e75-3b44932eb421", UnknownKind.Number),
        ("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", UnknownKind.List),
        ("030794c1-ac77-496b-92df-f27374a8bd58", UnknownKind.Asset),
        ("e48ece36-62e2-4504-bad9-02848725956a", UnknownKind.Archive),
        ("dd056dcd-154b-4c76-9bd3-c8f88648b5ff", UnknownKind.Map),
    ];

    public static string TextOf(UnknownKind kind) => Array.Find(Unknowns, unknown => unknown.Kind == kind).Text;

    /// <summary>The kind of unknown that the text stands for; null for an ordinary text.</summary>
    public static UnknownKind? UnknownOf(ReadOnlySpan<char> text)
    {
        if (text.Length != UnknownString.Length)
        {
            return null;
        }

        foreach ((var unknown, var kind) in Unknowns)
        {
            if (text.SequenceEqual(unknown))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>A message without the text that stands for a secret or unknown setting.</summary>
    public static string Readable(string message) => message.Replace(UnknownString, "[unknown]", StringComparison.Ordinal);
}
