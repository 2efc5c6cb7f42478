using Preview.Plans;

namespace Preview.Changes;

/// <summary>A property that keeps the data of a resource when it has a certain value.</summary>
/// <param name="Property">The property, of the resource itself or of the one that it names.</param>
/// <param name="Is">The value, as text. A property that is not set has none.</param>
/// <param name="Through">The property that names another resource, whose property it is; null for the resource's own.</param>
/// <param name="Type">The type of the other resource.</param>
/// <param name="Says">How it is told.</param>
internal sealed record RetentionRule(PathPattern Property, string Is, PathPattern? Through, string? Type, string Says)
{
    public static RetentionRule Read(YamlMapping entry)
    {
        var through = Text("through");
        return new RetentionRule(new PathPattern(Text("property")!), Text("is")!, through is null ? null : new PathPattern(through), Text("type"), Text("says")!);

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
