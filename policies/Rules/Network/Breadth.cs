using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Policies.Rules.Network;

/// <summary>Tells the internet from smaller networks in CIDR notation.</summary>
internal static class Breadth
{
    // No allocated network is wider: the largest private IPv4 network is a /8, and registries allocate IPv6 as /12. Two halves of the internet are all of it.
    private const int WidestIPv4 = 8;
    private const int WidestIPv6 = 12;

    /// <summary>True for the internet, or a part of it that is too wide to belong to one owner. Host bits are ignored, as in Kubernetes.</summary>
    public static bool IsInternet(string cidr)
    {
        var parts = cidr.Trim().Split('/');
        return parts.Length == 2 && IPAddress.TryParse(parts[0], out var address)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            && !(address.IsIPv6UniqueLocal && prefix >= 7) && prefix < (address.AddressFamily == AddressFamily.InterNetwork ? WidestIPv4 : WidestIPv6);
    }
}
