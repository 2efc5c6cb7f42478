using PolicyEngine.Model;

namespace Policies.Rules.Node;

/// <summary>The label with the role of a node.</summary>
internal static class NodeRole
{
    public static readonly TextSetting Label = new()
    {
        Name = "roleLabel",
        Description = "The node label with the role: system, driver, executor or another one.",
        Default = "spark-platform/role",
    };
}
