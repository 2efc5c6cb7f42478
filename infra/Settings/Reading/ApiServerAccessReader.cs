using System.Collections.Immutable;

namespace Infra.Settings.Reading;

/// <summary>Reads from which networks the API server of a managed cluster may be reached: the same keys on every cloud.</summary>
internal static class ApiServerAccessReader
{
    public static ApiServerAccess Read(MapReader map, bool byName = false)
    {
        var access = new ApiServerAccess(
            map.Scalars(
                "publicAccessCidrs", [], ScalarFormats.Network(0, 32),
                "Networks from which the API server may be reached over the internet. None: it has no public address.", "none"),
            map.Scalars(
                "privateAccessCidrs", [], ScalarFormats.Network(0, 32),
                "Networks from which its private address may be reached: the cluster's own, or others that are peered or connected by a VPN. "
                + "Nodes and pods always reach it.", "none"),
            byName);
        Check(map, "publicAccessCidrs", access.Public, "the whole internet");
        Check(map, "privateAccessCidrs", access.Private, "every network that is connected");
        foreach (var cidr in access.Public.Where(cidr => cidr is { PrefixLength: > 0 } && PrivateNetworks.Contain(cidr)))
        {
            map.Error("publicAccessCidrs", $"has {cidr}, a private network, from which nothing comes over the internet. Move it to privateAccessCidrs.");
        }

        return access;
    }

    private static void Check(MapReader map, string key, ImmutableArray<Cidr> networks, string opensTo)
    {
        if (networks.Any(network => network?.PrefixLength == 0))
        {
            map.Error(key, $"has 0.0.0.0/0, which opens the API server to {opensTo}. List the networks that you come from, or leave the key out.");
        }

        foreach (var network in networks.Where(network => network is not null).GroupBy(network => network).Where(group => group.Count() > 1))
        {
            map.Error(key, $"has {network.Key} twice. Remove one.");
        }
    }
}
