using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads a tenant's add-ons. Each is on where its key is there, so that a default never installs anything.</summary>
internal static partial class AddOnsReader
{
    private static readonly Rule<string> SecretName = Rules.Name(40);

    // JupyterHub's own names of those that ask for a password or a token of somebody who knows the people.
    private static readonly string[] Authenticators = ["auth0", "azuread", "bitbucket", "generic-oauth", "github", "gitlab", "globus", "google", "okpy", "openshift"];

    private static readonly string[] Taken = ["jupyter", "zeppelin", "kafka", "postgresql", "object-store"];

    public static AddOnSettings Read(MapReader map)
    {
        map.Refuse("minio", "is not in the catalogue: its repository was archived in April 2026, and nobody mends its server any more. Write objectStore, which is S3-compatible, too.");
        var settings = new AddOnSettings(
            If(map, "jupyter", Jupyter),
            If(map, "zeppelin", Zeppelin),
            If(map, "kafka", Kafka),
            If(map, "postgresql", PostgreSql),
            If(map, "objectStore", ObjectStore),
            Charts(map));
        map.Done();
        return settings;
    }

    private static T? If<T>(MapReader map, string key, Func<MapReader, T> read) where T : class => map.Has(key) ? read(map.Map(key)) : null;

    private static JupyterSettings Jupyter(MapReader map)
    {
        var settings = new JupyterSettings(
            ChartReader.Read(map.Map("chart"), "jupyterhub", "https://hub.jupyter.org/helm-chart", "4.4.0"),
            map.Optional("authenticator", "generic-oauth", OneOf(Authenticators)),
            map.Required("loginSecret", SecretName),
            map.Optional("image", "quay.io/jupyter/pyspark-notebook:2025-12-15", ChartReader.Image),
            map.Optional("people", 10, Rules.Integer(1, 500)),
            Resources(map.Map("server"), "1", "4Gi"),
            Volume(map.Map("home"), "10Gi"));
        map.Done();
        return settings;
    }

    private static ZeppelinSettings Zeppelin(MapReader map)
    {
        var settings = new ZeppelinSettings(
            map.Optional("image", "docker.io/apache/zeppelin:0.12.1", ChartReader.Image),
            map.Required("loginSecret", SecretName),
            Resources(map.Map("server"), "2", "8Gi"),
            Volume(map.Map("notebooks"), "10Gi"));
        map.Done();
        return settings;
    }

    private static KafkaSettings Kafka(MapReader map)
    {
        var settings = new KafkaSettings(
            map.Optional("version", "4.3.1", Rules.Version),
            map.Optional("brokers", 3, new Rule<int>("1, 3 or 5", scalar => scalar.Text switch { "1" => 1, "3" => 3, "5" => 5, _ => Parsed<int>.No("Controllers decide by majority, so an even number bears no more failures.") })),
            Resources(map.Map("broker"), "1", "4Gi"),
            Volume(map.Map("volume"), "100Gi"));
        map.Done();
        return settings;
    }

    private static PostgreSqlSettings PostgreSql(MapReader map)
    {
        var settings = new PostgreSqlSettings(
            map.Optional("image", "ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie", ChartReader.Image),
            map.Optional("instances", 2, Rules.Integer(1, 5)),
            Resources(map.Map("instance"), "1", "2Gi"),
            Volume(map.Map("volume"), "20Gi"));
        map.Done();
        return settings;
    }

    private static TenantStoreSettings ObjectStore(MapReader map)
    {
        var settings = new TenantStoreSettings(
            map.Optional("image", "docker.io/chrislusf/seaweedfs:4.44", ChartReader.Image),
            map.Required("keysSecret", SecretName),
            Resources(map.Map("server"), "1", "2Gi"),
            Volume(map.Map("volume"), "50Gi"));
        map.Done();
        return settings;
    }

    private static ImmutableArray<NamedChartSettings> Charts(MapReader map)
    {
        var taken = new HashSet<string>(Taken, StringComparer.Ordinal);
        return map.Maps("charts", chart =>
        {
            var settings = new NamedChartSettings(
                chart.Required("name", Rules.Name(NamedChartSettings.LongestName)),
                new ChartSettings(
                    chart.Required("chart", Rules.Matching("the chart's name in its repository", ChartName())),
                    chart.Required("repository", ChartReader.Repository),
                    chart.Required("version", Rules.Version),
                    chart.Optional("timeoutSeconds", 600, Rules.Integer(60, 3600))),
                chart.Free("values"));
            chart.Done();
            if (settings.Name is { } name && !taken.Add(name))
            {
                chart.Error("name", $"is {name}, which another chart or an add-on of the catalogue has already. Choose another.");
            }

            return settings;
        });
    }

    private static Resources Resources(MapReader map, string cpu, string memory)
    {
        var resources = new Resources(
            map.Optional("cpu", Quantity.Parse(cpu), Rules.Cpu),
            map.Optional("memory", Quantity.Parse(memory), Rules.Bytes));
        map.Done();
        return resources;
    }

    private static AddOnVolume Volume(MapReader map, string size)
    {
        var volume = new AddOnVolume(
            map.Optional("size", Quantity.Parse(size), Rules.Bytes),
            map.Optional("tier", StorageTier.Standard, Rules.OneOf<StorageTier>()));
        map.Done();
        if (map.Valid && volume.Size < Quantity.Parse(TenantSettings.SmallestVolume))
        {
            map.Error("size", $"is {volume.Size}, less than {TenantSettings.SmallestVolume}, the smallest volume that a tenant may have. Raise it.");
        }

        if (volume.Tier is StorageTier.Shared or StorageTier.Scratch)
        {
            map.Error("tier", $"is {Rules.Spelling(volume.Tier)}, but a service needs block storage that is kept. Write standard or fast.");
        }

        return volume;
    }

    private static Rule<string> OneOf(string[] values) =>
        new($"one of {string.Join(", ", values)}", scalar => values.Contains(scalar.Text) ? scalar.Text : Parsed<string>.No());

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex ChartName();
}
