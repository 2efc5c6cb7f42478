using System.Collections.Immutable;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Efs;
using Pulumi.Aws.Kms;

namespace Infra.Clusters.Eks;

/// <summary>The CSI driver and parameters of each storage tier on EKS.</summary>
internal static class EksStorage
{
    public static EnumMap<StorageTier, StorageDriver> Drivers(Key dataKey, FileSystem shared, Resource snapshots) =>
    [
        new(StorageTier.Standard, Ebs(dataKey, ("type", "gp3")) with { Snapshots = VolumeSnapshots.With() with { After = [snapshots] } }),
        new(StorageTier.Fast, Ebs(dataKey, ("type", "io2"), ("iops", "16000")) with { Snapshots = VolumeSnapshots.With() with { After = [snapshots] } }),
        new(StorageTier.Shared, new StorageDriver("efs.csi.aws.com", Parameters(
            ("provisioningMode", "efs-ap"),
            ("fileSystemId", shared.Id),
            ("directoryPerms", "770"),

            // The user of Spark's images; every other tenant's directory belongs to the same number, but is another access point.
            ("uid", "185"),
            ("gid", "185"),
            ("basePath", "/volumes"),
            ("subPathPattern", "${.PVC.namespace}/${.PVC.name}"),
            ("ensureUniqueDirectory", "true")),

            // By its role, as the file system's policy demands.
            ["tls", "iam"])),
        new(StorageTier.Scratch, Ebs(dataKey, ("type", "gp3"), ("iops", "6000"), ("throughput", "500"))),
    ];

    private static StorageDriver Ebs(Key key, params (string Key, Input<string> Value)[] parameters) => new(
        "ebs.csi.aws.com",
        Parameters([("csi.storage.k8s.io/fstype", "xfs"), ("encrypted", "true"), ("kmsKeyId", key.Arn), .. parameters]),
        []);

    private static ImmutableSortedDictionary<string, Input<string>> Parameters(params (string Key, Input<string> Value)[] parameters) =>
        parameters.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
