using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Networks that are routed to each other must not share an address.</summary>
internal static class DisjointNetworks
{
    /// <summary>Reports each network of a stack that overlaps another, or one that the stack will be connected with.</summary>
    /// <param name="map">The map that has the networks, and <c>reserved</c>.</param>
    /// <param name="own">The stack's networks by their keys.</param>
    /// <param name="reserved">The networks of others.</param>
    public static void RequireDisjoint(this MapReader map, (string Key, Cidr Cidr)[] own, IEnumerable<Cidr> reserved)
    {
        foreach (var (index, (key, cidr)) in own.Index())
        {
            foreach (var (other, earlier) in own.Take(index).Where(earlier => earlier.Cidr.Overlaps(cidr)))
            {
                map.Error(key, $"is {cidr}, which overlaps network.{other}, {earlier}. Choose another network.");
            }

            foreach (var other in reserved.Where(other => other.Overlaps(cidr)))
            {
                map.Error(key, $"is {cidr}, which overlaps {other}, one of network.reserved. Choose another network.");
            }
        }
    }
}
