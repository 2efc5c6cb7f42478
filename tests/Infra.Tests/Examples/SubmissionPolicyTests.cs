using Infra.Platform.Spark;
using Infra.Tests.Support;

namespace Infra.Tests.Examples;

public class SubmissionPolicyTests
{
    private const string Policy = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
    private const string Binding = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding";

    [Fact]
    public async Task It_holds_in_the_tenants_namespaces_and_nowhere_else()
    {
        var run = await EksRun.Shipped;
        var binding = run.One(Binding);
        Assert.Equal((SubmissionPolicy.Name, "Deny"), (binding.Text("spec.policyName"), binding.Text("spec.validationActions.0")));
        var expression = binding["spec.matchResources.namespaceSelector.matchExpressions.0"]!;
        Assert.Equal(("spark-platform/tenant", "Exists"), (expression["key"]!.ToString(), expression["operator"]!.ToString()));
        Assert.All(run.Settings.Platform.Tenants, tenant =>
            Assert.Equal(tenant.Name, run.One("kubernetes:core/v1:Namespace", tenant.Name)["metadata.labels"]!["spark-platform/tenant"]!.ToString()));
    }

    [Fact]
    public async Task It_judges_new_applications_only()
    {
        var policy = (await EksRun.Shipped).One(Policy);
        Assert.Equal(["CREATE"], policy.Texts("spec.matchConstraints.resourceRules.0.operations"));
        Assert.Equal(["sparkapplications", "scheduledsparkapplications"], policy.Texts("spec.matchConstraints.resourceRules.0.resources"));
        Assert.Equal("Fail", policy.Text("spec.failurePolicy"));
    }

    /// <summary>A variable is there before it is used, and a message says how to mend it.</summary>
    [Fact]
    public async Task Every_rule_uses_what_is_there_and_says_what_to_do()
    {
        var policy = (await EksRun.Shipped).One(Policy);
        var known = new HashSet<string>();
        foreach (var variable in policy["spec.variables"]!.AsArray())
        {
            AssertKnown(variable!["expression"]!.ToString(), known);
            known.Add(variable["name"]!.ToString());
        }

        Assert.All(policy["spec.validations"]!.AsArray(), rule =>
        {
            AssertKnown(rule!["expression"]!.ToString(), known);
            Assert.Contains(" Add it, for example ", rule["message"]!.ToString(), StringComparison.Ordinal);
        });

        static void AssertKnown(string expression, HashSet<string> known) => Assert.All(
            System.Text.RegularExpressions.Regex.Matches(expression, @"variables\.(\w+)").Select(match => match.Groups[1].Value),
            name => Assert.Contains(name, known));
    }
}
