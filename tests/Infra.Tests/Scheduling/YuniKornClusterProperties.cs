using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Infra.Platform.Scheduling;
using Infra.Platform.Scheduling.YuniKorn;
using Infra.Settings;
using Infra.Tests.Scheduling.Simulation;

namespace Infra.Tests.Scheduling;

/// <summary>Properties that hold for any tenants and any demands, on a cluster that is as large as the guarantees or larger.</summary>
[Properties(Arbitrary = [typeof(YuniKornClusterProperties)], MaxTest = 100)]
public class YuniKornClusterProperties
{
    private const int Cores = 1000;
    private const long Gi = 1L << 30;

    /// <summary>A tenant and what it does in each round: how many pods it asks for, how large, and whether it ends all it has before.</summary>
    public sealed record Team(int Guaranteed, int GuaranteedMemory, int Borrows, int BorrowsMemory, int[] Asks, int[] Sizes, bool[] Ends);

    /// <summary>Some tenants, and what the cluster has beyond their guarantees.</summary>
    public sealed record Story(Team[] Teams, int Beyond);

    public static Arbitrary<Story> Stories()
    {
        var team = from guaranteed in Gen.Choose(2, 40)
                   from memory in Gen.Choose(4, 160)
                   from borrows in Gen.Choose(0, 60)
                   from borrowsMemory in Gen.Choose(0, 240)
                   from asks in Gen.Choose(0, 30).ArrayOf(4)
                   from sizes in Gen.Choose(1, 5).ArrayOf(4)
                   from ends in Gen.Choose(0, 3).Select(value => value == 0).ArrayOf(4)
                   select new Team(guaranteed, memory, borrows, borrowsMemory, asks, sizes, ends);
        return (from count in Gen.Choose(1, 5)
                from teams in team.ArrayOf(count)
                from beyond in Gen.Choose(0, 30)
                select new Story(teams, beyond)).ToArbitrary();
    }

    [Property]
    public bool No_tenant_has_more_than_its_ceiling(Story story) =>
        Play(story).All(cluster => Names(story).All(name => cluster.Used(name).FitsIn(cluster.QueueOf(name).Max)));

    /// <summary>A tenant that still waits a delay later would exceed its guarantee with one pod more, or its ceiling.</summary>
    [Property]
    public bool A_guarantee_is_there_for_every_tenant_that_asks(Story story) =>
        Play(story).All(cluster => cluster.Waiting.All(pod =>
            (cluster.Used(pod.Tenant) + pod.Size).Exceeds(cluster.QueueOf(pod.Tenant).Guaranteed)
            || cluster.Waiting.First(other => other.Tenant == pod.Tenant) != pod));

    [Property]
    public bool Only_who_has_more_than_its_guarantee_loses_a_pod(Story story) =>
        Play(story)
            .All(cluster => cluster.Preemptions.All(preemption => preemption.VictimsTenantUsed.Exceeds(cluster.QueueOf(preemption.Victim.Tenant).Guaranteed)));

    /// <summary>Every tenant has a driver of one core, which its guarantee holds.</summary>
    [Property]
    public bool A_driver_within_the_guarantee_is_never_stopped(Story story) =>
        Play(story).All(cluster => cluster.Preemptions.All(preemption => !preemption.Victim.IsDriver));

    [Property]
    public bool The_same_story_ends_the_same_way(Story story) =>
        Play(story).Last().Preemptions.SequenceEqual(Play(story).Last().Preemptions);

    private static IEnumerable<string> Names(Story story) => story.Teams.Select((_, index) => $"team-{index}");

    /// <summary>The cluster after each round, a delay after the last demand.</summary>
    private static IEnumerable<YuniKornCluster> Play(Story story)
    {
        var queues = story.Teams.Select((team, index) => new TenantQueue(
            $"team-{index}",
            new Amount(team.Guaranteed * Cores, team.GuaranteedMemory * Gi, 0),
            new Amount((team.Guaranteed + team.Borrows) * Cores, (team.GuaranteedMemory + team.BorrowsMemory) * Gi, 0),
            default,
            1)).ToList();
        var capacity = queues.Select(queue => queue.Guaranteed).Sum() + new Amount(story.Beyond * Cores, story.Beyond * 4 * Gi, 0);
        var cluster = new YuniKornCluster(YuniKornQueues.Render(new QueueModel(SchedulerKind.Yunikorn, [.. queues], default), "60s"), capacity);
        for (var round = 0; round < 4; round++)
        {
            for (var index = 0; index < story.Teams.Length; index++)
            {
                var (team, name) = (story.Teams[index], $"team-{index}");
                if (team.Ends[round])
                {
                    cluster.Finish(name);
                }

                if (cluster.Drivers(name) == 0 && cluster.Waiting.All(pod => pod.Tenant != name || !pod.IsDriver))
                {
                    cluster.Ask(name, 1, new Amount(Cores, Gi, 0), isDriver: true);
                }

                cluster.Ask(name, team.Asks[round], new Amount(team.Sizes[round] * Cores, team.Sizes[round] * (round + 2) * Gi, 0));
            }

            cluster.Wait(60);
            yield return cluster;
        }
    }
}
