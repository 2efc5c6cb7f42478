using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class TenantFlavorsTests
{
    private const string Policy = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";

    [Fact]
    public async Task A_tenant_that_may_use_all_nodes_is_not_checked() =>
        Assert.DoesNotContain((await EksRun.Shipped).Of(Policy), policy => policy.Name.Contains("flavors", StringComparison.Ordinal));

    [Fact]
    public async Task Pods_that_tolerate_the_taints_of_other_pools_are_refused()
    {
        var run = await EksRun.WithPlatformAsync("    pods: 300", "    pods: 300\n    flavors: [driver, executor]");
        var policy = run.One(Policy, "spark-platform-flavors-streaming");
        Assert.Equal(("spark-platform-flavors-streaming", "Fail"), (policy.ObjectName, policy.Text("spec.failurePolicy")));
        var rule = policy["spec.matchConstraints.resourceRules.0"]!;
        Assert.Equal(
            """[""] ["v1"] ["CREATE","UPDATE"] ["pods"]""",
            $"{rule["apiGroups"]!.ToJsonString()} {rule["apiVersions"]!.ToJsonString()} {rule["operations"]!.ToJsonString()} "
            + $"{rule["resources"]!.ToJsonString()}");
        var validations = policy["spec.validations"]!.AsArray();
        Assert.Equal(3, validations.Count);
        Assert.Equal(
            "!has(object.spec.tolerations) || object.spec.tolerations.all(t, (has(t.effect) && t.effect != '' && t.effect != 'NoSchedule') || "
            + "(has(t.operator) && t.operator == 'Exists' ? has(t.key) && t.key != '' && t.key != 'spark-platform/role' : !has(t.key) || t.key != "
            + "'spark-platform/role' || (has(t.value) ? t.value : '') != 'large'))",
            validations[0]!["expression"]!.ToString());
        Assert.Contains("!= 'local-nvme'", validations[1]!["expression"]!.ToString());
        Assert.StartsWith("request.operation != 'CREATE' || !has(object.spec.nodeName)", validations[2]!["expression"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(validations, validation => validation!["expression"]!.ToString().Contains("'executor'", StringComparison.Ordinal));
        Assert.All(validations, validation => Assert.Contains("streaming", validation!["message"]!.ToString()));
    }

    [Fact]
    public async Task Only_that_tenants_pods_are_looked_at()
    {
        var run = await EksRun.WithPlatformAsync("    pods: 300", "    pods: 300\n    flavors: [driver]");
        var binding = run.One($"{Policy}Binding", "spark-platform-flavors-streaming");
        Assert.Equal(("spark-platform-flavors-streaming", "Deny"), (binding.Text("spec.policyName"), binding.Texts("spec.validationActions").Single()));
        Assert.Equal("""{"kubernetes.io/metadata.name":"streaming"}""", binding["spec.matchResources.namespaceSelector.matchLabels"]!.ToJsonString());
    }
}
