using Infra.Platform.Scheduling;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

public class PriorityClassTests
{
    private const string PriorityClass = "kubernetes:scheduling.k8s.io/v1:PriorityClass";

    [Fact]
    public async Task Every_driver_stands_above_every_executor_and_within_each_the_higher_tenant()
    {
        var values = (await EksRun.Shipped).Of(PriorityClass).ToDictionary(o => o.ObjectName!, o => int.Parse(o.Text("value")!));
        Assert.Equal(
            ["spark-executor-low", "spark-executor-normal", "spark-executor-high", "spark-driver-low", "spark-driver-normal", "spark-driver-high"],
            values.OrderBy(value => value.Value).Select(value => value.Key));
        Assert.All(values.Values, value => Assert.InRange(value, 1, 999_999_999));
    }

    [Fact]
    public async Task Only_drivers_do_not_want_to_be_stopped() => Assert.All((await EksRun.Shipped).Of(PriorityClass), o => Assert.Equal(
        o.ObjectName!.StartsWith("spark-driver-", StringComparison.Ordinal) ? "false" : null,
        o["metadata.annotations"]?["yunikorn.apache.org/allow-preemption"]?.ToString()));

    /// <summary>Under Kueue, Kubernetes' own scheduler would otherwise stop who is within its guarantee.</summary>
    [Theory]
    [InlineData("yunikorn", "PreemptLowerPriority")]
    [InlineData("kueue", "Never")]
    public async Task Pods_preempt_where_the_scheduler_keeps_the_guarantees(string kind, string policy)
    {
        var run = await EksRun.WithPlatformAsync("kind: yunikorn", $"kind: {kind}");
        Assert.All(run.Of(PriorityClass), o => Assert.Equal(policy, o.Text("preemptionPolicy")));
        Assert.All(run.Of(PriorityClass), o => Assert.Equal(["value", "preemptionPolicy"], o.Options.ReplaceOnChanges));
    }

    [Theory]
    [InlineData("low", "spark-driver-low spark-executor-low")]
    [InlineData("normal", "spark-driver-low spark-driver-normal spark-executor-low spark-executor-normal")]
    [InlineData("high", "spark-driver-high spark-driver-low spark-driver-normal spark-executor-high spark-executor-low spark-executor-normal")]
    public async Task A_tenants_pods_name_no_class_above_its_own(string priority, string allowed)
    {
        var run = await EksRun.WithPlatformAsync("    pods: 1000", $"    pods: 1000\n    priority: {priority}");
        var quota = run.One("kubernetes:core/v1:ResourceQuota", "analytics-priorities");
        Assert.Equal("""{"pods":"0"}""", quota["spec.hard"]!.ToJsonString());
        var scopes = quota["spec.scopeSelector.matchExpressions"]!.AsArray();
        Assert.Equal(["PriorityClass Exists", "PriorityClass NotIn"], scopes.Select(scope => $"{scope!["scopeName"]} {scope["operator"]}"));
        Assert.Equal(allowed.Split(' '), scopes[1]!["values"]!.AsArray().Select(value => value!.ToString()));
        Assert.Equal($"spark-driver-{priority}", run.One("kubernetes:core/v1:ConfigMap", "analytics-facts")["data"]!["driver-priority-class"]!.ToString());
    }

    [Fact]
    public void The_classes_of_a_priority_hold_those_below() => Assert.All(
        Enum.GetValues<TenantPriority>(),
        priority => Assert.Equal(2 * ((int)priority + 1), PriorityClasses.UpTo(priority).Length));
}
