namespace Infra.Settings;

/// <summary>The four promises about storage that hold on every cloud. Each is a storage class: spark-standard and so on.</summary>
public enum StorageTier
{
    /// <summary>General-purpose block storage; the cluster's default class. Kept when its claim is deleted.</summary>
    Standard,

    /// <summary>Block storage with many operations a second and low latency. Kept when its claim is deleted.</summary>
    Fast,

    /// <summary>A file system that many nodes mount at once. Kept when its claim is deleted.</summary>
    Shared,

    /// <summary>Space for shuffle and spill. Gone with the pod that used it.</summary>
    Scratch,
}
