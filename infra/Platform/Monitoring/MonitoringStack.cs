using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Monitoring;

/// <summary>Prometheus, Alertmanager and Grafana, from the kube-prometheus-stack chart; whom they ask, what they compute and show.</summary>
internal sealed class MonitoringStack : ComponentResource
{
    public MonitoringStack(string name, MonitoringArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Monitoring", name, args, options)
    {
        var (cluster, settings) = (args.Cluster, args.Settings);
        Namespace = new Namespace(
            settings.Namespace,
            new NamespaceArgs
            {
                Metadata = PlatformObject.Metadata(
                    cluster,
                    settings.Namespace,
                    labels: PlatformObject.PodSecurity(cluster, "privileged"),
                    annotations:
                    [
                        new(PlatformObject.PrivilegedReason, "The node exporter shares its node's network, processes and root folder: that is its work."),
                    ]),
            },
            ChildOptions.Of(this));

        Release = ChartRelease.Install(
            "kube-prometheus-stack",
            settings.Namespace,
            settings.Chart,
            KubePrometheusStackValues.Of(settings, cluster.Nodes),
            ChildOptions.Of(this, [Namespace, args.StorageClasses[settings.Tier], .. cluster.ReadyForPods]));

        var scope = new MonitoringScope(this, cluster, settings, Namespace, Release, args.OperatorNamespace, args.Scheduler);
        new Monitors(scope).Create();
        AlertRules.Create(scope);
        _ = new DashboardSet("dashboards", scope);
        RegisterOutputs();
    }

    /// <summary>Where monitoring runs.</summary>
    public Namespace Namespace { get; }

    /// <summary>The installed chart; it brings the kinds that monitors are made of.</summary>
    public Release Release { get; }
}

/// <summary>The inputs of <see cref="MonitoringStack"/>.</summary>
internal sealed class MonitoringArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required MonitoringSettings Settings { get; init; }

    public required EnumMap<StorageTier, StorageClass> StorageClasses { get; init; }

    /// <summary>Where the Spark operator runs.</summary>
    public required string OperatorNamespace { get; init; }

    /// <summary>The scheduler of the tenants' pods; null where it is Kubernetes' own, which knows no queues.</summary>
    public MonitoredScheduler? Scheduler { get; init; }

    [Input("retention")]
    public Input<string> Retention => Settings.Retention;

    [Input("storage")]
    public Input<string> Storage => Settings.Storage.Text;
}
