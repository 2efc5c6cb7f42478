namespace Infra.Settings;

/// <summary>The storage class of each tier.</summary>
internal static class StorageTiers
{
    public static string ClassName(StorageTier tier) => tier.ToString().ToLowerInvariant();
}
