using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>The networks that the internet does not carry (RFC 1918), and the one that carriers and clouds share (RFC 6598).</summary>
internal static class PrivateNetworks
{
    private static readonly ImmutableArray<Cidr> All =
        [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("100.64.0.0/10"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16")];

    /// <summary>The networks that stay closed to a tenant that may reach public addresses: the private ones, and the link-local one of its node.</summary>
    public static ImmutableArray<string> ClosedToTenants { get; } =
        [.. All.Select(cidr => cidr.ToString()).Append("169.254.0.0/16").Order(StringComparer.Ordinal)];

    public static bool Contain(Cidr cidr) => All.Any(cidr.Overlaps);
}
