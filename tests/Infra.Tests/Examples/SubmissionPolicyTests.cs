using System.Text.RegularExpressions;
using Infra.Platform.Spark;
using Infra.Platform.Tenancy;
using Infra.Tests.Support;

namespace Infra.Tests.Examples;

/// <summary>The admission policies as they are registered; what they say to requests, Live.Tests ask a real API server.</summary>
public class SubmissionPolicyTests
{
    private const string Policy = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
    private const string Binding = $"{Policy}Binding";

    public static TheoryData<string> Policies =>
        [SubmissionPolicy.Name, SubmissionBoundary.Name, SparkPodPolicy.Name, SparkObjectPolicy.Name, ConfigMapPolicy.Name, ServicePolicy.Name];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task It_holds_in_the_tenants_namespaces_and_nowhere_else(string name)
    {
        var run = await EksRun.Shipped;
        var binding = run.One(Binding, name);
        Assert.Equal((name, "Deny"), (binding.Text("spec.policyName"), binding.Text("spec.validationActions.0")));
        var expression = binding["spec.matchResources.namespaceSelector.matchExpressions.0"]!;
        Assert.Equal(("spark-platform/tenant", "Exists"), (expression["key"]!.ToString(), expression["operator"]!.ToString()));
        Assert.Equal("Fail", run.One(Policy, name).Text("spec.failurePolicy"));
        Assert.All(run.Settings.Platform.Tenants, tenant =>
            Assert.Equal(tenant.Name, run.One("kubernetes:core/v1:Namespace", tenant.Name)["metadata.labels"]!["spark-platform/tenant"]!.ToString()));
    }

    [Theory]
    [InlineData(SubmissionPolicy.Name, "CREATE", "sparkapplications scheduledsparkapplications")]
    [InlineData(SubmissionBoundary.Name, "CREATE UPDATE", "sparkapplications scheduledsparkapplications sparkconnects")]
    [InlineData(SparkPodPolicy.Name, "CREATE", "pods")]
    [InlineData(SparkObjectPolicy.Name, "CREATE UPDATE DELETE", "pods configmaps services persistentvolumeclaims")]
    [InlineData(ConfigMapPolicy.Name, "UPDATE DELETE", "configmaps")]
    [InlineData(ServicePolicy.Name, "CREATE UPDATE", "services")]
    public async Task It_judges_these_requests(string name, string operations, string resources)
    {
        var rule = (await EksRun.Shipped).One(Policy, name)["spec.matchConstraints.resourceRules.0"]!;
        Assert.Equal(operations, string.Join(' ', rule["operations"]!.AsArray()));
        Assert.Equal(resources, string.Join(' ', rule["resources"]!.AsArray()));
    }

    /// <summary>The policies refuse from the operator's first submission on.</summary>
    [Fact]
    public async Task They_are_in_force_before_the_operator()
    {
        var before = await (await EksRun.Shipped).One("kubernetes:helm.sh/v3:Release", "spark-operator").DependsOnAsync();
        Assert.Superset(
            new HashSet<string> { SubmissionPolicy.Name, SubmissionBoundary.Name, SparkPodPolicy.Name, "spark-operator-default-deny" }, before.ToHashSet());
    }

    /// <summary>A variable is there before it is used, and a message ends with what to do.</summary>
    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Every_rule_uses_what_is_there_and_says_what_to_do(string name)
    {
        var policy = (await EksRun.Shipped).One(Policy, name);
        var known = new HashSet<string>();
        foreach (var variable in policy["spec.variables"]?.AsArray() ?? [])
        {
            AssertKnown(variable!["expression"]!.ToString(), known);
            known.Add(variable["name"]!.ToString());
        }

        Assert.All(policy["spec.validations"]!.AsArray(), rule =>
        {
            AssertKnown(rule!["expression"]!.ToString(), known);
            AssertKnown(rule["messageExpression"]?.ToString() ?? "", known);
            Assert.EndsWith(".", rule["message"]!.ToString(), StringComparison.Ordinal);
        });

        static void AssertKnown(string expression, HashSet<string> known) => Assert.All(
            Regex.Matches(expression, @"variables\.(\w+)").Select(match => match.Groups[1].Value),
            name => Assert.Contains(name, known));
    }
}
