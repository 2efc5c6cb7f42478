using Preview.Plans;

namespace Preview.Reports.Terminal;

/// <summary>A resource with what is below it. Siblings are in the order of the plan.</summary>
internal sealed record PlanNode(PlanResource Resource, IReadOnlyList<PlanNode> Children)
{
    /// <summary>The resources of a plan as trees; a plan with a stack is one tree, and the providers without parent.</summary>
    public static IReadOnlyList<PlanNode> Of(Plan plan)
    {
        var children = plan.Resources.ToLookup(resource => resource.Parent);
        return Below(null);

        IReadOnlyList<PlanNode> Below(Urn? parent) => [.. children[parent].Select(resource => new PlanNode(resource, Below(resource.Urn)))];
    }

    /// <summary>The components directly below; what is below a managed resource belongs to the component above it.</summary>
    public IEnumerable<PlanNode> Components() => Children.SelectMany(child => child.Resource.IsComponent ? [child] : child.Components());

    /// <summary>The managed resources that belong to this component itself.</summary>
    public IEnumerable<PlanResource> Own() => Children
        .Where(child => !child.Resource.IsComponent)
        .SelectMany(child => child.Own().Prepend(child.Resource))
        .Where(resource => resource.IsManaged);

    /// <summary>The managed resources of this component and all below it.</summary>
    public int Count() => Own().Count() + Components().Sum(component => component.Count());
}

/// <summary>The lines that draw a tree.</summary>
internal static class TreeLines
{
    /// <summary>Before a node.</summary>
    public static string Branch(string above, bool isLast) => above + (isLast ? "└─ " : "├─ ");

    /// <summary>Before what is below a node.</summary>
    public static string Below(string above, bool isLast) => above + (isLast ? "   " : "│  ");
}
