using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Apache Zeppelin with its interpreters in one pod.</summary>
/// <param name="Image">The image, with an exact tag or a digest. Default docker.io/apache/zeppelin:0.12.1.</param>
/// <param name="LoginSecret">The secret in the tenant's namespace whose key shiro.ini says who may log in. Required; it is not in this repository.</param>
/// <param name="Server">What the pod has. Default 2 cores and 8Gi.</param>
/// <param name="Notebooks">The volume of notes and settings. Default 10Gi of standard.</param>
public sealed record ZeppelinSettings(string Image, string LoginSecret, Resources Server, AddOnVolume Notebooks) : AddOnSettings
{
    /// <inheritdoc/>
    public override IEnumerable<string> OwnSecrets => [LoginSecret];

    internal override IEnumerable<AddOnNeeds> Needs => [new("zeppelin.server", 1, Server)];

    internal override IEnumerable<TenantVolume> Volumes => [new("addOns.zeppelin.notebooks", Notebooks.Size, Notebooks.Tier)];

    internal static ZeppelinSettings Read(MapReader map)
    {
        var settings = new ZeppelinSettings(
            map.Optional("image", "docker.io/apache/zeppelin:0.12.1", ChartReader.Image, "The image."),
            map.Required("loginSecret", AddOnFields.SecretName, "The secret in the namespace whose key `shiro.ini` says who may log in."),
            AddOnFields.Resources(map.Map("server", "The resources of the pod."), "2", "8Gi"),
            AddOnFields.Volume(map.Map("notebooks", "The volume of notes and settings."), "10Gi"));
        map.RejectUnknownKeys();
        return settings;
    }
}
