namespace Infra.Settings;

/// <summary>The names of a tier.</summary>
internal static class StorageTiers
{
    /// <summary>Its name in the settings, and of its resources in Pulumi's state.</summary>
    public static string Name(StorageTier tier) => tier.ToString().ToLowerInvariant();

    /// <summary>
    /// Its storage class, and the class of its snapshots. The prefix keeps them apart from classes that are there already: GKE and kind make one
    /// named standard, which Pulumi cannot take over.
    /// </summary>
    public static string ClassName(StorageTier tier) => $"spark-{Name(tier)}";
}
