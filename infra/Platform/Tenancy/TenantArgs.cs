using Infra.Clusters;
using Infra.Platform.Scheduling;
using Infra.Platform.Spark;
using Infra.Settings;
using Infra.Settings.Reading;
using Pulumi;
using Pulumi.Kubernetes.Storage.V1;

namespace Infra.Platform.Tenancy;

/// <summary>The inputs of <see cref="Tenant"/>. They state the intent, so that a policy can compare it with the tenant's objects.</summary>
internal sealed class TenantArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required TenantSettings Settings { get; init; }

    public required EnumMap<StorageTier, StorageClass> StorageClasses { get; init; }

    public required string MonitoringNamespace { get; init; }

    /// <summary>The defaults of its Spark applications.</summary>
    public required SparkDefaults Spark { get; init; }

    /// <summary>How the tenant's applications get their turn.</summary>
    public required QueueFacts Queue { get; init; }

    [Input("owner")]
    public Input<string> Owner => Settings.Owner;

    [Input("costCenter")]
    public Input<string> CostCenter => Settings.CostCenter;

    [Input("guaranteedCpu")]
    public Input<string> GuaranteedCpu => Settings.Guaranteed.Cpu.Text;

    [Input("guaranteedMemory")]
    public Input<string> GuaranteedMemory => Settings.Guaranteed.Memory.Text;

    [Input("ceilingCpu")]
    public Input<string> CeilingCpu => Settings.Ceiling.Cpu.Text;

    [Input("ceilingMemory")]
    public Input<string> CeilingMemory => Settings.Ceiling.Memory.Text;

    [Input("priority")]
    public Input<string> Priority => ScalarFormats.Spelling(Settings.Sharing.Priority);

    [Input("weight")]
    public Input<int> Weight => Settings.Sharing.Weight;
}
