using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>A violation that may be, for a time.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Resource">Which resources: a pattern of their URN, or of type and name with a space between, in which * stands for any text. The type may be short, as a check shows it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds.</param>
/// <param name="Place">Where it is written, as file:line; for messages.</param>
public sealed record Exemption(string Policy, string Resource, string Reason, DateOnly Expires, string Place)
{
    /// <summary>True when it is about that resource.</summary>
    public bool Covers(Resource resource) => Covers(resource.Urn, resource.Type, resource.Name);

    /// <summary>True when it is about a resource with that URN, type and name.</summary>
    public bool Covers(string urn, string type, string name) =>
        new Glob(Resource).Matches(urn)
        || new Glob(Resource).Matches($"{type} {name}")
        || new Glob(Resource).Matches($"{type[(type.LastIndexOf(':') + 1)..]} {name}");
}
