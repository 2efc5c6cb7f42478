using System.Security.Cryptography;
using System.Text;

namespace Infra.Clusters.Aks;

/// <summary>
/// Derives the names that Azure requires to be unique or random from what they name, so that every run has the same ones: a preview would
/// otherwise show a new role assignment each time.
/// </summary>
internal static class DeterministicName
{
    /// <summary>Six characters that distinguish two deployments of the same name.</summary>
    public static string Suffix(params ReadOnlySpan<string> of) => Convert.ToHexStringLower(Hash(of))[..6];

    /// <summary>A name for what Azure calls by a GUID.</summary>
    public static string Guid(params ReadOnlySpan<string> of)
    {
        var bytes = Hash(of)[..16];

        // A GUID of version 8, whose other bits RFC 9562 leaves to the application.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static byte[] Hash(ReadOnlySpan<string> of) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', of!)));
}
