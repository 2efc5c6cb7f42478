using PolicyEngine.Model;

namespace Policies.Rules.Data;

/// <summary>The rules in this folder.</summary>
internal static class DataRules
{
    public static Policy[] All =>
    [
        new DataDeletionProtected(),
    ];
}
