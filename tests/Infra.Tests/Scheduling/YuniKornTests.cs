using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

public class YuniKornTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    [Theory]
    [InlineData("analytics", true)]
    [InlineData("data-science", true)]
    [InlineData("streaming", true)]
    [InlineData("analytics-2", false)]
    [InlineData("my-analytics", false)]
    [InlineData("monitoring", false)]
    [InlineData("spark-operator", false)]
    [InlineData("scheduling", false)]
    [InlineData("kube-system", false)]
    public async Task Only_the_tenants_pods_are_scheduled(string name, bool scheduled)
    {
        var filters = await DefaultAsync("admissionController.filtering.processNamespaces");
        Assert.Equal(scheduled, filters.Split(',').Any(filter => Regex.IsMatch(name, filter)));
        Assert.Equal("^kube-system$", await DefaultAsync("admissionController.filtering.bypassNamespaces"));
    }

    /// <summary>The namespace is held to the strictest level, so every container must be within it.</summary>
    [Theory]
    [InlineData("podSecurityContext", "schedulerSecurityContext")]
    [InlineData("admissionPodSecurityContext", "admissionContainerSecurityContext")]
    public async Task Its_pods_are_within_the_namespaces_level(string pod, string container)
    {
        var run = await EksRun.Shipped;
        var release = run.One(Release, "yunikorn");
        Assert.Equal(("true", "RuntimeDefault"), (release.Text($"values.{pod}.runAsNonRoot"), release.Text($"values.{pod}.seccompProfile.type")));
        Assert.Equal("false", release.Text($"values.{container}.allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], release.Texts($"values.{container}.capabilities.drop"));
        Assert.Equal("false", release.Text("values.admissionController.hostNetwork"));
        Assert.Equal("restricted", run.One("kubernetes:core/v1:Namespace", "scheduling")["metadata.labels"]!["pod-security.kubernetes.io/enforce"]!.ToString());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Its_door_is_kept_open_where_there_is_more_than_one(int replicas, bool budget)
    {
        var run = await EksRun.WithPlatformAsync("kind: yunikorn", $"kind: yunikorn\n  replicas: {replicas}");
        Assert.Equal($"{replicas}", run.One(Release, "yunikorn").Text("values.admissionController.replicaCount"));
        Assert.Equal(budget ? 1 : 0, run.Of("kubernetes:policy/v1:PodDisruptionBudget").Count(o => o.Name == "yunikorn-admission-controller"));
    }

    [Theory]
    [InlineData("yunikorn", "true", "yunikorn")]
    [InlineData("kueue", "false", "")]
    public async Task The_operator_hands_applications_to_YuniKorn_only(string kind, string enabled, string scheduler)
    {
        var release = (await EksRun.WithPlatformAsync("kind: yunikorn", $"kind: {kind}")).One(Release, "spark-operator");
        Assert.Equal((enabled, scheduler), (release.Text("values.controller.batchScheduler.enable"), release.Text("values.controller.batchScheduler.default")));
    }

    /// <summary>It is in no object of the chart, so nothing but the docs can say that a mirror must have it.</summary>
    [Fact]
    public async Task The_placeholders_image_is_pinned_and_named_where_images_are_listed()
    {
        var image = await DefaultAsync("service.placeholderImage");
        Assert.Matches(@"^registry\.k8s\.io/pause:[0-9.]+@sha256:[0-9a-f]{64}$", image);
        Assert.Contains($"`{image}`", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "scheduling.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delay_is_that_of_the_settings() => Assert.Contains(
        "preemption.delay: \"5m\"",
        (
            await EksRun.WithPlatformAsync(
                "preemptionDelay: 60s",
                "preemptionDelay: 5m")).One(Release, "yunikorn")["values"]!["yunikornDefaults"]!["queues.yaml"]!.ToString());

    [Theory]
    [InlineData("yunikorn", "root.tenants.analytics")]
    [InlineData("kueue", "default")]
    public async Task A_tenant_finds_its_queue_and_classes(string kind, string queue)
    {
        var run = await EksRun.WithPlatformAsync("kind: yunikorn", $"kind: {kind}");
        var facts = run.One("kubernetes:core/v1:ConfigMap", "analytics-facts")["data"]!;
        Assert.Equal(
            (kind, queue, "spark-driver-normal", "spark-executor-normal"),
            (
                facts["scheduler"]!.ToString(),
                facts["queue"]!.ToString(),
                facts["driver-priority-class"]!.ToString(),
                facts["executor-priority-class"]!.ToString()));
        Assert.All(
            ["driver-priority-class", "executor-priority-class"],
            key => Assert.Contains(run.Of("kubernetes:scheduling.k8s.io/v1:PriorityClass"), o => o.ObjectName == facts[key]!.ToString()));
    }

    private static async Task<string> DefaultAsync(string key) =>
        (await EksRun.Shipped).One(Release, "yunikorn")["values"]!["yunikornDefaults"]![key]!.ToString();
}
