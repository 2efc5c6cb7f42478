using PolicyEngine.Model;

namespace Policies.Rules.Queue;

/// <summary>The rules in this folder.</summary>
internal static class QueueRules
{
    public static Policy[] All =>
    [
        new QueueMessagesEncrypted(),
    ];
}
