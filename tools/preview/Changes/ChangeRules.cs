namespace Preview.Changes;

/// <summary>What is known of resource types: how their values compare, what makes them anew, what would be lost.</summary>
internal sealed record ChangeRules(ComparisonRules Values, ReplacementRules Replacements, DangerRules Dangers)
{
    /// <summary>The rules that come with the preview.</summary>
    public static ChangeRules Shipped { get; } = new(ComparisonRules.Shipped, ReplacementRules.Shipped, DangerRules.Shipped);
}
