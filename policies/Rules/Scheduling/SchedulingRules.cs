using PolicyEngine.Model;

namespace Policies.Rules.Scheduling;

/// <summary>The rules in this folder.</summary>
internal static class SchedulingRules
{
    public static Policy[] All =>
    [
        new SchedulingAdmissionTenants(),
        new SchedulingDriverProtected(),
        new SchedulingQueuePromise(),
        new SchedulingQueueReclaim(),
        new SchedulingQueueTenant(),
    ];
}
