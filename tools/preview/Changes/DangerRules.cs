using Preview.Plans;
using Preview.Projects;

namespace Preview.Changes;

/// <summary>What holds data, what keeps it, and what lowers the guard: <c>tools/preview/data/dangers.yaml</c>.</summary>
internal sealed class DangerRules
{
    public const string FileName = "dangers.yaml";

    private readonly TypePatterns<DataResource> _data;
    private readonly TypePatterns<ProtectionRule> _protection;
    private readonly TypePatterns<bool> _harmless;
    private readonly TypePatterns<string> _gaps;

    private DangerRules(YamlMapping file)
    {
        _data = new TypePatterns<DataResource>([.. Entries(file, "holds").SelectMany(entry => Types(entry).Select(type => (type, DataResource.Read(entry))))]);
        _protection = new TypePatterns<ProtectionRule>([.. Entries(file, "guards").SelectMany(entry => Types(entry).SelectMany(type => ProtectionRule.Read(entry).Select(rule => (type, rule))))]);
        _gaps = new TypePatterns<string>([.. Entries(file, "gaps").SelectMany(entry => Types(entry).Select(type => (type, entry.Texts("meanwhile").Single())))]);
        _harmless = new TypePatterns<bool>([.. file.Texts("harmless").Select(type => (new Glob(type), true))]);
    }

    /// <summary>The rules that come with the preview.</summary>
    public static DangerRules Shipped { get; } = Read(ShippedData.Folder);

    public static DangerRules Read(string folder) => new(ShippedData.Read(FileName, folder));

    /// <summary>Why a change is dangerous; null when it is not.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">BASE's plan, in which may stand what keeps the data.</param>
    public Danger? Judge(ResourceChange change, Plan before) => change.Kind switch
    {
        ChangeKind.Replace when _harmless.For(change.Resource.Type).Count > 0 => Lowered(change),
        ChangeKind.Delete or ChangeKind.Replace when change.Before!.IsManaged => Loss(change, before),
        ChangeKind.Replace => new Danger(DangerLevel.Deleted, "Everything that goes through this provider is made anew."),
        ChangeKind.Update => Lowered(change),
        _ => null,
    };

    /// <summary>What a resource holds; null when it holds no data.</summary>
    public string? Holds(PlanResource resource) => _data.For(resource.Type) is [var data, ..] ? data.What : null;

    private Danger Loss(ResourceChange change, Plan before)
    {
        var resource = change.Before!;
        var kept =
            resource.Protect ? "it is protected: Pulumi refuses until protect is taken off"
            : resource.RetainOnDelete ? "retainOnDelete: Pulumi forgets it and leaves it in place"
            : null;
        var meanwhile = change is { Kind: ChangeKind.Replace, Order: ReplacementOrder.DeleteFirst } && _gaps.For(resource.Type) is [var gap, ..] ? gap : null;
        if (_data.For(resource.Type) is not [var data, ..])
        {
            return new Danger(DangerLevel.Deleted, "", kept, meanwhile);
        }

        kept ??= data.Retention.Select(rule => rule.Holds(resource, before)).FirstOrDefault(by => by is not null);
        return new Danger(kept is null ? DangerLevel.DataLoss : DangerLevel.Retained, data.What, kept, meanwhile);
    }

    private Danger? Lowered(ResourceChange change)
    {
        string[] lowered =
        [
            .. change.Visible
                .Select(property => _protection.For(change.Resource.Type).FirstOrDefault(rule => rule.IsLoweredBy(property))?.Reason)
                .OfType<string>()
                .Distinct(),
        ];
        return lowered.Length == 0 ? null : new Danger(DangerLevel.ProtectionLowered, string.Join(" ", lowered));
    }

    private static IEnumerable<YamlMapping> Entries(YamlMapping file, string name) => ((file.Find(name)?.Value as YamlSequence)?.Items ?? []).OfType<YamlMapping>();

    private static IEnumerable<Glob> Types(YamlMapping entry) => entry.Texts("type").Select(type => new Glob(type));
}
