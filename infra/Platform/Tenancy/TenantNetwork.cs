using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Platform.Tenancy;

/// <summary>The tenant's network policies: nothing reaches its pods and they reach nothing, except for the few flows that Spark needs.</summary>
internal static class TenantNetwork
{
    // The driver's UI, which serves Prometheus metrics too.
    private const int MetricsPort = 4040;

    public static void Create(TenantScope scope, string monitoringNamespace)
    {
        DefaultDeny(scope);
        Egress(scope, "allow-dns", "Names are looked up in the cluster's DNS.", ClusterDns.Egress(scope.Cluster));
        Spark(scope);
        Metrics(scope, monitoringNamespace);
        foreach (var flow in scope.Cluster.TenantEgress)
        {
            Egress(scope, flow.Name, flow.Reason, To(flow));
        }

        foreach (var flow in scope.Settings.Egress)
        {
            Egress(scope, $"egress-{flow.Name}", flow.Reason, To(flow));
        }
    }

    private static void DefaultDeny(TenantScope scope) => Policy(scope, "default-deny", "Nothing gets in or out unless another policy says so.", new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress", "Egress" },
    });

    /// <summary>All ports, because an executor's block manager takes a random one by default.</summary>
    private static void Spark(TenantScope scope) => Policy(scope, "allow-spark", "Drivers and executors of this tenant talk to each other.", new()
    {
        PodSelector = SparkPods(),
        PolicyTypes = { "Ingress", "Egress" },
        Ingress = { new NetworkPolicyIngressRuleArgs { From = { new NetworkPolicyPeerArgs { PodSelector = SparkPods() } } } },
        Egress = { new NetworkPolicyEgressRuleArgs { To = { new NetworkPolicyPeerArgs { PodSelector = SparkPods() } } } },
    });

    private static void Metrics(TenantScope scope, string monitoringNamespace)
    {
        var rule = new NetworkPolicyIngressRuleArgs
        {
            From = { new NetworkPolicyPeerArgs { NamespaceSelector = InNamespace(monitoringNamespace) } },
            Ports = { Port(MetricsPort) },
        };
        Policy(scope, "allow-metrics", "Prometheus reads the metrics of drivers and executors.", new NetworkPolicySpecArgs
        {
            PodSelector = SparkPods(),
            PolicyTypes = { "Ingress" },
            Ingress = { rule },
        });
    }

    private static void Egress(TenantScope scope, string name, string reason, NetworkPolicyEgressRuleArgs rule) =>
        Policy(scope, name, reason, new NetworkPolicySpecArgs { PodSelector = new LabelSelectorArgs(), PolicyTypes = { "Egress" }, Egress = { rule } });

    /// <summary>A rule that opens a flow.</summary>
    public static NetworkPolicyEgressRuleArgs To(NetworkFlow flow)
    {
        var rule = new NetworkPolicyEgressRuleArgs { Ports = { Port(flow.Port) } };
        foreach (var cidr in flow.Cidrs)
        {
            rule.To.Add(new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = cidr, Except = flow.Except } });
        }

        return rule;
    }

    /// <summary>A rule that opens a flow of the tenant's settings.</summary>
    private static NetworkPolicyEgressRuleArgs To(EgressSettings flow)
    {
        var rule = new NetworkPolicyEgressRuleArgs { Ports = { Port(flow.Port) } };
        foreach (var cidr in flow.Cidrs)
        {
            rule.To.Add(new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = cidr.ToString() } });
        }

        if (flow.Namespace is { } name)
        {
            rule.To.Add(new NetworkPolicyPeerArgs { NamespaceSelector = InNamespace(name) });
        }

        return rule;
    }

    public static void Policy(TenantScope scope, string name, string reason, NetworkPolicySpecArgs spec) => _ = new NetworkPolicy(
        $"{scope.Tenant}-{name}",
        new NetworkPolicyArgs
        {
            Metadata = scope.Metadata(name, [new("spark-platform/reason", reason)]),
            Spec = spec,
        },
        scope.Options());

    private static LabelSelectorArgs SparkPods() => new()
    {
        MatchExpressions = { new LabelSelectorRequirementArgs { Key = SparkIdentity.RoleLabel, Operator = "In", Values = { "driver", "executor" } } },
    };

    public static LabelSelectorArgs InNamespace(string name) => new() { MatchLabels = { ["kubernetes.io/metadata.name"] = name } };

    public static NetworkPolicyPortArgs Port(int port, string protocol = "TCP") => new() { Port = port, Protocol = protocol };
}
