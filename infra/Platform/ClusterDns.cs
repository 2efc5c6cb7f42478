using Infra.Clusters;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Platform;

/// <summary>How pods in a closed network look names up.</summary>
internal static class ClusterDns
{
    /// <summary>A rule that opens the cluster's DNS, and its cache on each node where there is one.</summary>
    public static NetworkPolicyEgressRuleArgs Egress(ClusterContract cluster)
    {
        var rule = new NetworkPolicyEgressRuleArgs
        {
            To =
            {
                new NetworkPolicyPeerArgs
                {
                    NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = "kube-system" } },
                    PodSelector = new LabelSelectorArgs { MatchLabels = { ["k8s-app"] = "kube-dns" } },
                },
            },
            Ports = { Port("UDP"), Port("TCP") },
        };
        if (cluster.LocalDns is { } address)
        {
            rule.To.Add(new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = $"{address}/32" } });
        }

        return rule;
    }

    private static NetworkPolicyPortArgs Port(string protocol) => new() { Port = 53, Protocol = protocol };
}
