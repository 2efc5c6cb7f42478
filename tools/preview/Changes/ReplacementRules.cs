using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Changes;

/// <summary>
/// For which properties a provider makes a resource anew: what the typings' documentation says
/// (<c>tools/preview/data/replacements.g.yaml</c>), and where it is silent, what the provider's source says
/// (<c>tools/preview/data/replacements.yaml</c>).
/// </summary>
internal sealed class ReplacementRules
{
    public const string GeneratedFileName = "replacements.g.yaml";
    public const string FileName = "replacements.yaml";

    private readonly TypePatterns<Rule> _forcing;
    private readonly TypePatterns<Rule> _names;

    private ReplacementRules(YamlMapping generated, YamlMapping own)
    {
        _forcing = new TypePatterns<Rule>([.. Rules(generated.Find("replaces")?.Value), .. Rules(own.Find("replaces")?.Value)]);
        _names = new TypePatterns<Rule>([.. Rules(own.Find("names")?.Value)]);
    }

    /// <summary>The rules that come with the preview.</summary>
    public static ReplacementRules Shipped { get; } = Read(ShippedData.Folder);

    public static ReplacementRules Read(string folder) => new(ShippedData.Read(GeneratedFileName, folder), ShippedData.Read(FileName, folder));

    /// <summary>True when the change of a property makes the resource anew.</summary>
    /// <param name="resource">The resource, as HEAD has it.</param>
    /// <param name="provider">What its provider is told; empty where that is not known.</param>
    /// <param name="change">The change.</param>
    public bool Forces(PlanResource resource, PlanMap provider, PropertyChange change) =>
        Rules(resource, provider).Any(rule => rule.Counts(change));

    /// <summary>True when a value that is known only after apply, and will be another one, makes the resource anew.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="provider">What its provider is told.</param>
    /// <param name="property">The property of the resource that the value is in.</param>
    public bool ForcesWhenUnknown(PlanResource resource, PlanMap provider, string property)
    {
        var path = PropertyPath.Of(property);
        return resource.Inputs[property] is { HasUnknown: true } value && Rules(resource, provider).Where(rule => rule.Only.IsEmpty).Any(rule =>
            rule.Pattern.Covers(path) || (rule.Pattern.Touches(path, value) && rule.Pattern.In(resource.Inputs).Any(inner => inner.HasUnknown)));
    }

    /// <summary>In which order a replacement goes: where the name stays, the old one goes first.</summary>
    public ReplacementOrder Order(PlanResource before, PlanResource after)
    {
        var old = Names(before);
        var now = Names(after);
        return now.Length > 0 && now.SequenceEqual(old) && !now.Any(name => name.HasUnknown) ? ReplacementOrder.DeleteFirst : ReplacementOrder.CreateFirst;
    }

    private PlanValue[] Names(PlanResource resource) => [.. _names.For(resource.Type).SelectMany(rule => rule.Pattern.In(resource.Inputs))];

    private IEnumerable<Rule> Rules(PlanResource resource, PlanMap provider) => _forcing.For(resource.Type)
        .Where(rule => rule.UnlessProvider is null || provider[rule.UnlessProvider]?.ToString() != "true")
        .Concat(resource.ReplaceOnChanges.Select(path => new Rule(new PathPattern(path), [], null)));

    private static IEnumerable<(Glob, Rule)> Rules(YamlNode? node) => ((node as YamlSequence)?.Items ?? []).OfType<YamlMapping>()
        .SelectMany(entry => entry.Texts("type")
            .SelectMany(type => entry.Texts("properties").Select(path => (new Glob(type), new Rule(
                new PathPattern(path),
                [.. entry.Texts("only")],
                entry.Texts("unlessProvider").FirstOrDefault())))));

    /// <param name="Pattern">The properties.</param>
    /// <param name="Only">Empty where every change counts; else when one counts that comes (<c>added</c>) or goes (<c>removed</c>) as a whole.</param>
    /// <param name="UnlessProvider">The setting of the provider that makes it a change in place; null for none.</param>
    private sealed record Rule(PathPattern Pattern, ImmutableArray<string> Only, string? UnlessProvider)
    {
        public bool Counts(PropertyChange change) => Only.IsEmpty
            ? Pattern.Touches(change.Path, change.Before) || Pattern.Touches(change.Path, change.After)
            : (change.IsRemoved && Only.Contains("removed") && Pattern.IsWholeIn(change.Path, change.Before))
                || (change.IsAdded && Only.Contains("added") && Pattern.IsWholeIn(change.Path, change.After));
    }
}
