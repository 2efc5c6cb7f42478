using Infra.Tests.Support;

namespace Infra.Tests.Platform;

/// <summary>The operator's namespace is closed but for what the operator needs, on every target.</summary>
public class SparkOperatorNetworkTests
{
    private const string NetworkPolicy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

    public static TheoryData<string> Stacks => ["Pulumi.aks.yaml", "Pulumi.eks.yaml", "Pulumi.gke.yaml", "Pulumi.onprem.yaml"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Nothing_flows_but_what_is_opened_with_a_reason(string stack)
    {
        var policies = (await StackRun.Shipped(stack)).Of(NetworkPolicy).Where(policy => policy.Namespace == "spark-operator").ToList();
        Assert.Equal(
            ["allow-api-server", "allow-dns", "allow-metrics", "allow-webhook", "default-deny"],
            policies.Select(policy => policy.ObjectName).Where(name => name != "allow-api-service").Order(StringComparer.Ordinal));
        Assert.All(policies, policy => Assert.NotEmpty(policy["metadata.annotations"]!["spark-platform/reason"]!.ToString()));
        Assert.All(policies, policy => Assert.Equal("{}", policy["spec.podSelector"]!.ToJsonString()));
        var denied = policies.Single(policy => policy.ObjectName == "default-deny");
        Assert.Equal(["Ingress", "Egress"], denied.Texts("spec.policyTypes"));
        Assert.Null(denied["spec.egress"]);
    }

    /// <summary>Where a tenant's driver finds the API server, the operator finds it too, and no store.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task It_reaches_the_API_server_and_no_object_store(string stack)
    {
        var run = await StackRun.Shipped(stack);
        var flows = run.Contract.TenantEgress.Where(flow => flow.ToApiServer).ToList();
        var rules = flows.Select(flow => run.One(NetworkPolicy, $"spark-operator-{flow.Name}")["spec.egress"]!.AsArray().Single()!);
        Assert.Equal(
            flows.SelectMany(flow => flow.Cidrs.Select(cidr => $"{cidr}:{flow.Port}")),
            rules.SelectMany(rule => rule["to"]!.AsArray().Select(to => $"{to!["ipBlock"]!["cidr"]}:{rule["ports"]![0]!["port"]}")));
    }
}
