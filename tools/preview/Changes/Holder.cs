using Preview.Plans;

namespace Preview.Changes;

/// <summary>Resources of a type hold data.</summary>
/// <param name="What">What is lost with one, in a sentence.</param>
/// <param name="Keeps">What may keep it, apart from Pulumi's own protect and retainOnDelete.</param>
internal sealed record Holder(string What, IReadOnlyList<Keep> Keeps)
{
    public static Holder Read(YamlMapping entry) => new(
        entry.Texts("what").First(),
        [.. ((entry.Find("keptBy")?.Value as YamlSequence)?.Items ?? []).OfType<YamlMapping>().Select(Keep.Read)]);
}

/// <summary>A property that keeps the data of a resource when it has a certain value.</summary>
/// <param name="Property">The property, of the resource itself or of the one that it names.</param>
/// <param name="Is">The value, as text. A property that is not set has none.</param>
/// <param name="Through">The property that names another resource, whose property it is; null for the resource's own.</param>
/// <param name="Type">The type of the other resource.</param>
/// <param name="Says">How it is told.</param>
internal sealed record Keep(PathPattern Property, string Is, PathPattern? Through, string? Type, string Says)
{
    public static Keep Read(YamlMapping entry)
    {
        var through = Text("through");
        return new Keep(new PathPattern(Text("property")!), Text("is")!, through is null ? null : new PathPattern(through), Text("type"), Text("says")!);

        string? Text(string name) => entry.Texts(name).FirstOrDefault();
    }

    /// <summary>How it keeps the data of a resource; null when it does not.</summary>
    public string? Holds(PlanResource resource, Plan plan) => Owner(resource, plan) is { } owner && Property.In(owner.Inputs).Any(value => value.ToString() == Is) ? Says : null;

    // A claim's data is kept by its storage class.
    private PlanResource? Owner(PlanResource resource, Plan plan) => Through is null ? resource
        : Through.In(resource.Inputs).OfType<PlanText>().FirstOrDefault() is { } name
            ? plan.Resources.FirstOrDefault(other => other.Type == Type && other.Inputs.Map("metadata").Text("name") == name.Value)
            : null;
}

/// <summary>A property that keeps something safe, and the change that lowers it.</summary>
/// <param name="Property">The property; options of Pulumi's own are under <see cref="PropertyPath.Options"/>.</param>
/// <param name="From">The values that guard, as texts; empty: any.</param>
/// <param name="To">The values that do not, as texts; empty: any other, and none.</param>
/// <param name="Reason">What follows, in a sentence.</param>
internal sealed record Guard(PathPattern Property, IReadOnlyList<string> From, IReadOnlyList<string> To, string Reason)
{
    public static IEnumerable<Guard> Read(YamlMapping entry) => entry.Texts("properties").Select(path => new Guard(
        new PathPattern(path), [.. entry.Texts("from")], [.. entry.Texts("to")], entry.Texts("reason").First()));

    public bool IsLoweredBy(PropertyChange change)
    {
        if (Property.Covers(change.Path))
        {
            return Guards(change.Before) && (From.Count == 0 || !Guards(change.After)) && IsLow(change.After);
        }

        // A whole map that comes or goes has the property in it.
        return change.Before is { } before && Property.Touches(change.Path, before) && change.After is null && To.Count == 0;
    }

    private bool Guards(PlanValue? value) => From.Count == 0 ? value is not null || To.Count > 0 : value is not null && From.Contains(value.ToString());

    private bool IsLow(PlanValue? value) => To.Count == 0 || To.Contains(value?.ToString() ?? "");
}
