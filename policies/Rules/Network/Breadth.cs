using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Policies.Rules.Network;

/// <summary>How much of the internet a network in CIDR notation is.</summary>
internal static class Breadth
{
    // No network that somebody has is wider: the largest private one of IPv4 is a /8, and registries give out /12 of IPv6. Two halves of the internet are all of it.
    private const int WidestIPv4 = 8;
    private const int WidestIPv6 = 12;

    /// <summary>True for the internet, or a part of it that is nobody's own. Bits behind the prefix mean nothing, as in Kubernetes.</summary>
    public static bool IsInternet(string cidr)
    {
        var parts = cidr.Trim().Split('/');
        return parts.Length == 2 && IPAddress.TryParse(parts[0], out var address) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            && !(address.IsIPv6UniqueLocal && prefix >= 7) && prefix < (address.AddressFamily == AddressFamily.InterNetwork ? WidestIPv4 : WidestIPv6);
    }
}
