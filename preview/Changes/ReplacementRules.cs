using Preview.Parity;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Changes;

/// <summary>
/// For which properties a provider makes a resource anew: what the typings' documentation says
/// (<c>preview/data/replacements.g.yaml</c>), and where it is silent, what the provider's source says
/// (<c>preview/data/replacements.yaml</c>).
/// </summary>
internal sealed class ReplacementRules
{
    public const string GeneratedFileName = "replacements.g.yaml";
    public const string FileName = "replacements.yaml";

    private readonly TypePatterns<PathPattern> _forcing;
    private readonly TypePatterns<PathPattern> _updating;
    private readonly TypePatterns<PathPattern> _names;

    private ReplacementRules(YamlMapping generated, YamlMapping own)
    {
        _forcing = new TypePatterns<PathPattern>([.. Rules(generated.Find("replaces")?.Value), .. Rules(own.Find("replaces")?.Value)]);
        _updating = new TypePatterns<PathPattern>([.. Rules(own.Find("updates")?.Value)]);
        _names = new TypePatterns<PathPattern>([.. Rules(own.Find("names")?.Value)]);
    }

    /// <summary>The rules that come with the preview.</summary>
    public static ReplacementRules Shipped { get; } = Read(DataFile.Shipped);

    public static ReplacementRules Read(string folder) => new(DataFile.Read(folder, GeneratedFileName), DataFile.Read(folder, FileName));

    /// <summary>True when the change of a property makes the resource anew.</summary>
    public bool Forces(PlanResource resource, PropertyChange change) =>
        Forces(resource, pattern => pattern.Touches(change.Path, change.Before) || pattern.Touches(change.Path, change.After))
        && !_updating.For(resource.Type).Any(pattern => pattern.Covers(change.Path));

    /// <summary>True when a value that is known only after apply, and will be another one, makes the resource anew.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="property">The property of the resource that the value is in.</param>
    public bool ForcesWhenUnknown(PlanResource resource, string property) => resource.Inputs[property] is { HasUnknown: true } value
        && Forces(resource, pattern => pattern.Touches(PropertyPath.Of(property), value)
            && (pattern.Covers(PropertyPath.Of(property)) || pattern.In(resource.Inputs).Any(static inner => inner.HasUnknown)));

    /// <summary>In which order a replacement goes: where the name stays, the old one goes first.</summary>
    public ReplacementOrder Order(PlanResource before, PlanResource after)
    {
        PlanValue[][] names = [.. _names.For(after.Type).Select(pattern => pattern.In(after.Inputs).ToArray()).Where(static found => found.Length > 0)];
        PlanValue[][] old = [.. _names.For(before.Type).Select(pattern => pattern.In(before.Inputs).ToArray()).Where(static found => found.Length > 0)];
        return names.Length > 0 && names.Length == old.Length && names.Zip(old).All(static pair => pair.First.SequenceEqual(pair.Second) && !pair.First.Any(static name => name.HasUnknown))
            ? ReplacementOrder.DeleteFirst
            : ReplacementOrder.CreateFirst;
    }

    private bool Forces(PlanResource resource, Func<PathPattern, bool> matches) =>
        _forcing.For(resource.Type).Any(matches) || resource.ReplaceOnChanges.Any(path => matches(new PathPattern(path)));

    private static IEnumerable<(Glob, PathPattern)> Rules(YamlNode? node) => ((node as YamlSequence)?.Items ?? []).OfType<YamlMapping>()
        .SelectMany(static rule => DataFile.Texts(rule.Find("type")?.Value)
            .SelectMany(type => DataFile.Texts(rule.Find("properties")?.Value).Select(path => (new Glob(type), new PathPattern(path)))));
}
