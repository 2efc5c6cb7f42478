namespace Policies.Tests.Mutations;

public sealed class SchedulingMutations : MutationTests
{
    private const string NoScheduler = "No stack has a scheduler with queues.";

    private protected override IEnumerable<Mutation> Rows => [];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["scheduling-admission-tenants"] = NoScheduler,
        ["scheduling-driver-protected"] = NoScheduler,
        ["scheduling-queue-promise"] = NoScheduler,
        ["scheduling-queue-reclaim"] = NoScheduler,
        ["scheduling-queue-tenant"] = NoScheduler,
    };
}
