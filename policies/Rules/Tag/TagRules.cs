using PolicyEngine.Model;

namespace Policies.Rules.Tag;

/// <summary>The rules in this folder.</summary>
internal static class TagRules
{
    public static Policy[] All =>
    [
        new TagRequiredTagsPresent(),
    ];
}
