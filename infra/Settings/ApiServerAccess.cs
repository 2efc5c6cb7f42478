using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>The networks from which a cluster's API server may be reached. The cluster's own nodes and pods always reach it.</summary>
/// <param name="Public">Networks that reach it over the internet. None: it has no public address.</param>
/// <param name="Private">Networks that reach its private address: the cluster's own, or those that are peered or connected by a VPN.</param>
/// <param name="ByName">Whether it has a DNS name that is reached from anywhere, by identities to which IAM gives the right to connect.</param>
public sealed record ApiServerAccess(ImmutableArray<Cidr> Public, ImmutableArray<Cidr> Private, bool ByName = false)
{
    /// <summary>Whether only the cluster's own nodes and pods reach it.</summary>
    public bool IsClosed => Public.IsEmpty && Private.IsEmpty && !ByName;

    /// <summary>Who reaches it, for example "private; from 10.0.0.0/16 and the nodes".</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var parts = new List<string>();
        if (ByName)
        {
            parts.Add("by its DNS name, with the right in IAM");
        }

        parts.Add(Public.IsEmpty ? "private" : $"public; over the internet from {string.Join(", ", Public)}");
        parts.Add(Private.IsEmpty ? "from the nodes" : $"from {string.Join(", ", Private)} and the nodes");
        return string.Join("; ", parts);
    }
}
