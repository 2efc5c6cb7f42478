using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Platform.Spark;

/// <summary>
/// The history server reaches DNS and the object store, and only the clients that the settings name may reach it: it shows the logs of all
/// tenants to every client. A port-forward goes through the API server, which requires the right to it.
/// </summary>
internal static class HistoryServerNetwork
{
    public static void Create(ClusterContract cluster, HistoryServerSettings settings, ComponentResource parent, Namespace inNamespace, InputMap<string> pods)
    {
        var spec = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs { MatchLabels = pods },
            PolicyTypes = { "Ingress", "Egress" },
            Egress = { ClusterDns.Egress(cluster) },
        };
        foreach (var flow in cluster.TenantEgress.Where(flow => !flow.ToApiServer))
        {
            spec.Egress.Add(TenantNetwork.To(flow));
        }

        foreach (var client in settings.Clients)
        {
            spec.Ingress.Add(new NetworkPolicyIngressRuleArgs
            {
                From = { new NetworkPolicyPeerArgs { NamespaceSelector = TenantNetwork.InNamespace(client) } },
                Ports = { TenantNetwork.Port(HistoryServer.Port) },
            });
        }

        var options = ChildOptions.Of(parent, inNamespace);
        options.DeletedWith = inNamespace;
        _ = new NetworkPolicy(
            "history-server",
            new NetworkPolicyArgs
            {
                Metadata = PlatformObject.Metadata(
                    cluster,
                    "history-server",
                    settings.Namespace,
                    annotations: [new("spark-platform/reason", "It reads event logs, and shows those of all tenants to every client that may reach it.")]),
                Spec = spec,
            },
            options);
    }
}
