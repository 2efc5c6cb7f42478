using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Scheduling.Kueue;
using Infra.Platform.Scheduling.YuniKorn;
using Infra.Settings;
using Infra.Settings.Reading;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Scheduling;

/// <summary>Lets a tenant use what the others leave idle, and gives it back when they ask: priority classes, and YuniKorn or Kueue with their queues.</summary>
internal sealed class BatchScheduling : ComponentResource
{
    public BatchScheduling(string name, BatchSchedulingArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Scheduling", name, args, options)
    {
        var (cluster, settings) = (args.Cluster, args.Settings.Scheduler);
        PriorityClasses.Create(cluster, settings.Kind, this);
        Namespace = new Namespace(
            settings.Namespace,
            new NamespaceArgs
            {
                Metadata = PlatformObject.Metadata(cluster, settings.Namespace, labels: PlatformObject.PodSecurity(cluster, "restricted")),
            },
            ChildOptions.Of(this));

        var scope = new SchedulerScope(this, cluster, settings, args.Queues, Namespace);
        if (settings.Kind == SchedulerKind.Kueue)
        {
            KueueScheduler.Create(scope, args.Tenants, args.Settings.Monitoring.Namespace, args.Monitoring);
        }
        else
        {
            YuniKornScheduler.Create(scope);
        }

        foreach (var warning in SchedulerLimits.Warnings(args.Settings, cluster.KubernetesVersion))
        {
            Log.Warn(warning, this);
        }

        RegisterOutputs();
    }

    /// <summary>Where the scheduler runs.</summary>
    public Namespace Namespace { get; }
}

/// <summary>The inputs of <see cref="BatchScheduling"/>.</summary>
internal sealed class BatchSchedulingArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required PlatformSettings Settings { get; init; }

    public required QueueModel Queues { get; init; }

    /// <summary>The tenants' namespaces by the tenants' names.</summary>
    public required IReadOnlyDictionary<string, Namespace> Tenants { get; init; }

    /// <summary>Brings the kinds that monitors are made of.</summary>
    public required Resource Monitoring { get; init; }

    [Input("kind")]
    public Input<string> Kind => ScalarFormats.Spelling(Settings.Scheduler.Kind);
}

/// <summary>The component, the settings and the queues that the parts of either scheduler share.</summary>
internal sealed record SchedulerScope(ComponentResource Component, ClusterContract Cluster, SchedulerSettings Settings, QueueModel Queues, Namespace Namespace)
{
    /// <summary>The nodes that the platform's own services run on.</summary>
    public NodePlacement System => Cluster.Nodes[NodeRole.System];
}
