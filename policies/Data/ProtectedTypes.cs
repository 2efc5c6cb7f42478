using System.Collections.Immutable;

namespace Policies.Data;

/// <summary>The resources with which data is lost, and their own switch against deletion, where the cloud has one.</summary>
internal static class ProtectedTypes
{
    public static readonly ImmutableArray<ProtectedType> All =
    [
        new("aws:ecr/repository:Repository"),
        new("aws:efs/fileSystem:FileSystem"),
        new("aws:eks/cluster:Cluster", "deletionProtection"),
        new("aws:kms/key:Key"),
        new("aws:s3/bucket:Bucket"),
        new("azure-native:compute:DiskEncryptionSet"),
        new("azure-native:containerregistry:Registry"),
        new("azure-native:containerservice:ManagedCluster"),
        new("azure-native:keyvault:Key"),
        new("azure-native:keyvault:Vault"),
        new("azure-native:resources:ResourceGroup"),
        new("azure-native:storage:StorageAccount"),
        new("gcp:artifactregistry/repository:Repository"),
        new("gcp:container/cluster:Cluster", "deletionProtection", IsOnByDefault: true),
        new("gcp:kms/cryptoKey:CryptoKey"),
        new("gcp:storage/bucket:Bucket"),
    ];
}

/// <summary>A type of resource with which data is lost.</summary>
/// <param name="Type">Its token.</param>
/// <param name="Switch">The property that keeps it from being deleted; null where there is none.</param>
/// <param name="IsOnByDefault">Whether the switch is on where nothing is said.</param>
internal sealed record ProtectedType(string Type, string? Switch = null, bool IsOnByDefault = false);
