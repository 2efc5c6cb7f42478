using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>An S3-compatible store of the tenant's own, SeaweedFS in one pod: for trials and for what is not the data lake's.</summary>
/// <param name="Image">The image, with an exact tag or a digest. Default docker.io/chrislusf/seaweedfs:4.44.</param>
/// <param name="KeysSecret">The secret in the tenant's namespace whose key s3.json says which keys may do what. Required; it is not in this repository.</param>
/// <param name="Server">What the pod has. Default 1 core and 2Gi.</param>
/// <param name="Volume">Its volume. Default 50Gi of standard.</param>
public sealed record TenantStoreSettings(string Image, string KeysSecret, Resources Server, AddOnVolume Volume) : AddOnSettings
{
    /// <inheritdoc/>
    public override IEnumerable<string> OwnSecrets => [KeysSecret];

    internal override IEnumerable<AddOnNeeds> Needs => [new("objectStore.server", 1, Server)];

    internal override IEnumerable<TenantVolume> Volumes => [new("addOns.objectStore.volume", Volume.Size, Volume.Tier)];

    internal static TenantStoreSettings Read(MapReader map)
    {
        var settings = new TenantStoreSettings(
            map.Optional("image", "docker.io/chrislusf/seaweedfs:4.44", ChartReader.Image, "The image."),
            map.Required("keysSecret", AddOnFields.SecretName, "The secret in the namespace whose key `s3.json` says which keys may do what."),
            AddOnFields.Resources(map.Map("server", "The resources of the pod."), "1", "2Gi"),
            AddOnFields.Volume(map.Map("volume", "Its volume."), "50Gi"));
        map.RejectUnknownKeys();
        return settings;
    }
}
