using PolicyEngine.Values;

namespace PolicyEngine.Model;

/// <summary>A rule with its description. One file holds one rule.</summary>
public abstract class Policy
{
    /// <summary>Its description.</summary>
    public abstract PolicyInfo Info { get; }

    /// <summary>Its name, for example <c>cluster-api-private</c>.</summary>
    public string Id => Info.Id;
}

/// <summary>
/// A rule about one resource, which needs to see no other. It sees the resource's inputs before it is made, so a mandatory one keeps it from
/// being made.
/// </summary>
public abstract class ResourcePolicy : Policy
{
    /// <summary>The type tokens of the resources that it is about. A token may end with <c>*</c>, for any ending.</summary>
    public abstract IReadOnlyList<string> Types { get; }

    /// <summary>
    /// Asks for what must hold. A rule that asks nothing of a resource does not apply to it.
    /// </summary>
    public abstract void Examine(Resource resource, Check check);
}

/// <summary>A rule about resources together. It sees all of a stack with their outputs, after they were made or planned.</summary>
public abstract class StackPolicy : Policy
{
    /// <summary>
    /// Asks for what must hold, of each resource that it is about. A rule that asks nothing does not apply to the stack.
    /// </summary>
    public abstract void Examine(StackResources stack, Check check);
}

/// <summary>A resource policy that can fix its violations without a loss to anyone.</summary>
public interface IRemediation
{
    /// <summary>The fixed inputs; null when there is nothing to fix, or not enough is known.</summary>
    PropertyMap? Remediate(Resource resource, PolicyOptions options);
}
