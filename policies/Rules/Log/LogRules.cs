using PolicyEngine.Model;

namespace Policies.Rules.Log;

/// <summary>The rules in this folder.</summary>
internal static class LogRules
{
    public static Policy[] All =>
    [
        new LogDataEncrypted(),
        new LogRetentionMinimum(),
    ];
}
