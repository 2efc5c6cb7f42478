using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads a tenant's add-ons. Each is on where its key is there, so that a default never installs anything.</summary>
internal static class AddOnsReader
{
    /// <summary>The add-ons of the catalogue: the key of each, and the name that its resources have.</summary>
    private static readonly (string Key, string Name, string Description, Func<MapReader, AddOnSettings> Read)[] Catalogue =
    [
        ("jupyter", "jupyter", "Notebooks in the browser: JupyterHub.", JupyterSettings.Read),
        ("zeppelin", "zeppelin", "Notebooks in the browser: Apache Zeppelin.", ZeppelinSettings.Read),
        ("kafka", "kafka", "A Kafka cluster of the tenant's own.", KafkaSettings.Read),
        ("postgresql", "postgresql", "A PostgreSQL cluster of the tenant's own.", PostgreSqlSettings.Read),
        ("objectStore", "object-store", "An S3-compatible object store of the tenant's own.", TenantStoreSettings.Read),
    ];

    public static ImmutableArray<AddOnSettings> Read(MapReader map)
    {
        map.Refuse(
            "minio",
            "is not in the catalogue: its repository was archived in April 2026, and its server gets no more fixes. "
            + "Write objectStore, which is S3-compatible, too.");
        var addOns = ImmutableArray.CreateBuilder<AddOnSettings>();
        foreach (var (key, _, description, read) in Catalogue)
        {
            if (map.MapIf(key, map.Has(key), description, read) is { } addOn)
            {
                addOns.Add(addOn);
            }
        }

        addOns.AddRange(Charts(map));
        map.RejectUnknownKeys();
        return addOns.DrainToImmutable();
    }

    private static ImmutableArray<NamedChartSettings> Charts(MapReader map)
    {
        var taken = Catalogue.Select(addOn => addOn.Name).ToHashSet(StringComparer.Ordinal);
        return map.Maps("charts", "Other charts, by name and exact version.", chart =>
        {
            var settings = NamedChartSettings.Read(chart);
            if (settings.Name is { } name && !taken.Add(name))
            {
                chart.Error("name", $"is {name}, which another chart or an add-on of the catalogue has already. Choose another.");
            }

            return settings;
        });
    }
}
