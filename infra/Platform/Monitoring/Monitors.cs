using Infra.Contract;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Monitoring;

/// <summary>Prometheus's scrape targets, in addition to those of the chart itself.</summary>
internal sealed class Monitors(MonitoringScope scope)
{
    public void Create()
    {
        SparkDrivers();
        Pods("spark-operator", scope.OperatorNamespace, new() { ["app.kubernetes.io/name"] = "spark-operator" }, "metrics", "/metrics");
        if (scope.Scheduler is { Monitor: { } monitor } scheduler)
        {
            Pods("scheduler", scheduler.Namespace, monitor.PodLabels, monitor.Port, monitor.Path);
        }
    }

    /// <summary>
    /// A driver serves its own metrics, and those that its executors send it with their heartbeats: executors have no server of their own.
    /// Pods are found in every namespace, so that a new tenant is watched without a change here.
    /// </summary>
    private void SparkDrivers() => Create("spark-drivers", new PodMonitorSpecArgs
    {
        NamespaceSelector = new MonitoredNamespacesArgs { Any = true },
        Selector = new MonitoredPodsArgs { MatchLabels = new Dictionary<string, string> { [SparkIdentity.RoleLabel] = "driver" } },
        Endpoints = new[]
        {
            Driver("/metrics/prometheus/", new RelabelingArgs
            {
                // Spark writes its application's id, or whatever spark.metrics.namespace says, into each name; a query needs one name.
                SourceLabels = "__name__",
                Regex = "metrics_.+?_driver_(.+)",
                TargetLabel = "__name__",
                Replacement = "metrics_driver_$1",
            }, new RelabelingArgs
            {
                // Each gauge is there twice, as _Number and as _Value.
                Action = "drop",
                SourceLabels = "__name__",
                Regex = "metrics_driver_.+_Number",
            }),
            Driver("/metrics/executors/prometheus"),
        },
    });

    private static MetricsEndpointArgs Driver(string path, params RelabelingArgs[] metricRelabelings)
    {
        var endpoint = new MetricsEndpointArgs
        {
            Port = "spark-ui",
            Path = path,
            Relabelings = new[]
            {
                // The name that Spark gives its pods, and over it that of the SparkApplication where there is one.
                new RelabelingArgs { SourceLabels = "__meta_kubernetes_pod_label_spark_app_name", TargetLabel = "application" },
                new RelabelingArgs
                {
                    SourceLabels = "__meta_kubernetes_pod_label_sparkoperator_k8s_io_app_name",
                    Regex = "(.+)",
                    TargetLabel = "application",
                },
            },
        };
        if (metricRelabelings.Length > 0)
        {
            endpoint.MetricRelabelings = metricRelabelings;
        }

        return endpoint;
    }

    private void Pods(string name, string inNamespace, Dictionary<string, string> labels, string port, string path) => Create(name, new PodMonitorSpecArgs
    {
        NamespaceSelector = new MonitoredNamespacesArgs { MatchNames = inNamespace },
        Selector = new MonitoredPodsArgs { MatchLabels = labels },
        Endpoints = new MetricsEndpointArgs { Port = port, Path = path },
    });

    private void Create(string name, PodMonitorSpecArgs spec) =>
        _ = new CustomResource(name, new PodMonitorArgs { Metadata = scope.Metadata(name), Spec = spec }, scope.AfterTheKinds());
}
