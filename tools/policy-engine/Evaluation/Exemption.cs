using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>A violation that is allowed until a date.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Resource">The resources: a pattern of their URN, or of type and name separated by a space; * matches any text. The type may be short, as in a
/// check's output.</param>
/// <param name="Reason">Why the violation is allowed.</param>
/// <param name="Expires">The last day on which it applies.</param>
/// <param name="Place">Its location in the settings, as file:line, for messages.</param>
public sealed record Exemption(string Policy, string Resource, string Reason, DateOnly Expires, string Place)
{
    /// <summary>True when it applies to that resource.</summary>
    public bool Covers(Resource resource) => Covers(resource.Urn, resource.Type, resource.Name);

    /// <summary>True when it applies to a resource with that URN, type and name.</summary>
    public bool Covers(string urn, string type, string name) =>
        new Glob(Resource).Matches(urn)
        || new Glob(Resource).Matches($"{type} {name}")
        || new Glob(Resource).Matches($"{type[(type.LastIndexOf(':') + 1)..]} {name}");
}
