using Infra.Platform.Scheduling;
using Infra.Platform.Scheduling.YuniKorn;
using Infra.Settings;
using Infra.Tests.Scheduling.Simulation;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

/// <summary>The shipped tenants on a cluster that has just what they are guaranteed, 760 cores, with the queues as they are rendered.</summary>
public class YuniKornClusterTests
{
    private static readonly PlatformSettings Shipped = new ProjectFiles().Load().Platform;

    private static readonly Amount Guaranteed = Shipped.Tenants.Select(tenant => Amount.Of(tenant.Guaranteed)).Sum();

    /// <summary>Small enough that memory never binds before cores do.</summary>
    private static readonly Amount Executor = new(4000, 8L << 30, 0);

    private static readonly Amount Driver = new(1000, 2L << 30, 0);

    [Fact]
    public void A_tenant_alone_has_everything()
    {
        var cluster = Cluster(Guaranteed);
        cluster.Ask("analytics", 400, Executor);
        Assert.Equal(760, Cores(cluster, "analytics"));
    }

    [Fact]
    public void A_tenant_never_has_more_than_its_ceiling()
    {
        var cluster = Cluster(new Amount(10_000_000, long.MaxValue / 2, 0));
        cluster.Ask("analytics", 1000, Executor);
        Assert.Equal(1600, Cores(cluster, "analytics"));
        cluster.Wait(3600);
        Assert.Equal(1600, Cores(cluster, "analytics"));
    }

    [Fact]
    public void What_was_lent_comes_back_when_the_owner_asks()
    {
        var cluster = Cluster(Guaranteed);
        cluster.Ask("analytics", 400, Executor);
        cluster.Ask("data-science", 100, Executor);
        Assert.Equal(0, Cores(cluster, "data-science"));

        cluster.Wait(59);
        Assert.Empty(cluster.Preemptions);

        cluster.Wait(1);
        Assert.Equal((560, 200), (Cores(cluster, "analytics"), Cores(cluster, "data-science")));
        Assert.Equal(50, cluster.Preemptions.Count);
    }

    [Fact]
    public void No_more_is_taken_back_than_the_guarantees()
    {
        var cluster = Cluster(Guaranteed);
        cluster.Ask("analytics", 400, Executor);
        cluster.Ask("data-science", 1000, Executor);
        cluster.Ask("streaming", 1000, Executor);
        cluster.Wait(3600);
        Assert.Equal((400, 200, 160), (Cores(cluster, "analytics"), Cores(cluster, "data-science"), Cores(cluster, "streaming")));
        var preemptions = cluster.Preemptions.Count;

        cluster.Ask("streaming", 1000, Executor);
        cluster.Wait(3600);
        Assert.Equal(preemptions, cluster.Preemptions.Count);
    }

    /// <summary>In proportion to the guarantees, 2 to 1.6 here: YuniKorn has no weights.</summary>
    [Fact]
    public void What_is_idle_is_shared_by_those_who_ask()
    {
        var cluster = Cluster(new Amount(720_000, long.MaxValue / 2, 0));
        cluster.Ask("analytics", 180, Executor);
        cluster.Ask("streaming", 1000, Executor);
        cluster.Ask("data-science", 1000, Executor);
        cluster.Finish("analytics");
        Assert.Equal((400, 320), (Cores(cluster, "data-science"), Cores(cluster, "streaming")));
    }

    [Fact]
    public void What_is_returned_is_borrowed_again()
    {
        var cluster = Cluster(Guaranteed);
        cluster.Ask("analytics", 400, Executor);
        cluster.Ask("data-science", 50, Executor);
        cluster.Wait(60);
        cluster.Ask("analytics", 400, Executor);
        cluster.Finish("data-science");
        Assert.Equal(760, Cores(cluster, "analytics"));
    }

    [Fact]
    public void A_driver_outlives_all_its_borrowed_executors()
    {
        var cluster = Cluster(Guaranteed);
        for (var application = 0; application < 12; application++)
        {
            cluster.Ask("analytics", 1, Driver, isDriver: true, priority: PriorityClasses.DriverValue(TenantPriority.Normal));
            cluster.Ask("analytics", 15, Executor, priority: PriorityClasses.ExecutorValue(TenantPriority.Normal));
        }

        cluster.Ask("data-science", 1000, Executor);
        cluster.Ask("streaming", 1000, Executor);
        cluster.Wait(60);
        Assert.Equal(12, cluster.Drivers("analytics"));
        Assert.NotEmpty(cluster.Preemptions);
        Assert.DoesNotContain(cluster.Preemptions, preemption => preemption.Victim.IsDriver);
    }

    /// <summary>Upstream calls the drivers' annotation a request and no guarantee; this is where it ends.</summary>
    [Fact]
    public void Only_who_borrows_with_nothing_but_drivers_loses_one()
    {
        var cluster = Cluster(new Amount(320_000, long.MaxValue / 2, 0));
        cluster.Ask("streaming", 320, Driver, isDriver: true);
        cluster.Ask("analytics", 1, Executor);
        cluster.Wait(60);
        Assert.Equal((316, 4), (cluster.Drivers("streaming"), Cores(cluster, "analytics")));
    }

    /// <summary>A pod may only preempt what has no higher priority, so a queue without its fence would keep what it borrowed.</summary>
    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 0)]
    public void A_guarantee_stands_above_every_priority(bool fenced, int cores)
    {
        var queues = Queues(Shipped);
        var cluster = new YuniKornCluster(
            fenced ? queues : queues.Replace("priority.policy: fence", "priority.policy: default", StringComparison.Ordinal), Guaranteed);
        cluster.Ask("analytics", 400, Executor, priority: PriorityClasses.ExecutorValue(TenantPriority.High));
        cluster.Ask("data-science", 100, Executor, priority: PriorityClasses.ExecutorValue(TenantPriority.Low));
        cluster.Wait(60);
        Assert.Equal(cores, Cores(cluster, "data-science"));
    }

    /// <summary>The example of docs/scheduling.md.</summary>
    [Fact]
    public void The_documents_example_is_true()
    {
        var cluster = new YuniKornCluster(
            YuniKornQueues.Render(
                new QueueModel(SchedulerKind.Yunikorn, [Queue("a", 500, 800), Queue("b", 300, 800), Queue("c", 200, 800)], default),
                "60s"),
            new Amount(1_000_000, long.MaxValue / 2, 0));
        cluster.Ask("a", 125, Executor);
        cluster.Ask("b", 250, Executor);
        Assert.Equal((500, 500, 0), (Cores(cluster, "a"), Cores(cluster, "b"), Cores(cluster, "c")));
        cluster.Ask("c", 40, Executor);
        cluster.Wait(60);
        Assert.Equal((500, 340, 160), (Cores(cluster, "a"), Cores(cluster, "b"), Cores(cluster, "c")));
        cluster.Finish("a");
        Assert.Equal((0, 800, 160), (Cores(cluster, "a"), Cores(cluster, "b"), Cores(cluster, "c")));

        static TenantQueue Queue(string tenant, int guaranteed, int ceiling) =>
            new(tenant, Of(guaranteed), Of(ceiling), Of(guaranteed), 1);

        static Amount Of(int cores) => new(cores * 1000L, cores * (4L << 30), 0);
    }

    private static string Queues(PlatformSettings settings) =>
        YuniKornQueues.Render(QueueModel.Of(settings, []), settings.Scheduler.PreemptionDelay);

    private static YuniKornCluster Cluster(Amount capacity) => new(Queues(Shipped), capacity);

    private static long Cores(YuniKornCluster cluster, string tenant) => cluster.Used(tenant).Millicores / 1000;
}
