using Infra.Platform.Scheduling;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

public class SchedulerLimitTests
{
    [Fact]
    public void What_is_shipped_has_nothing_to_warn_of() => Assert.Empty(Warnings(new ProjectFiles()));

    [Theory]
    [InlineData("1.35", 0)]
    [InlineData("1.36", 1)]
    public void YuniKorn_knows_Kubernetes_up_to_a_version(string version, int count) => Assert.Equal(
        Enumerable.Repeat("YuniKorn 1.9.0 supports Kubernetes up to 1.35, but the cluster has 1.36 (YUNIKORN-3211).", count),
        Warnings(new ProjectFiles(), version));

    [Fact]
    public void YuniKorn_knows_no_weights() => Assert.Equal(
        [
            "tenants[analytics].weight is 3, but YuniKorn's queues have no weight: it shares what is idle in proportion to the guarantees. scheduler.kind: "
            + "kueue knows weights.",
        ],
        Warnings(new ProjectFiles().InPlatform("    pods: 1000", "    pods: 1000\n    weight: 3")));

    [Theory]
    [InlineData("kubernetes-sigs/kueue#12047")]
    [InlineData("kubernetes-sigs/kueue#12944")]
    [InlineData("kubeflow/spark-operator#2983")]
    [InlineData("kubernetes-sigs/kueue#14589")]
    [InlineData("kubernetes-sigs/kueue#15833")]
    [InlineData("kubeflow/spark-operator#2961")]
    public void Each_known_limit_of_Kueue_is_a_warning_with_its_upstream_issue(string issue) =>
        Assert.Contains(Warnings(Kueue()), warning => warning.Contains(issue[issue.IndexOf('#')..], StringComparison.Ordinal));

    /// <summary>A newer version is not accused of what an older one did.</summary>
    [Theory]
    [InlineData("kueue: { version: 0.19.2 }", "kueue: { version: 0.20.0 }", "#15833")]
    [InlineData("chart: { version: 2.5.2 }", "chart: { version: 2.6.0 }", "#2961")]
    public void A_limit_ends_with_the_versions_that_have_it(string written, string instead, string issue)
    {
        Assert.Contains(Warnings(Kueue()), warning => warning.Contains(issue, StringComparison.Ordinal));
        Assert.DoesNotContain(Warnings(Kueue().InPlatform(written, instead)), warning => warning.Contains(issue, StringComparison.Ordinal));
    }

    [Fact]
    public void Kueue_knows_weights() =>
        Assert.DoesNotContain(
            Warnings(Kueue().InPlatform("    pods: 1000", "    pods: 1000\n    weight: 3")), warning => warning.Contains("weight", StringComparison.Ordinal));

    private static ProjectFiles Kueue() => new ProjectFiles().InPlatform("kind: yunikorn", "kind: kueue");

    private static IReadOnlyList<string> Warnings(ProjectFiles files, string version = "1.35") => [.. SchedulerLimits.Warnings(files.Load().Platform, version)];
}
