using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Tenancy;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Platform;

/// <summary>The network policies of one of the platform's own namespaces: nothing flows but what is opened here, each with its reason.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="component">The component that the policies belong to.</param>
/// <param name="name">The namespace's name.</param>
/// <param name="inNamespace">The namespace, with which the policies go.</param>
internal sealed class NamespaceNetwork(ClusterContract cluster, ComponentResource component, string name, Namespace inNamespace)
{
    /// <summary>Every policy made so far.</summary>
    public List<Resource> Policies { get; } = [];

    public NamespaceNetwork DefaultDeny() => Policy("default-deny", "Nothing gets in or out unless another policy opens it.", new NetworkPolicySpecArgs
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress", "Egress" },
    });

    public NamespaceNetwork ToDns() => Egress("allow-dns", "Names are looked up in the cluster's DNS.", ClusterDns.Egress(cluster));

    public NamespaceNetwork ToApiServer(string reason)
    {
        foreach (var flow in cluster.TenantEgress.Where(flow => flow.ToApiServer))
        {
            Egress(flow.Name, reason, TenantNetwork.To(flow));
        }

        return this;
    }

    /// <summary>
    /// The API server calls a webhook. It comes from the control plane, whose address each cloud chooses by itself, so the port is open to all.
    /// </summary>
    public NamespaceNetwork FromApiServer(int port, string reason) =>
        Ingress("allow-webhook", reason, new NetworkPolicyIngressRuleArgs { Ports = { TenantNetwork.Port(port) } });

    public NamespaceNetwork FromNamespace(string policy, string client, int port, string reason) => Ingress(policy, reason, new NetworkPolicyIngressRuleArgs
    {
        From = { new NetworkPolicyPeerArgs { NamespaceSelector = TenantNetwork.InNamespace(client) } },
        Ports = { TenantNetwork.Port(port) },
    });

    private NamespaceNetwork Egress(string policy, string reason, NetworkPolicyEgressRuleArgs rule) =>
        Policy(policy, reason, new NetworkPolicySpecArgs { PodSelector = new LabelSelectorArgs(), PolicyTypes = { "Egress" }, Egress = { rule } });

    private NamespaceNetwork Ingress(string policy, string reason, NetworkPolicyIngressRuleArgs rule) =>
        Policy(policy, reason, new NetworkPolicySpecArgs { PodSelector = new LabelSelectorArgs(), PolicyTypes = { "Ingress" }, Ingress = { rule } });

    private NamespaceNetwork Policy(string policy, string reason, NetworkPolicySpecArgs spec)
    {
        var options = ChildOptions.Of(component, inNamespace);
        options.DeletedWith = inNamespace;
        Policies.Add(new NetworkPolicy(
            $"{name}-{policy}",
            new NetworkPolicyArgs
            {
                Metadata = PlatformObject.Metadata(cluster, policy, name, annotations: [new("spark-platform/reason", reason)]),
                Spec = spec,
            },
            options));
        return this;
    }
}
