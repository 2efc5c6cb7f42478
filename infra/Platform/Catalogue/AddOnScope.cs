using System.Collections.Immutable;
using Infra.Contract;
using Infra.Platform.Spark;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Infra.Platform.Catalogue;

/// <summary>The objects and settings that the add-ons of one tenant share.</summary>
/// <param name="Tenant">The tenant, with the component that the add-ons are parts of.</param>
/// <param name="StorageClasses">The class of each tier.</param>
/// <param name="PriorityClass">The priority class of the tenant's drivers: a service ranks with them, above the executors.</param>
/// <param name="Spark">What Spark starts from in a notebook.</param>
/// <param name="Operators">The operators that run some add-ons, by their keys in the settings.</param>
internal sealed record AddOnScope(
    TenantScope Tenant,
    EnumMap<StorageTier, StorageClass> StorageClasses,
    string PriorityClass,
    SparkDefaults Spark,
    ImmutableDictionary<string, InstalledOperator> Operators)
{
    public string Name => Tenant.Tenant;

    /// <summary>The name of a release in the tenant's namespace. It has the tenant's, because Pulumi knows a release by its name alone.</summary>
    public string Release(string name) => $"{Name}-{name}";

    /// <summary>Services run beside the drivers: on machines that are not taken away.</summary>
    public NodePlacement Nodes => Tenant.Cluster.Nodes[NodeRole.Driver];

    /// <summary>The labels that the cloud's identity binding asks of a pod that acts as the tenant.</summary>
    public ImmutableSortedDictionary<string, string> IdentityLabels => Tenant.Cluster.Identities[Name].PodLabels;

    /// <summary>The tenant's keys for the object store, by name; none where the store knows who a pod is.</summary>
    public IEnumerable<string> CredentialKeys => Tenant.Cluster.Identities[Name].Credentials.Keys;

    /// <summary>Options for something that needs a node and a volume of a tier.</summary>
    public CustomResourceOptions Options(StorageTier? tier, params IEnumerable<Resource?> after) =>
        Tenant.Options([.. Tenant.Cluster.ReadyForPods, .. tier is { } t ? [StorageClasses[t]] : Array.Empty<Resource>(), .. after.OfType<Resource>()]);

    /// <summary>The claim of an add-on that the platform defines itself. It is kept when the add-on goes, as far as its class keeps it.</summary>
    public PersistentVolumeClaim Claim(string name, AddOnVolume volume) => new(
        $"{Name}-{name}",
        new PersistentVolumeClaimArgs
        {
            Metadata = Tenant.Metadata(name),
            Spec = new PersistentVolumeClaimSpecArgs
            {
                AccessModes = { "ReadWriteOnce" },
                StorageClassName = StorageTiers.ClassName(volume.Tier),
                Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = volume.Size.Text } },
            },
        },
        ChildOptions.Of(Tenant.Component, Tenant.Namespace, StorageClasses[volume.Tier]));

    /// <summary>The one pod of an add-on that the platform defines itself, and its address inside the cluster.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="actsAsTenant">Whether it has the tenant's identity in the cloud.</param>
    /// <param name="tier">The tier of its volume.</param>
    /// <param name="claim">Its volume.</param>
    public void Server(string name, int port, PodSpecArgs pod, bool actsAsTenant, StorageTier tier, PersistentVolumeClaim claim)
    {
        _ = new Deployment(
            $"{Name}-{name}",
            new DeploymentArgs
            {
                // It waits for a secret that is not ours to write, and the first deployment must not wait with it.
                Metadata = Tenant.Metadata(name, [new("pulumi.com/skipAwait", "true")]),
                Spec = new DeploymentSpecArgs
                {
                    Replicas = 1,

                    // One at a time: they would write to the same volume.
                    Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
                    RevisionHistoryLimit = 3,
                    Selector = new LabelSelectorArgs { MatchLabels = { ["app.kubernetes.io/name"] = name } },
                    Template = new PodTemplateSpecArgs { Metadata = PodMetadata(name, actsAsTenant), Spec = pod },
                },
            },
            Options(tier, claim));
        Service(name, port);
    }

    private void Service(string name, int port) => _ = new Service(
        $"{Name}-{name}",
        new ServiceArgs
        {
            Metadata = Tenant.Metadata(name),
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = { ["app.kubernetes.io/name"] = name },
                Ports = { new ServicePortArgs { Name = "http", Port = port, TargetPort = "http", Protocol = "TCP" } },
            },
        },
        Tenant.Options());

    /// <summary>The labels of a pod that the platform defines itself.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="actsAsTenant">Whether it has the tenant's identity in the cloud.</param>
    private ObjectMetaArgs PodMetadata(string name, bool actsAsTenant)
    {
        var metadata = new ObjectMetaArgs { Labels = { ["app.kubernetes.io/name"] = name } };
        foreach (var (key, value) in IdentityLabels.Where(_ => actsAsTenant))
        {
            metadata.Labels[key] = value;
        }

        return metadata;
    }
}
