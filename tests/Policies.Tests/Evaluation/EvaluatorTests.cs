using System.Diagnostics;
using Policies.Tests.Support;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using static Policies.Tests.Support.Sample;

namespace Policies.Tests.Evaluation;

public sealed class EvaluatorTests
{
    [Fact]
    public void Verdicts_stand_in_the_order_of_the_plan_and_then_of_the_policies() => Assert.Equal(
        [
            "Zoo bucket-size-enough Passed", "Zoo bucket-sum-bounded Passed", "Zoo resource-name-lower Violated",
            "alpha bucket-size-enough Undecided", "alpha bucket-sum-bounded Passed", "alpha resource-name-lower Passed",
            "beta bucket-size-enough Violated", "beta bucket-sum-bounded Violated", "beta resource-name-lower Passed",
        ],
        Lines(Evaluate(PolicyConfiguration.Defaults, Bucket("Zoo", "99"), Bucket("alpha", "!unknown"), Bucket("beta", "5"))));

    [Fact]
    public void A_resource_of_another_type_has_no_verdict() =>
        Assert.Empty(Evaluate(PolicyConfiguration.Defaults, ResourceText.Resource("other:index:Bucket", "x", "size: 1")).Verdicts);

    [Fact]
    public void The_settings_give_the_level()
    {
        var asked = Evaluate(
            Levels(("bucket-size-enough", PolicyLevel.Advisory), ("bucket-sum-bounded", PolicyLevel.Disabled), ("resource-name-lower", PolicyLevel.Mandatory)),
            Bucket("Zoo", "5"));

        Assert.Equal(["Zoo bucket-size-enough Violated", "Zoo resource-name-lower Violated"], Lines(asked));
        Assert.Equal(["bucket-size-enough"], asked.AdvisoryViolations.Select(verdict => verdict.Policy.Id));
        Assert.Equal(["resource-name-lower"], asked.MandatoryViolations.Select(verdict => verdict.Policy.Id));
        Assert.False(asked.Passed);
    }

    [Fact]
    public void Advisory_violations_pass() => Assert.True(Evaluate(PolicyConfiguration.Defaults, Bucket("Zoo", "50")).Passed);

    [Fact]
    public void Settings_reach_the_rule()
    {
        var policy = new BucketSizeEnough();
        var options = PolicyConfiguration.Defaults with
        {
            Options = PolicyConfiguration.Defaults.Options.Add(policy.Id, PolicyOptions.Defaults.With(BucketSizeEnough.Least, 60L)!),
        };

        var verdict = Evaluate(options, Bucket("small", "50")).MandatoryViolations.Single();

        Assert.Equal("The bucket has 50, less than 60.", Assert.Single(verdict.Violations).Message);
    }

    [Fact]
    public void An_exemption_takes_the_violation_and_nothing_else()
    {
        var exemption = new Exemption("bucket-size-enough", "test:index:Bucket s*", "It is old.", new DateOnly(2027, 1, 1), "stacks/policies.yaml:3");

        var asked = Evaluate(
            PolicyConfiguration.Defaults with { Exemptions = [exemption] },
            Bucket("small", "5"), Bucket("sound", "50"), Bucket("soon", "!unknown"), Bucket("tiny", "5"));

        Assert.Equal(
            ["small Exempt", "sound Passed", "soon Undecided", "tiny Violated"],
            asked.Verdicts.Where(verdict => verdict.Policy.Id == exemption.Policy).Select(verdict => $"{verdict.Resource.Name} {verdict.Outcome}"));
        Assert.Equal(["small", "soon"], asked.Verdicts.Where(verdict => verdict.Exemption == exemption).Select(verdict => verdict.Resource.Name));
    }

    [Theory]
    [InlineData("urn:pulumi:test::project::test:index:Bucket::small", true)]
    [InlineData("urn:*::test:index:Bucket::*", true)]
    [InlineData("test:index:Bucket small", true)]
    [InlineData("*Bucket sm*ll", true)]
    [InlineData("Bucket small", true)]
    [InlineData("Bucket *", true)]
    [InlineData("bucket small", false)]
    [InlineData("index:Bucket small", false)]
    [InlineData("test:index:Bucket smal", false)]
    [InlineData("small", false)]
    public void An_exemption_is_for_a_URN_or_for_type_and_name(string pattern, bool covers) =>
        Assert.Equal(covers, new Exemption("p", pattern, "r", default, "f:1").Covers(Bucket("small", "1")));

    [Fact]
    public void What_can_be_put_right_is_before_anything_is_asked()
    {
        var asked = Evaluate(Levels(("bucket-size-enough", PolicyLevel.Remediate)), Bucket("small", "5"), Bucket("unknown", "!unknown"), Bucket("large", "95"));

        Assert.Equal(["small"], asked.Remediated.Select(remediated => remediated.Resource.Name));
        // The stack policy sees it too: 10 + 95.
        Assert.Equal(
            ["small bucket-size-enough Passed", "unknown bucket-size-enough Undecided", "large bucket-size-enough Passed", "large bucket-sum-bounded Violated"],
            Lines(asked).Where(line => !line.Contains("name-lower") && !line.EndsWith("bounded Passed")));
    }

    [Fact]
    public void What_could_not_be_put_right_is_refused() =>
        Assert.Equal(
            ["small"],
            Evaluate(
                Levels(("bucket-size-enough", PolicyLevel.Remediate)),
                Bucket("small", "!secret 5")).MandatoryViolations.Select(verdict => verdict.Resource.Name));

    [Fact]
    public void What_is_exempt_is_left_as_it_is() => Assert.Empty(Evaluate(
        Levels(("bucket-size-enough", PolicyLevel.Remediate)) with { Exemptions = [new Exemption("bucket-size-enough", "* small", "r", default, "f:1")] },
        Bucket("small", "5")).Remediated);

    [Fact]
    public void A_rule_with_a_fault_is_not_kept_and_tells_nothing()
    {
        var verdict = Evaluate(PolicyConfiguration.Defaults, ResourceText.Resource("test:index:Broken", "x"), Bucket("y", "50")).MandatoryViolations.Single();

        Assert.Equal("The rule itself failed (InvalidOperationException); please report it.", Assert.Single(verdict.Violations).Message);
    }

    [Fact]
    public void Nothing_passes() => Assert.True(Evaluate(PolicyConfiguration.Defaults).Passed);

    /// <summary>
    /// Real rules on many resources of the kinds that they are about. What is allocated says the same on a busy machine as on an idle one, and
    /// more of it than a few kilobytes for each resource means that something grows with the square.
    /// </summary>
    [Fact]
    public void Eight_thousand_resources_take_little()
    {
        Resource[] resources =
        [
            .. Enumerable.Range(0, 2000).Select(
                i => ResourceText.Resource(
                    "kubernetes:helm.sh/v3:Release", $"r{i}",
                    "{ chart: oci://public.ecr.aws/karpenter/c, version: 1.0.0, namespace: n, atomic: true, timeout: 600 }")),
            .. Enumerable.Range(0, 50).SelectMany(Tenant),
            .. Enumerable.Range(0, 2000).Select(
                i => ResourceText.Resource(
                    "kubernetes:networking.k8s.io/v1:NetworkPolicy", $"p{i}",
                    $"{{ metadata: {{ namespace: n{i % 50} }}, spec: {{ podSelector: {{}}, policyTypes: [Ingress, Egress] }} }}")),
            .. Enumerable.Range(0, 3850).Select(
                i => ResourceText.Resource("pulumi:providers:kubernetes", $"k{i}", "kubeconfig: !unknown", secretOutputs: ["kubeconfig"])),
        ];
        var evaluator = new Evaluator(Catalogue.All, PolicyConfiguration.Defaults);
        var stack = new StackResources([.. resources]);
        evaluator.Evaluate(resources, stack);

        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = evaluator.Evaluate(resources, stack);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / resources.Length;

        Assert.True(report.Passed);
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.ElapsedMilliseconds} ms, {allocated} bytes for each resource");
        Assert.True(allocated < 8000, $"It allocated {allocated} bytes for each resource.");
    }

    private static Resource[] Tenant(int i) =>
    [
        ResourceText.Resource("kubernetes:core/v1:Namespace", $"n{i}", $$"""
            metadata:
              name: n{{i}}
              labels: { spark-platform/tenant: t, spark-platform/cost-center: '1',
                pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.35 }
              annotations: { spark-platform/owner: t }
            """),
        ResourceText.Resource("kubernetes:core/v1:ResourceQuota", $"q{i}", $$"""
            metadata: { namespace: n{{i}} }
            spec: { hard: { requests.cpu: 1, requests.memory: 1Gi, requests.storage: 1Gi,
              persistentvolumeclaims: 1, pods: 1, services.loadbalancers: 0, services.nodeports: 0 } }
            """),
        ResourceText.Resource("kubernetes:core/v1:LimitRange", $"l{i}", $$"""
            metadata: { namespace: n{{i}} }
            spec: { limits: [{ type: Container, defaultRequest: { cpu: 1, memory: 1Gi }, max: { cpu: 1, memory: 1Gi } }] }
            """),
    ];

    private static PolicyReport Evaluate(PolicyConfiguration configuration, params Resource[] resources) =>
        new Evaluator(Sample.Policies, configuration).Evaluate(resources, new StackResources([.. resources]));

    private static PolicyConfiguration Levels(params (string Policy, PolicyLevel Level)[] levels) =>
        PolicyConfiguration.Defaults with
        {
            Levels = PolicyConfiguration.Defaults.Levels.AddRange(levels.Select(level => KeyValuePair.Create(level.Policy, level.Level))),
        };

    private static IEnumerable<string> Lines(PolicyReport report) =>
        report.Verdicts.Select(verdict => $"{verdict.Resource.Name} {verdict.Policy.Id} {verdict.Outcome}");
}
