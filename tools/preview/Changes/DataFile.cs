using Preview.Parity;
using Preview.Projects;

namespace Preview.Changes;

/// <summary>A file of <c>tools/preview/data</c>: facts about resource types, which people read and extend.</summary>
internal static class DataFile
{
    /// <summary>The folder with the files that come with the preview.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <exception cref="SettingsException">The file is no map.</exception>
    public static YamlMapping Read(string folder, string name)
    {
        List<SettingsProblem> problems = [];
        string shown = $"tools/preview/data/{name}";
        YamlNode? root = YamlReader.Read(Path.Combine(folder, name), shown, problems);
        if (problems.Count == 0 && root is not YamlMapping)
        {
            problems.Add(new SettingsProblem(shown, root?.Line ?? 1, root?.Column ?? 1, "The file is no map.", "Begin with the name of a rule and a colon."));
        }

        return problems.Count == 0 ? (YamlMapping)root! : throw new SettingsException(problems);
    }

    /// <summary>The single texts of a list; a single text is a list of one.</summary>
    public static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(static item => item.Text),
        YamlScalar { Value: not null } scalar => [scalar.Text],
        _ => [],
    };

    /// <summary>A map from type patterns to lists of property patterns.</summary>
    public static TypePatterns<PathPattern> Paths(YamlNode? node) => new(
    [
        .. (node as YamlMapping)?.Entries.SelectMany(static entry => Texts(entry.Value).Select(text => (new Glob(entry.Key), new PathPattern(text)))) ?? [],
    ]);
}
