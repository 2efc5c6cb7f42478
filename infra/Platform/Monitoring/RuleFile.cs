using System.Reflection;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Infra.Platform.Monitoring;

/// <summary>
/// A file of Rules/, which is written as Prometheus reads it but for two things: $(name) stands for a fact of the platform, and an alert's
/// runbook is not named, because it is always the section of docs/runbooks.md with the alert's name.
/// </summary>
internal sealed partial class RuleFile
{
    private static readonly Assembly Assembly = typeof(RuleFile).Assembly;

    public List<Group> Groups { get; set; } = [];

    /// <summary>Reads an embedded file.</summary>
    /// <param name="name">Its name without folder and ending.</param>
    /// <param name="facts">What stands for each $(name).</param>
    /// <param name="runbooks">Where docs/runbooks.md is read.</param>
    public static RuleFile Read(string name, IReadOnlyDictionary<string, string> facts, string runbooks)
    {
        using var stream = Assembly.GetManifestResourceStream($"Rules/{name}.yaml")
            ?? throw new ArgumentException($"There is no file {name}.yaml among the rules.", nameof(name));
        using var reader = new StreamReader(stream);
        var text = Fact().Replace(reader.ReadToEnd(), match => facts.TryGetValue(match.Groups[1].Value, out var fact)
            ? fact
            : throw new ArgumentException($"{name}.yaml has {match.Value}, which is no fact of the platform. Known are {string.Join(", ", facts.Keys.Order(StringComparer.Ordinal))}."));
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<RuleFile>(text);
        foreach (var rule in file.Groups.SelectMany(group => group.Rules).Where(rule => rule.Alert is not null))
        {
            rule.Annotations["runbook_url"] = $"{runbooks}#{rule.Alert!.ToLowerInvariant()}";
        }

        return file;
    }

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Fact();

    internal sealed class Group
    {
        public string Name { get; set; } = "";

        public List<Rule> Rules { get; set; } = [];
    }

    internal sealed class Rule
    {
        public string? Record { get; set; }

        public string? Alert { get; set; }

        public string Expr { get; set; } = "";

        public string? For { get; set; }

        public Dictionary<string, string> Labels { get; set; } = [];

        public Dictionary<string, string> Annotations { get; set; } = [];
    }
}
