using Policies.Model;

namespace Policies.Evaluation;

/// <summary>A violation that may be, for a time.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Resource">Which resources: a pattern of their URN, or of type and name with a space between, in which * stands for any text. The type may be short, as a check shows it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds.</param>
/// <param name="Place">Where it is written, as file:line; for messages.</param>
public sealed record Exemption(string Policy, string Resource, string Reason, DateOnly Expires, string Place)
{
    /// <summary>True when it is about that resource.</summary>
    public bool Covers(Resource resource) =>
        Glob.Matches(Resource, resource.Urn)
        || Glob.Matches(Resource, $"{resource.Type} {resource.Name}")
        || Glob.Matches(Resource, $"{resource.Type[(resource.Type.LastIndexOf(':') + 1)..]} {resource.Name}");
}
