using PolicyEngine.Model;

namespace Policies.Rules.Node;

/// <summary>The label that says what nodes are for.</summary>
internal static class NodeRole
{
    public static readonly TextSetting Label = new()
    {
        Name = "roleLabel",
        Description = "The label of nodes that says what they are for: system, driver, executor or another role.",
        Default = "spark-platform/role",
    };
}
