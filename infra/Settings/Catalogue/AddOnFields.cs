using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads the settings that several add-ons have.</summary>
internal static class AddOnFields
{
    /// <summary>The name of a secret in the tenant's namespace.</summary>
    public static readonly ScalarFormat<string> SecretName = ScalarFormats.Name(40);

    public static Resources Resources(MapReader map, string cpu, string memory)
    {
        var resources = new Resources(
            map.Optional(
                "cpu", Quantity.Parse(cpu), ScalarFormats.Cpu,
                "Cores: at most `largestContainer`; all add-ons together at most the ceiling."),
            map.Optional(
                "memory", Quantity.Parse(memory), ScalarFormats.Bytes,
                "Memory: at most `largestContainer`; all add-ons together at most the ceiling."));
        map.RejectUnknownKeys();
        return resources;
    }

    public static AddOnVolume Volume(MapReader map, string size)
    {
        var volume = new AddOnVolume(
            map.Optional("size", Quantity.Parse(size), ScalarFormats.Bytes, "Its size, at least `1Gi`."),
            map.Optional("tier", StorageTier.Standard, ScalarFormats.OneOf<StorageTier>().Offering("standard", "fast"), "Its storage tier."));
        map.RejectUnknownKeys();
        if (map.Valid && volume.Size < Quantity.Parse(TenantSettings.SmallestVolume))
        {
            map.Error("size", $"is {volume.Size}, less than {TenantSettings.SmallestVolume}, the smallest volume that a tenant may have. Raise it.");
        }

        if (volume.Tier is StorageTier.Shared or StorageTier.Scratch)
        {
            map.Error("tier", $"is {ScalarFormats.Spelling(volume.Tier)}, but a service needs block storage that is kept. Write standard or fast.");
        }

        return volume;
    }
}
