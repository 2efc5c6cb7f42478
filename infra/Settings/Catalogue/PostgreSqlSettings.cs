using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>A PostgreSQL cluster that CloudNativePG runs.</summary>
/// <param name="Image">The image, with an exact tag or a digest. Default ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie.</param>
/// <param name="Instances">How many instances there are, one of which writes, 1 to 5. Default 2.</param>
/// <param name="Instance">What each has. Default 1 core and 2Gi.</param>
/// <param name="Volume">The volume of each. Default 20Gi of standard.</param>
public sealed record PostgreSqlSettings(string Image, int Instances, Resources Instance, AddOnVolume Volume) : AddOnSettings
{
    /// <inheritdoc/>
    public override string Operator => "cloudNativePg";

    /// <inheritdoc/>
    public override IEnumerable<string> OwnSecrets => ["postgresql-ca", "postgresql-replication", "postgresql-server"];

    // One more than there are, because a job makes each new instance with as much.
    internal override IEnumerable<AddOnNeeds> Needs => [new("postgresql.instance", Instances + 1, Instance)];

    internal override IEnumerable<TenantVolume> Volumes => [new("addOns.postgresql.volume", Volume.Size, Volume.Tier, Instances)];

    internal static PostgreSqlSettings Read(MapReader map)
    {
        var settings = new PostgreSqlSettings(
            map.Optional("image", "ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie", ChartReader.Image, "The image."),
            map.Optional("instances", 2, ScalarFormats.Integer(1, 5), "How many instances, one of which writes."),
            AddOnFields.Resources(map.Map("instance", "The resources of each instance."), "1", "2Gi"),
            AddOnFields.Volume(map.Map("volume", "The volume of each instance."), "20Gi"));
        map.RejectUnknownKeys();
        return settings;
    }
}
