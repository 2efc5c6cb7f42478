using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Storage;

/// <summary>The storage class of each tier: the same names and promises on every cloud, its own drivers behind them.</summary>
internal sealed class StorageClasses : ComponentResource
{
    private readonly ClusterContract _cluster;
    private readonly StorageSettings _settings;

    public StorageClasses(string name, StorageClassesArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Storage", name, args, options)
    {
        _cluster = args.Cluster;
        _settings = args.Settings;
        Classes = _cluster.Storage.Map(Class);
        foreach (var (tier, driver) in _cluster.Storage)
        {
            if (driver.Snapshots is { } snapshots)
            {
                CreateSnapshotClass(tier, driver, snapshots);
            }
        }

        RegisterOutputs();
    }

    /// <summary>The class of each tier.</summary>
    public EnumMap<StorageTier, StorageClass> Classes { get; }

    private StorageClass Class(StorageTier tier, StorageDriver driver)
    {
        var metadata = PlatformObject.Metadata(_cluster, StorageTiers.ClassName(tier));
        metadata.Annotations["storageclass.kubernetes.io/is-default-class"] = tier == _settings.DefaultTier ? "true" : "false";
        if (!driver.Encrypted)
        {
            metadata.Annotations["spark-platform/encrypted"] = "false";
        }

        var args = new StorageClassArgs
        {
            Metadata = metadata,
            Provisioner = driver.Provisioner,
            ReclaimPolicy = tier != StorageTier.Scratch && _settings.KeepVolumes ? "Retain" : "Delete",
            AllowVolumeExpansion = driver.Expandable,

            // The volume is made where its pod is, or the pod could never reach it.
            VolumeBindingMode = "WaitForFirstConsumer",
        };
        foreach (var (key, value) in driver.Parameters)
        {
            args.Parameters[key] = value;
        }

        foreach (var option in driver.MountOptions)
        {
            args.MountOptions.Add(option);
        }

        return new StorageClass(StorageTiers.Name(tier), args, Immutable());
    }

    /// <summary>
    /// Kubernetes refuses to change these two of a class, and the provider does not know it, so the class is recreated. Volumes and claims that
    /// are there keep what they were made with.
    /// </summary>
    private CustomResourceOptions Immutable()
    {
        var options = ChildOptions.Of(this);
        options.ReplaceOnChanges.AddRange(["reclaimPolicy", "volumeBindingMode"]);
        options.DeleteBeforeReplace = true;
        return options;
    }

    /// <summary>Has the name of the tier's storage class, so that a claim's class says the class of its snapshots.</summary>
    private void CreateSnapshotClass(StorageTier tier, StorageDriver driver, VolumeSnapshots snapshots)
    {
        var args = new VolumeSnapshotClassArgs
        {
            Metadata = PlatformObject.Metadata(_cluster, StorageTiers.ClassName(tier)),
            Driver = driver.Provisioner,
            DeletionPolicy = _settings.KeepVolumes ? "Retain" : "Delete",
        };
        if (!snapshots.Parameters.IsEmpty)
        {
            args.Parameters = [];
            foreach (var (key, value) in snapshots.Parameters)
            {
                args.Parameters[key] = value;
            }
        }

        _ = new CustomResource($"{StorageTiers.Name(tier)}-snapshots", args, ChildOptions.Of(this, snapshots.After));
    }
}

/// <summary>The inputs of <see cref="StorageClasses"/>.</summary>
internal sealed class StorageClassesArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required StorageSettings Settings { get; init; }

    [Input("defaultTier")]
    public Input<string> DefaultTier => StorageTiers.Name(Settings.DefaultTier);

    [Input("keepVolumes")]
    public Input<bool> KeepVolumes => Settings.KeepVolumes;
}
