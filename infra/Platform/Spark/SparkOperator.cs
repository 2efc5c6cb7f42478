using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Spark;

/// <summary>The operator that runs Spark applications, watching exactly the tenants' namespaces.</summary>
internal sealed class SparkOperator : ComponentResource
{
    public SparkOperator(string name, SparkOperatorArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:SparkOperator", name, args, options)
    {
        var (cluster, settings) = (args.Cluster, args.Settings);
        Namespace = new Namespace(
            settings.Namespace,
            new NamespaceArgs
            {
                // The chart's job that upgrades the kinds sets no security context, so "restricted" would refuse it.
                Metadata = PlatformObject.Metadata(cluster, settings.Namespace, labels: PlatformObject.PodSecurity(cluster, "baseline")),
            },
            ChildOptions.Of(this));

        var defaults = new ConfigMap(
            "spark-operator-defaults",
            new ConfigMapArgs
            {
                Metadata = PlatformObject.Metadata(cluster, SparkDefaults.ConfigMapName, settings.Namespace),
                Data = { [SparkDefaults.FileName] = args.Spark.OfOperator() },
            },
            ChildOptions.Of(this, Namespace));
        var network = new NamespaceNetwork(cluster, this, settings.Namespace, Namespace)
            .DefaultDeny()
            .ToDns()
            .ToApiServer("The operator watches applications, and submits them to the API server.")
            .FromApiServer(9443, "The API server asks the operator's webhook about applications and their pods.")
            .FromNamespace("allow-metrics", args.MonitoringNamespace, 8080, "Prometheus reads the operator's metrics.");

        // In force before the operator: what it must refuse is never submitted.
        Resource[] policies =
        [
            .. network.Policies,
            SubmissionPolicy.Create(cluster, this),
            SubmissionBoundary.Create(cluster, this),
            SparkPodPolicy.Create(cluster, settings.Namespace, this),
        ];

        // The chart makes roles in the tenants' namespaces, so they must exist.
        Release = ChartRelease.Install(
            "spark-operator",
            settings.Namespace,
            settings.Chart,
            SparkOperatorValues.Of(settings, args.Scheduler, args.JobNamespaces, cluster.Nodes[NodeRole.System]),
            ChildOptions.Of(this, [Namespace, defaults, .. policies, .. args.After, .. cluster.ReadyForPods]));
        RegisterOutputs();
    }

    /// <summary>Where the operator runs.</summary>
    public Namespace Namespace { get; }

    /// <summary>The installed chart; it brings the kind SparkApplication.</summary>
    public Release Release { get; }
}

/// <summary>The inputs of <see cref="SparkOperator"/>.</summary>
internal sealed class SparkOperatorArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required SparkOperatorSettings Settings { get; init; }

    /// <summary>The defaults of all applications.</summary>
    public required SparkDefaults Spark { get; init; }

    /// <summary>Where Prometheus runs, which reads the operator's metrics.</summary>
    public required string MonitoringNamespace { get; init; }

    /// <summary>The scheduler of the applications' pods.</summary>
    public required SchedulerKind Scheduler { get; init; }

    /// <summary>The namespaces whose applications it runs, and no others.</summary>
    public required ImmutableArray<string> JobNamespaces { get; init; }

    /// <summary>The resources that must exist before the chart is installed.</summary>
    public required ImmutableArray<Resource> After { get; init; }

    [Input("jobNamespaces")]
    public InputList<string> WatchedNamespaces => JobNamespaces;
}
