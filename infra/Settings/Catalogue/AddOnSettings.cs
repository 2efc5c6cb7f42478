namespace Infra.Settings;

/// <summary>A service that a tenant has in addition to Spark. It is on where its settings are there.</summary>
public abstract record AddOnSettings
{
    /// <summary>The operator of the catalogue that runs it, by its key there; null where it needs none, the default.</summary>
    public virtual string? Operator => null;

    /// <summary>The secrets by which it knows people and its own parts. No application has a use for them.</summary>
    public virtual IEnumerable<string> OwnSecrets => [];

    /// <summary>The resources that it takes of the tenant's bounds.</summary>
    internal virtual IEnumerable<AddOnNeeds> Needs => [];

    /// <summary>The volumes that it has from the start.</summary>
    internal virtual IEnumerable<TenantVolume> Volumes => [];
}

/// <summary>A volume of an add-on.</summary>
/// <param name="Size">Its size in bytes, at least 1Gi.</param>
/// <param name="Tier">The tier that it is made of; block storage. Default standard.</param>
public sealed record AddOnVolume(Quantity Size, StorageTier Tier);
