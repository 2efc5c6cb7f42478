using Infra.Contract;
using Infra.Platform.Tenancy;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Platform.Catalogue;

/// <summary>
/// The flows that an add-on needs in a namespace where nothing flows unless it is said. Names, the API server and HTTPS to the object store
/// are open to all of a tenant's pods already.
/// </summary>
internal sealed class AddOnNetwork(AddOnScope scope)
{
    /// <summary>Pods of one kind reach those of another on the given ports, or on all. Both sides must say so.</summary>
    public void Flow(string name, string reason, Pods from, Pods to, params int[] ports)
    {
        var (ingress, egress) = (
            new NetworkPolicyIngressRuleArgs { From = { new NetworkPolicyPeerArgs { PodSelector = from.Selector() } } },
            new NetworkPolicyEgressRuleArgs { To = { new NetworkPolicyPeerArgs { PodSelector = to.Selector() } } });
        foreach (var port in ports)
        {
            ingress.Ports.Add(TenantNetwork.Port(port));
            egress.Ports.Add(TenantNetwork.Port(port));
        }

        Ingress($"{name}-in", reason, to, ingress);
        TenantNetwork.Policy(
            scope.Tenant, $"{name}-out", reason, new NetworkPolicySpecArgs { PodSelector = from.Selector(), PolicyTypes = { "Egress" }, Egress = { egress } });
    }

    /// <summary>An operator reaches what it runs.</summary>
    public void FromNamespace(string name, string reason, string inNamespace, Pods to, params int[] ports)
    {
        var ingress = new NetworkPolicyIngressRuleArgs { From = { new NetworkPolicyPeerArgs { NamespaceSelector = TenantNetwork.InNamespace(inNamespace) } } };
        foreach (var port in ports)
        {
            ingress.Ports.Add(TenantNetwork.Port(port));
        }

        Ingress(name, reason, to, ingress);
    }

    /// <summary>A Spark driver, such as a notebook, and the executors that it starts reach each other.</summary>
    public void SparkClient(string name, Pods client)
    {
        Flow($"{name}-to-executors", "What runs here may be the driver of executors.", client, Pods.Executors);
        Flow($"executors-to-{name}", "Executors report to their driver, which runs here.", Pods.Executors, client);
    }

    private void Ingress(string name, string reason, Pods to, NetworkPolicyIngressRuleArgs rule) => TenantNetwork.Policy(
        scope.Tenant, name, reason, new NetworkPolicySpecArgs { PodSelector = to.Selector(), PolicyTypes = { "Ingress" }, Ingress = { rule } });

    /// <summary>Pods by one or two labels; none means all of the tenant's.</summary>
    internal sealed record Pods(params (string Key, string Value)[] Labels)
    {
        public static readonly Pods All = new();

        public static readonly Pods Executors = new((SparkIdentity.RoleLabel, "executor"));

        public LabelSelectorArgs Selector()
        {
            var selector = new LabelSelectorArgs();
            foreach (var (key, value) in Labels)
            {
                selector.MatchLabels[key] = value;
            }

            return selector;
        }
    }
}
