using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Platform.Monitoring;

/// <summary>
/// A file of Rules/, which is written as Prometheus reads it but for two things: $(name) stands for a fact of the platform, and an alert's
/// runbook is not named, because it is always the section of docs/runbooks.md with the alert's name.
/// </summary>
internal sealed partial class RuleFile
{
    private static readonly Assembly Assembly = typeof(RuleFile).Assembly;

    // Promtool judges the texts, not we.
    private static readonly ScalarFormat<string> AnyText = ScalarFormats.Text("a text", int.MaxValue);

    public required IReadOnlyList<Group> Groups { get; init; }

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
            : throw new ArgumentException(
                $"{name}.yaml has {match.Value}, which is no fact of the platform. Known are {string.Join(", ", facts.Keys.Order(StringComparer.Ordinal))}."));
        var errors = new SettingsErrors();
        var map = new MapReader(YamlSettings.Read(text, $"Rules/{name}.yaml", errors) ?? throw new SettingsException(errors.All), "", errors);
        var file = new RuleFile { Groups = map.Maps("groups", "", group => ReadGroup(group, runbooks)) };
        map.RejectUnknownKeys();
        errors.ThrowIfAny();
        return file;
    }

    private static Group ReadGroup(MapReader map, string runbooks)
    {
        var group = new Group { Name = map.Required("name", AnyText), Rules = [.. map.Maps("rules", "", rule => ReadRule(rule, runbooks))] };
        map.RejectUnknownKeys();
        return group;
    }

    private static Rule ReadRule(MapReader map, string runbooks)
    {
        var rule = new Rule
        {
            Record = map.Optional<string?>("record", null, AnyText!),
            Alert = map.Optional<string?>("alert", null, AnyText!),
            Expr = map.Required("expr", AnyText),
            For = map.Optional<string?>("for", null, AnyText!),
            Labels = map.ScalarMap("labels", "label", AnyText, ""),
            Annotations = map.ScalarMap("annotations", "annotation", AnyText, ""),
        };
        map.RejectUnknownKeys();
        return rule.Alert is { } alert ? rule with { Annotations = rule.Annotations.Add("runbook_url", $"{runbooks}#{alert.ToLowerInvariant()}") } : rule;
    }

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Fact();

    internal sealed record Group
    {
        public required string Name { get; init; }

        public required IReadOnlyList<Rule> Rules { get; init; }
    }

    internal sealed record Rule
    {
        public string? Record { get; init; }

        public string? Alert { get; init; }

        public required string Expr { get; init; }

        public string? For { get; init; }

        public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

        public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    }
}
