using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads the volumes that a tenant has in addition to its workspace, and compares their sum with the tenant's bounds.</summary>
internal static class TenantVolumesReader
{
    private const int LongestName = 40;

    private static readonly string[] TakenNames = ["workspace", "shared"];

    public static SharedVolumeSettings Shared(MapReader shared)
    {
        var settings = new SharedVolumeSettings(shared.Required(
            "size", ScalarFormats.Bytes,
            "Its size, at least `1Gi`."));
        shared.RejectUnknownKeys();
        AtLeast(shared, settings.Size);
        return settings;
    }

    public static ImmutableArray<ClaimSettings> Claims(MapReader map)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return map.Maps("claims", "Volume claims in addition to `workspace` and `shared`.", claim =>
        {
            var settings = Claim(claim);
            if (settings.Name is { } name && !taken.Add(name))
            {
                claim.Error("name", $"is {name}, which another claim of the tenant has already. Give each its own.");
            }

            return settings;
        });
    }

    /// <summary>Whether all volumes that are there from the start fit into what the tenant may have. The workspace alone does.</summary>
    public static void Validate(TenantSettings tenant, MapReader map)
    {
        var volumes = TenantVolume.Of(tenant).ToList();
        var sum = volumes.Sum(volume => volume.Size.Value * volume.Count);
        if (sum > tenant.Storage.Value)
        {
            var parts = string.Join(", ", volumes.Select(volume => $"{volume.Key} {Quantity.ShowBytes(volume.Size.Value * volume.Count)}"));
            map.Error(
                "storage", $"is {tenant.Storage}, less than the {Quantity.ShowBytes(sum)} of the tenant's volumes ({parts}). Raise it, or make them smaller.");
        }

        var count = volumes.Sum(volume => volume.Count);
        if (count > tenant.Volumes)
        {
            map.Error("volumes", $"is {tenant.Volumes}, less than the {count} volumes that the tenant has from the start. Raise it.");
        }
    }

    private static ClaimSettings Claim(MapReader map)
    {
        var name = map.Required("name", ScalarFormats.Name(LongestName), "The name of the claim; not `workspace`, `shared`.");
        var size = map.Required("size", ScalarFormats.Bytes, "Its size, at least `1Gi`.");
        var tier = map.Optional("tier", StorageTier.Standard, ScalarFormats.OneOf<StorageTier>().Offering("standard", "fast", "shared"), "Its storage tier.");
        var mode = map.Optional(
            "accessMode", tier == StorageTier.Shared ? ClaimAccessMode.ReadWriteMany : ClaimAccessMode.ReadWriteOnce, ScalarFormats.OneOf<ClaimAccessMode>(),
            "Who may mount it at once: the pods of one node, one pod, or the pods of all nodes, which only `shared` can.",
            "`readWriteMany` for `shared`, else `readWriteOnce`");
        map.RejectUnknownKeys();
        if (name is not null && TakenNames.Contains(name))
        {
            map.Error("name", $"is {name}, which the tenant has a setting of its own for. Choose another, or set {name} beside claims.");
        }

        AtLeast(map, size);
        if (tier == StorageTier.Scratch)
        {
            map.Error("tier", "is scratch, which is gone with its pod, but a claim is kept. Write standard, fast or shared.");
        }

        if (mode == ClaimAccessMode.ReadWriteMany && tier is (StorageTier.Standard or StorageTier.Fast))
        {
            map.Error(
                "accessMode",
                $"is readWriteMany, but {ScalarFormats.Spelling(tier)} is block storage, which one node mounts. Write shared as tier, or another accessMode.");
        }

        return new ClaimSettings(name!, size, tier, mode);
    }

    private static void AtLeast(MapReader map, Quantity size)
    {
        if (map.Valid && size < Quantity.Parse(TenantSettings.SmallestVolume))
        {
            map.Error("size", $"is {size}, less than {TenantSettings.SmallestVolume}, the smallest volume that a tenant may have. Raise it.");
        }
    }
}
