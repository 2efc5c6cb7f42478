using Preview.Plans;
using Preview.Projects;

namespace Preview.Timeline;

/// <summary>How long a resource takes to be there, in seconds.</summary>
/// <param name="Low">The shortest that was seen.</param>
/// <param name="Typical">The median of what was seen.</param>
/// <param name="High">The longest that was seen.</param>
/// <param name="Samples">How often it was measured; 0 for an estimate.</param>
/// <param name="Source">Where the figures come from.</param>
internal sealed record CreationTime(int Low, int Typical, int High, int Samples, DataSource Source);

/// <summary>The table of creation times, and of what the cloud makes a resource wait for: <c>tools/preview/data/times.yaml</c>.</summary>
internal sealed class CreationTimes
{
    public const string FileName = "times.yaml";

    private static readonly Lazy<CreationTimes> Table = new(() => new CreationTimes(ShippedData.Read(FileName)));

    private readonly Dictionary<string, CreationTime> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CreationTime> _defaults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _waits;

    private CreationTimes(YamlMapping table)
    {
        Sources = DataSource.Read(table);
        Read(table.Map("times"), _times);
        Read(table.Map("defaults"), _defaults);
        _waits = table.Map("waits").Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Texts().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The table that comes with the preview. It is read when it is first asked for.</summary>
    public static CreationTimes Shipped => Table.Value;

    public IReadOnlyDictionary<string, DataSource> Sources { get; }

    public IReadOnlyDictionary<string, CreationTime> Times => _times;

    /// <summary>What a type that is not listed takes, by its provider.</summary>
    public IReadOnlyDictionary<string, CreationTime> Defaults => _defaults;

    public IReadOnlyDictionary<string, string[]> Waits => _waits;

    /// <summary>How long a resource takes; null when the table knows neither its type nor its provider.</summary>
    public CreationTime? Of(string kind) =>
        ResourceKind.Names(kind).Select(name => _times.GetValueOrDefault(name) ?? _defaults.GetValueOrDefault(name)).FirstOrDefault(time => time is not null);

    /// <summary>The kinds that a resource must wait for whatever the program says.</summary>
    public IReadOnlyList<string> WaitsOf(string kind) =>
        ResourceKind.Names(kind).Select(name => _waits.GetValueOrDefault(name)).FirstOrDefault(kinds => kinds is not null) ?? [];

    private void Read(YamlMapping rows, Dictionary<string, CreationTime> times)
    {
        foreach (var entry in rows.Entries)
        {
            var row = (YamlMapping)entry.Value;
            times.Add(entry.Key, new CreationTime(
                Seconds(row, "low"), Seconds(row, "typical"), Seconds(row, "high"), (int)(row.Number("samples") ?? 0), Sources[row.Text("source") ?? ""]));
        }
    }

    private static int Seconds(YamlMapping row, string key) => (int)(row.Number(key) ?? 0);
}
