using Preview.Projects;

namespace Preview.Changes;

/// <summary>How values are compared: <c>tools/preview/data/comparison.yaml</c>.</summary>
internal sealed class ComparisonRules
{
    public const string FileName = "comparison.yaml";

    private readonly TypePatterns<PathPattern> _sets;
    private readonly TypePatterns<PathPattern> _yaml;
    private readonly TypePatterns<(PathPattern Path, string Reason)> _noise;

    private ComparisonRules(YamlMapping file)
    {
        ListKeys = [.. file.Texts("keys")];
        _sets = Paths(file.Map("sets"));
        _yaml = Paths(file.Map("yaml"));
        _noise = new TypePatterns<(PathPattern, string)>(
        [
            .. ((file.Find("noise")?.Value as YamlSequence)?.Items ?? []).OfType<YamlMapping>().SelectMany(rule => rule.Texts("properties")
                .Select(path => (
                    new Glob(rule.Texts("type").First()),
                    (new PathPattern(path), rule.Texts("reason").First())))),
        ]);
    }

    /// <summary>The rules that come with the preview.</summary>
    public static ComparisonRules Shipped { get; } = Read(ShippedData.Folder);

    /// <summary>The names of properties that may tell the items of a list apart, the surest first.</summary>
    public IReadOnlyList<string> ListKeys { get; }

    public static ComparisonRules Read(string folder) => new(ShippedData.Read(FileName, folder));

    /// <summary>True when the order of a list means nothing.</summary>
    public bool IsSet(string type, PropertyPath path) => _sets.For(type).Any(pattern => pattern.IsAt(path));

    /// <summary>What a text is written in; null for plain text.</summary>
    public TextFormat? FormatOf(string type, PropertyPath path, string before, string after) =>
        StructuredText.LooksLikeJson(before) && StructuredText.LooksLikeJson(after) ? TextFormat.Json
        : _yaml.For(type).Any(pattern => pattern.IsAt(path)) || path.Step is KeyStep { Key: var key } && IsYamlFile(key) ? TextFormat.Yaml
        : null;

    /// <summary>Why nobody needs to read a change there; null when it counts.</summary>
    public string? NoiseOf(string type, PropertyPath path) => _noise.For(type).FirstOrDefault(rule => rule.Path.Covers(path)).Reason;

    private static TypePatterns<PathPattern> Paths(YamlMapping types) =>
        new([.. types.Entries.SelectMany(entry => entry.Value.Texts().Select(text => (new Glob(entry.Key), new PathPattern(text))))]);

    private static bool IsYamlFile(string key) => key.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || key.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
