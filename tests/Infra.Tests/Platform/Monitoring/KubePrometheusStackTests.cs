using System.Text.Json.Nodes;
using Infra.Tests.Support;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>The values of the chart that the rules and the people need; ReleaseTests checks what every chart needs.</summary>
public class KubePrometheusStackTests
{
    /// <summary>Rules match by these labels; kube-state-metrics exports only the labels that its values list.</summary>
    [Fact]
    public async Task The_labels_of_tenants_applications_and_pools_are_exported() => Assert.Equal(
        [
            "pods=[spark-role,spark-app-name,sparkoperator.k8s.io/app-name]",
            "namespaces=[spark-platform/tenant,spark-platform/cost-center]",
            "nodes=[spark-platform/role]",
        ],
        (await ShippedAsync()).Texts("values.kube-state-metrics.metricLabelsAllowlist"));

    [Fact]
    public async Task Nodes_are_grouped_by_labels_that_they_have()
    {
        var release = (await StackRun.Shipped("Pulumi.onprem.yaml")).One("kubernetes:helm.sh/v3:Release", "kube-prometheus-stack");
        Assert.Contains("nodes=[example.com/spark,spark-platform/role]", release.Texts("values.kube-state-metrics.metricLabelsAllowlist"));
    }

    /// <summary>
    /// By default the sidecar reads the ConfigMaps and Secrets of all namespaces, and a tenant's dashboard gets the administrator's password.
    /// </summary>
    [Theory]
    [InlineData("Pulumi.eks.yaml")]
    [InlineData("Pulumi.gke.yaml")]
    [InlineData("Pulumi.aks.yaml")]
    [InlineData("Pulumi.onprem.yaml")]
    public async Task Grafana_reads_the_ConfigMaps_of_its_own_namespace_and_nothing_else(string stack)
    {
        var grafana = (await StackRun.Shipped(stack)).One("kubernetes:helm.sh/v3:Release", "kube-prometheus-stack")["values.grafana"]!;
        Assert.True(grafana["rbac"]!["namespaced"]!.GetValue<bool>());
        Assert.Equal(["dashboards", "datasources"], grafana["sidecar"]!.AsObject().Select(sidecar => sidecar.Key).Order());
        Assert.All(grafana["sidecar"]!.AsObject(), sidecar => Assert.Equal(
            """{"resource":"configmap","searchNamespace":"monitoring"}""", Sorted(sidecar.Value!.AsObject())));
    }

    [Fact]
    public async Task No_secret_and_no_ConfigMap_is_read_to_make_metrics() => Assert.Equal(
        ["configmaps", "secrets"], (await ShippedAsync())["values.kube-state-metrics"]!["collectorsExclude"]!.AsArray().Select(kind => kind!.ToString()));

    [Fact]
    public async Task Where_applications_stand_is_exported_and_may_be_read()
    {
        var values = (await ShippedAsync())["values.kube-state-metrics"]!;
        var kind = Assert.Single(values["customResourceState"]!["config"]!["spec"]!["resources"]!.AsArray())!;
        Assert.Equal(
            "sparkoperator.k8s.io/v1beta2 SparkApplication",
            $"{kind["groupVersionKind"]!["group"]}/{kind["groupVersionKind"]!["version"]} {kind["groupVersionKind"]!["kind"]}");
        Assert.Equal(
            ["kube_sparkapplication_created", "kube_sparkapplication_status_state", "kube_sparkapplication_status_termination_time"],
            kind["metrics"]!.AsArray().Select(metric => $"{kind["metricNamePrefix"]}_{metric!["name"]}"));
        var rule = Assert.Single(values["rbac"]!["extraRules"]!.AsArray())!;
        Assert.Equal("""{"apiGroups":["sparkoperator.k8s.io"],"resources":["sparkapplications"],"verbs":["list","watch"]}""", Sorted(rule.AsObject()));
    }

    /// <summary>A password here would be in the plan and in the state.</summary>
    [Theory]
    [InlineData("tier: standard", "tier: standard")]
    [InlineData("tier: standard", "tier: standard\n  grafanaSecret: grafana-admin\n  alertmanagerSecret: alert-routes")]
    public async Task No_secret_is_among_the_values(string written, string instead)
    {
        var values = (
            await EksRun.WithPlatformAsync(
                $"  {written}\n\nsparkOperator",
                $"  {instead}\n\nsparkOperator")).One("kubernetes:helm.sh/v3:Release", "kube-prometheus-stack");
        Assert.DoesNotContain("assword", values.Inputs.ToJsonString());
        Assert.Null(values["values.alertmanager.config"]);
    }

    [Fact]
    public async Task Secrets_are_named()
    {
        var release = (await EksRun.WithPlatformAsync(
            "  tier: standard\n\nsparkOperator",
            "  tier: standard\n  grafanaSecret: grafana-admin\n  alertmanagerSecret: alert-routes\n\nsparkOperator")).One(
                "kubernetes:helm.sh/v3:Release",
                "kube-prometheus-stack");
        Assert.Equal("grafana-admin", release.Text("values.grafana.admin.existingSecret"));
        Assert.Equal(
            ("true", "alert-routes"),
            (release.Text("values.alertmanager.alertmanagerSpec.useExistingSecret"), release.Text("values.alertmanager.alertmanagerSpec.configSecret")));
    }

    /// <summary>The chart's defaults: cluster-internal services, no ingress.</summary>
    [Fact]
    public async Task Nothing_can_be_reached_from_outside()
    {
        var values = (await ShippedAsync()).Inputs.ToJsonString();
        Assert.All((string[])["ingress", "route", "LoadBalancer", "NodePort"], way => Assert.DoesNotContain(way, values));
    }

    /// <summary>All others of the chart's containers are without root by its defaults.</summary>
    [Fact]
    public async Task Grafana_never_runs_as_root() => Assert.Equal("false", (await ShippedAsync()).Text("values.grafana.initChownData.enabled"));

    private static async Task<Registered> ShippedAsync() => (await EksRun.Shipped).One("kubernetes:helm.sh/v3:Release", "kube-prometheus-stack");

    private static string Sorted(JsonObject map) =>
        new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())))
            .ToJsonString();
}
