using Infra.Settings.Eks;
using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class ReleaseTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    [Theory]
    [InlineData("karpenter-crd", "kube-system", "1.14.1")]
    [InlineData("karpenter", "kube-system", "1.14.1")]
    [InlineData("kube-prometheus-stack", "monitoring", "88.5.3")]
    [InlineData("yunikorn", "scheduling", "1.9.0")]
    [InlineData("spark-operator", "spark-operator", "2.5.2")]
    public async Task Each_chart_is_installed_under_its_name_at_its_version(string name, string inNamespace, string version)
    {
        var release = (await EksRun.Shipped).One(Release, name);
        Assert.Equal((name, inNamespace, version), (release.Text("name"), release.Text("namespace"), release.Text("version")));
    }

    /// <summary>An OCI chart is addressed as a whole; one in an index is named, and its repository apart.</summary>
    [Fact]
    public async Task Each_chart_comes_from_the_repository_of_the_settings()
    {
        var run = await EksRun.Shipped;
        var karpenter = Assert.IsType<EksSettings>(run.Settings.Cloud).Cluster.Karpenter;
        var (monitoring, operators) = (run.Settings.Platform.Monitoring.Chart, run.Settings.Platform.SparkOperator.Chart);
        Assert.Equal(
            [
                ("karpenter-crd", $"{karpenter.Repository}/karpenter-crd", null),
                ("karpenter", $"{karpenter.Repository}/karpenter", null),
                ("kube-prometheus-stack", "kube-prometheus-stack", monitoring.Repository),
                ("yunikorn", "yunikorn", run.Settings.Platform.Scheduler.Yunikorn.Repository),
                ("spark-operator", "spark-operator", operators.Repository),
            ],
            run.Of(Release).Select(release => (release.Name, release.Text("chart")!, release.Text("repositoryOpts.repo"))));
    }

    [Fact]
    public async Task There_is_no_other_chart() => Assert.Equal(5, (await EksRun.Shipped).Of(Release).Count);

    [Fact]
    public async Task A_release_that_does_not_come_up_is_rolled_back() => Assert.All((await EksRun.Shipped).Of(Release), release =>
    {
        Assert.Equal(("true", "true", "600"), (release.Text("atomic"), release.Text("cleanupOnFail"), release.Text("timeout")));
        Assert.Equal("false", release.Text("createNamespace"));
        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+$", release.Text("version"));
    });

    [Fact]
    public async Task A_release_has_the_time_of_the_settings()
    {
        var run = await EksRun.WithPlatformAsync("chart: { version: 2.5.2 }", "chart: { version: 2.5.2, timeoutSeconds: 900 }");
        Assert.Equal("900", run.One(Release, "spark-operator").Text("timeout"));
    }

    [Fact]
    public async Task A_chart_may_come_from_a_mirror()
    {
        var release = (
            await EksRun.WithPlatformAsync(
                "chart: { version: 2.5.2 }",
                "chart: { repository: \"oci://mirror.example/charts\", version: 2.5.2 }")).One(Release, "spark-operator");
        Assert.Equal("oci://mirror.example/charts/spark-operator", release.Text("chart"));
        Assert.Null(release["repositoryOpts"]);
    }

    [Fact]
    public async Task Karpenters_kinds_come_from_their_own_chart_only()
    {
        var release = (await EksRun.Shipped).One(Release, "karpenter");
        Assert.Equal("true", release.Text("skipCrds"));
        Assert.Contains("karpenter-crd", await release.DependsOnAsync());
    }

    [Fact]
    public async Task The_operator_watches_exactly_the_tenants()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(["analytics", "data-science", "streaming"], run.One(Release, "spark-operator").Texts("values.spark.jobNamespaces"));
        Assert.Subset(
            (await run.One(Release, "spark-operator").DependsOnAsync()).ToHashSet(),
            new HashSet<string> { "analytics", "data-science", "streaming", "spark-operator" });
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task The_operator_is_kept_up_where_there_is_more_than_one(int replicas, bool budget)
    {
        var release = (await EksRun.WithPlatformAsync("replicas: 2", $"replicas: {replicas}")).One(Release, "spark-operator");
        Assert.Equal($"{replicas}", release.Text("values.controller.replicas"));
        Assert.Equal(budget, release["values.controller.podDisruptionBudget"] is not null);
        Assert.Equal(budget, release["values.webhook.podDisruptionBudget"] is not null);
    }

    /// <summary>True, the chart's default, would find only the monitors that the release itself brings.</summary>
    [Theory]
    [InlineData("ruleSelectorNilUsesHelmValues")]
    [InlineData("serviceMonitorSelectorNilUsesHelmValues")]
    [InlineData("podMonitorSelectorNilUsesHelmValues")]
    [InlineData("probeSelectorNilUsesHelmValues")]
    [InlineData("scrapeConfigSelectorNilUsesHelmValues")]
    public async Task Prometheus_finds_every_monitor(string selector) =>
        Assert.Equal("false", (await EksRun.Shipped).One(Release, "kube-prometheus-stack").Text($"values.prometheus.prometheusSpec.{selector}"));

    [Theory]
    [InlineData("200Gi", "174080MiB")]
    [InlineData("1Ti", "891289MiB")]
    public async Task Prometheus_never_fills_its_disk_up_to_the_brim(string size, string retained)
    {
        var release = (await EksRun.WithPlatformAsync("storage: 200Gi", $"storage: {size}")).One(Release, "kube-prometheus-stack");
        Assert.Equal(retained, release.Text("values.prometheus.prometheusSpec.retentionSize"));
        Assert.Equal(size, release.Text("values.prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.resources.requests.storage"));
    }

    [Theory]
    [InlineData("kube-prometheus-stack", "values.prometheus.prometheusSpec")]
    [InlineData("kube-prometheus-stack", "values.alertmanager.alertmanagerSpec")]
    [InlineData("kube-prometheus-stack", "values.grafana")]
    [InlineData("kube-prometheus-stack", "values.prometheusOperator")]
    [InlineData("kube-prometheus-stack", "values.kube-state-metrics")]
    [InlineData("yunikorn", "values")]
    [InlineData("yunikorn", "values.admissionController")]
    [InlineData("spark-operator", "values.controller")]
    [InlineData("spark-operator", "values.webhook")]
    public async Task The_platforms_services_run_on_the_system_nodes(string name, string path)
    {
        var release = (await EksRun.Shipped).One(Release, name);
        Assert.Equal("system", release[$"{path}.nodeSelector"]!["spark-platform/role"]!.ToString());
        Assert.Equal("CriticalAddonsOnly", release.Text($"{path}.tolerations.0.key"));
        Assert.NotNull(release[$"{path}.resources.requests.memory"]);
        Assert.Equal(release.Text($"{path}.resources.requests.memory"), release.Text($"{path}.resources.limits.memory"));
    }

    [Theory]
    [InlineData("kubeControllerManager")]
    [InlineData("kubeScheduler")]
    [InlineData("kubeEtcd")]
    [InlineData("kubeProxy")]
    [InlineData("coreDns")]
    public async Task What_cannot_be_scraped_is_not(string component) =>
        Assert.Equal("false", (await EksRun.Shipped).One(Release, "kube-prometheus-stack").Text($"values.{component}.enabled"));
}
