using Preview.Parity;
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
        ListKeys = [.. DataFile.Texts(file.Find("keys")?.Value)];
        _sets = DataFile.Paths(file.Find("sets")?.Value);
        _yaml = DataFile.Paths(file.Find("yaml")?.Value);
        _noise = new TypePatterns<(PathPattern, string)>(
        [
            .. ((file.Find("noise")?.Value as YamlSequence)?.Items ?? []).OfType<YamlMapping>().SelectMany(static rule => DataFile.Texts(rule.Find("properties")?.Value)
                .Select(path => (
                    new Glob(DataFile.Texts(rule.Find("type")?.Value).First()),
                    (new PathPattern(path), DataFile.Texts(rule.Find("reason")?.Value).First())))),
        ]);
    }

    /// <summary>The rules that come with the preview.</summary>
    public static ComparisonRules Shipped { get; } = Read(DataFile.Shipped);

    /// <summary>The names of properties that may tell the items of a list apart, the surest first.</summary>
    public IReadOnlyList<string> ListKeys { get; }

    public static ComparisonRules Read(string folder) => new(DataFile.Read(folder, FileName));

    /// <summary>True when the order of a list means nothing.</summary>
    public bool IsSet(string type, PropertyPath path) => _sets.For(type).Any(pattern => pattern.IsAt(path));

    /// <summary>What a text is written in; null for plain text.</summary>
    public TextFormat? FormatOf(string type, PropertyPath path, string before, string after) =>
        StructuredText.LooksLikeJson(before) && StructuredText.LooksLikeJson(after) ? TextFormat.Json
        : _yaml.For(type).Any(pattern => pattern.IsAt(path)) || path.Step is KeyStep { Key: var key } && IsYamlFile(key) ? TextFormat.Yaml
        : null;

    /// <summary>Why nobody needs to read a change there; null when it counts.</summary>
    public string? NoiseOf(string type, PropertyPath path) => _noise.For(type).FirstOrDefault(rule => rule.Path.Covers(path)).Reason;

    private static bool IsYamlFile(string key) => key.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || key.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
