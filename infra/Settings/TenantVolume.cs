namespace Infra.Settings;

/// <summary>A volume that the platform itself makes for a tenant; volumes that its pods ask for are not among these.</summary>
/// <param name="Key">Where the settings have it, for example "workspace" or "claims[models]".</param>
/// <param name="Size">The size of each.</param>
/// <param name="Tier">The tier that it is made of.</param>
/// <param name="Count">How many of them there are.</param>
internal sealed record TenantVolume(string Key, Quantity Size, StorageTier Tier, int Count = 1)
{
    /// <summary>The volume of JupyterHub's own small database: the smallest that every cloud makes.</summary>
    public static readonly Quantity HubVolume = Quantity.Parse("4Gi");

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

        foreach (var volume in OfAddOns(tenant.AddOns))
        {
            yield return volume;
        }
    }

    private static IEnumerable<TenantVolume> OfAddOns(AddOnSettings addOns)
    {
        if (addOns.Jupyter is { } jupyter)
        {
            yield return new("addOns.jupyter", HubVolume, StorageTier.Standard);
            yield return new("addOns.jupyter.home", jupyter.Home.Size, jupyter.Home.Tier, jupyter.People);
        }

        if (addOns.Zeppelin is { Notebooks: var notebooks })
        {
            yield return new("addOns.zeppelin.notebooks", notebooks.Size, notebooks.Tier);
        }

        if (addOns.Kafka is { } kafka)
        {
            yield return new("addOns.kafka.volume", kafka.Volume.Size, kafka.Volume.Tier, kafka.Brokers);
        }

        if (addOns.PostgreSql is { } postgres)
        {
            yield return new("addOns.postgresql.volume", postgres.Volume.Size, postgres.Volume.Tier, postgres.Instances);
        }

        if (addOns.ObjectStore is { Volume: var store })
        {
            yield return new("addOns.objectStore.volume", store.Size, store.Tier);
        }
    }
}
