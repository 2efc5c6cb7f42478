using PolicyEngine.Model;

namespace Policies.Rules.Scheduling;

/// <summary>The rules in this folder.</summary>
internal static class SchedulingRules
{
    public static Policy[] All =>
    [
        new SchedulingYunikornNamespaces(),
        new SchedulingDriverPriorityHigher(),
        new SchedulingQueueMatchesTenant(),
        new SchedulingQueueReclaim(),
        new SchedulingQueuePerTenant(),
    ];
}
