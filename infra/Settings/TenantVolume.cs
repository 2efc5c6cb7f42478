namespace Infra.Settings;

/// <summary>A volume that the platform itself makes for a tenant; volumes that its pods ask for are not among these.</summary>
/// <param name="Key">Where the settings have it, for example "workspace" or "claims[models]".</param>
/// <param name="Size">The size of each.</param>
/// <param name="Tier">The tier that it is made of.</param>
/// <param name="Count">How many of them there are.</param>
internal sealed record TenantVolume(string Key, Quantity Size, StorageTier Tier, int Count = 1)
{
    /// <summary>All of a tenant's, in the order of the settings.</summary>
    public static IEnumerable<TenantVolume> Of(TenantSettings tenant)
    {
        yield return new("workspace", tenant.Workspace.Size, tenant.Workspace.Tier);
        if (tenant.Shared is { } shared)
        {
            yield return new("shared", shared.Size, StorageTier.Shared);
        }

        foreach (var claim in tenant.Claims)
        {
            yield return new($"claims[{claim.Name}]", claim.Size, claim.Tier);
        }

        foreach (var volume in tenant.AddOns.SelectMany(addOn => addOn.Volumes))
        {
            yield return volume;
        }
    }
}
