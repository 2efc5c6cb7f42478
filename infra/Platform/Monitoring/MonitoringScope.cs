using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform.Monitoring;

/// <summary>The component, the settings and the options that the parts of monitoring share.</summary>
internal sealed record MonitoringScope(
    ComponentResource Component,
    ClusterContract Cluster,
    MonitoringSettings Settings,
    Namespace Namespace,
    Release Release,
    string OperatorNamespace,
    MonitoredScheduler? Scheduler)
{
    /// <summary>Fresh metadata for an object in monitoring's namespace.</summary>
    public ObjectMetaArgs Metadata(string name, IEnumerable<KeyValuePair<string, string>>? labels = null) =>
        PlatformObject.Metadata(Cluster, name, Settings.Namespace, labels);

    /// <summary>Options for an object of a kind that Kubernetes itself brings.</summary>
    public CustomResourceOptions Options(Resource parent) => ChildOptions.Of(parent, Namespace);

    /// <summary>Options for an object of a kind that the chart brings: before it is installed, the API server knows none.</summary>
    public CustomResourceOptions AfterTheKinds() => ChildOptions.Of(Component, Release);
}
