using System.Security.Cryptography;
using System.Text;

namespace Infra.Clusters.Aks;

/// <summary>
/// Names that Azure wants to be unique or random, computed so that they are the same on every run: a preview would otherwise show a new
/// role assignment each time.
/// </summary>
internal static class StableHash
{
    /// <summary>Six characters that tell two deployments of the same name apart.</summary>
    public static string Suffix(params ReadOnlySpan<string> of) => Convert.ToHexStringLower(Hash(of))[..6];

    /// <summary>A name for what Azure calls by a GUID.</summary>
    public static string Guid(params ReadOnlySpan<string> of)
    {
        var bytes = Hash(of)[..16];

        // A GUID of version 8, which RFC 9562 leaves to whoever makes it.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static byte[] Hash(ReadOnlySpan<string> of) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', of!)));
}
