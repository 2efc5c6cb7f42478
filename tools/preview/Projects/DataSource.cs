using System.Globalization;

namespace Preview.Projects;

/// <summary>Where the figures of a table come from.</summary>
/// <param name="Name">How the table's rows name it.</param>
/// <param name="What">What it is.</param>
/// <param name="Url">Where it is; empty for what is our own.</param>
/// <param name="Date">How old the figures are; the day of reading where the source does not tell.</param>
internal sealed record DataSource(string Name, string What, string Url, DateOnly Date)
{
    public static IReadOnlyDictionary<string, DataSource> Read(YamlMapping table) => table.Map("sources").Entries.ToDictionary(
        entry => entry.Key,
        entry =>
        {
            var source = (YamlMapping)entry.Value;
            return new DataSource(entry.Key, source.Text("what") ?? "", source.Text("url") ?? "", DateOnly.ParseExact(source.Text("date") ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture));
        },
        StringComparer.Ordinal);
}
