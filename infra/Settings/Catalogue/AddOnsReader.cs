using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads a tenant's add-ons. Each is on where its key is there, so that a default never installs anything.</summary>
internal static class AddOnsReader
{
    /// <summary>The add-ons of the catalogue: the key of each, and the name that its resources have.</summary>
    private static readonly (string Key, string Name, Func<MapReader, AddOnSettings> Read)[] Catalogue =
    [
        ("jupyter", "jupyter", JupyterSettings.Read),
        ("zeppelin", "zeppelin", ZeppelinSettings.Read),
        ("kafka", "kafka", KafkaSettings.Read),
        ("postgresql", "postgresql", PostgreSqlSettings.Read),
        ("objectStore", "object-store", TenantStoreSettings.Read),
    ];

    public static ImmutableArray<AddOnSettings> Read(MapReader map)
    {
        map.Refuse(
            "minio",
            "is not in the catalogue: its repository was archived in April 2026, and its server gets no more fixes. "
            + "Write objectStore, which is S3-compatible, too.");
        var addOns = ImmutableArray.CreateBuilder<AddOnSettings>();
        foreach (var (key, _, read) in Catalogue)
        {
            if (map.Has(key))
            {
                addOns.Add(read(map.Map(key)));
            }
        }

        addOns.AddRange(Charts(map));
        map.RejectUnknownKeys();
        return addOns.DrainToImmutable();
    }

    private static ImmutableArray<NamedChartSettings> Charts(MapReader map)
    {
        var taken = Catalogue.Select(addOn => addOn.Name).ToHashSet(StringComparer.Ordinal);
        return map.Maps("charts", chart =>
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
