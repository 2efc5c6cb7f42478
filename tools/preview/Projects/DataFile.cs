using System.Globalization;

namespace Preview.Projects;

/// <summary>A table that comes with the preview, from the folder <c>data</c> beside it.</summary>
internal static class DataFile
{
    /// <exception cref="InvalidDataException">The file is no map, or not there.</exception>
    public static YamlMapping Read(string name)
    {
        List<SettingsProblem> problems = [];
        string shown = $"tools/preview/data/{name}";
        return YamlReader.Read(Path.Combine(AppContext.BaseDirectory, "data", name), shown, problems) is YamlMapping map && problems.Count == 0
            ? map
            : throw new InvalidDataException(problems.Count == 0 ? $"{shown} is no map." : string.Join(Environment.NewLine, problems));
    }

    extension(YamlMapping map)
    {
        /// <summary>A map in this one; empty when there is none.</summary>
        public YamlMapping Map(string key) => map.Find(key)?.Value as YamlMapping ?? new YamlMapping([], map.Line, map.Column);

        /// <summary>The text of a value as it stands in the file; null when there is none.</summary>
        public string? Text(string key) => (map.Find(key)?.Value as YamlScalar)?.Text;

        /// <summary>A number; null when there is none.</summary>
        public decimal? Number(string key) => map.Text(key) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

        /// <summary>A list of texts; a single text is a list of one.</summary>
        public IEnumerable<string> Texts(string key) => Texts(map.Find(key)?.Value);
    }

    public static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(static item => item.Text),
        YamlScalar text => [text.Text],
        _ => [],
    };
}

/// <summary>Where the figures of a table come from.</summary>
/// <param name="Name">How the table's rows name it.</param>
/// <param name="What">What it is.</param>
/// <param name="Url">Where it is; empty for what is our own.</param>
/// <param name="Date">How old the figures are; the day of reading where the source does not tell.</param>
internal sealed record DataSource(string Name, string What, string Url, DateOnly Date)
{
    public static IReadOnlyDictionary<string, DataSource> Read(YamlMapping table) => table.Map("sources").Entries.ToDictionary(
        static entry => entry.Key,
        static entry =>
        {
            YamlMapping source = (YamlMapping)entry.Value;
            return new DataSource(entry.Key, source.Text("what") ?? "", source.Text("url") ?? "", DateOnly.ParseExact(source.Text("date") ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture));
        },
        StringComparer.Ordinal);
}
