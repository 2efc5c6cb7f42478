using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests.Platform.Monitoring;

public class MonitorTests
{
    private const string PodMonitor = "kubernetes:monitoring.coreos.com/v1:PodMonitor";

    [Fact]
    public async Task Drivers_are_found_in_every_namespace_at_the_port_that_Spark_names()
    {
        var monitor = (await EksRun.Shipped).One(PodMonitor, "spark-drivers");
        Assert.Equal(("true", "driver"), (monitor.Text("spec.namespaceSelector.any"), monitor.Text("spec.selector.matchLabels.spark-role")));
        Assert.Equal(
            [("spark-ui", "/metrics/prometheus/"), ("spark-ui", "/metrics/executors/prometheus")],
            Enumerable.Range(0, 2).Select(i => (monitor.Text($"spec.podMetricsEndpoints.{i}.port"), monitor.Text($"spec.podMetricsEndpoints.{i}.path"))));
    }

    /// <summary>As Prometheus applies them: a regex must match as a whole.</summary>
    [Theory]
    [InlineData("metrics_spark_0f2c9d1be4_driver_DAGScheduler_job_allJobs_Value", "metrics_driver_DAGScheduler_job_allJobs_Value")]
    [InlineData("metrics_my_app_driver_BlockManager_memory_memUsed_MB_Value", "metrics_driver_BlockManager_memory_memUsed_MB_Value")]
    [InlineData("metrics_spark_0f2c9d1be4_driver_DAGScheduler_job_allJobs_Number", null)]
    [InlineData("metrics_executor_totalCores", "metrics_executor_totalCores")]
    public async Task A_drivers_metrics_have_the_same_names_in_every_application(string exported, string? stored)
    {
        var monitor = (await EksRun.Shipped).One(PodMonitor, "spark-drivers");
        var (rename, drop) = ("spec.podMetricsEndpoints.0.metricRelabelings.0", "spec.podMetricsEndpoints.0.metricRelabelings.1");
        Assert.Equal("drop", monitor.Text($"{drop}.action"));
        var renamed = Regex.Replace(exported, $"^(?:{monitor.Text($"{rename}.regex")})$", monitor.Text($"{rename}.replacement")!);
        Assert.Equal(stored, Regex.IsMatch(renamed, $"^(?:{monitor.Text($"{drop}.regex")})$") ? null : renamed);
    }

    [Fact]
    public async Task The_operator_is_asked_once()
    {
        var run = await EksRun.Shipped;
        var monitor = run.One(PodMonitor, "spark-operator");
        Assert.Equal(
            ("spark-operator", "metrics", "/metrics"),
            (
                monitor.Texts("spec.namespaceSelector.matchNames").Single(),
                monitor.Text("spec.podMetricsEndpoints.0.port"),
                monitor.Text("spec.podMetricsEndpoints.0.path")));
        Assert.Equal("false", run.One("kubernetes:helm.sh/v3:Release", "spark-operator").Text("values.prometheus.podMonitor.create"));
    }

    /// <summary>Before the chart is installed, the API server knows neither kind.</summary>
    [Theory]
    [InlineData(PodMonitor)]
    [InlineData("kubernetes:monitoring.coreos.com/v1:PrometheusRule")]
    public async Task What_is_of_a_kind_of_the_chart_comes_after_it(string type)
    {
        var resources = (await EksRun.Shipped).Of(type);
        Assert.NotEmpty(resources);
        foreach (var resource in resources)
        {
            Assert.Contains("kube-prometheus-stack", await resource.DependsOnAsync());
            Assert.Equal("monitoring", resource.Namespace);
        }
    }

    /// <summary>Otherwise a new tenant would change what is shared.</summary>
    [Fact]
    public async Task Nothing_in_monitoring_names_a_tenant()
    {
        var run = await EksRun.Shipped;
        var tenants = run.Settings.Platform.Tenants.Select(tenant => tenant.Name).ToList();
        Assert.All(
            run.Resources.Where(
                resource => resource.Type.Contains("monitoring.coreos.com") || resource.Name.StartsWith("dashboard-", StringComparison.Ordinal)),
            resource => Assert.All(tenants, tenant => Assert.DoesNotContain(tenant, resource.Inputs.ToJsonString())));
    }
}
