using Infra.Platform.Scheduling;
using Infra.Platform.Scheduling.YuniKorn;
using Infra.Settings;
using Infra.Tests.Scheduling.Simulation;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

/// <summary>The shipped tenants on a farm that has just what they are guaranteed, 760 cores, with the queues as they are rendered.</summary>
public class YuniKornFarmTests
{
    private static readonly PlatformSettings Shipped = new ProjectFiles().Load().Platform;

    private static readonly Amount Guaranteed = Shipped.Tenants.Select(tenant => Amount.Of(tenant.Guaranteed)).Sum();

    /// <summary>Small enough that memory never binds before cores do.</summary>
    private static readonly Amount Executor = new(4000, 8L << 30, 0);

    private static readonly Amount Driver = new(1000, 2L << 30, 0);

    [Fact]
    public void A_tenant_alone_has_everything()
    {
        var farm = Farm(Guaranteed);
        farm.Ask("analytics", 400, Executor);
        Assert.Equal(760, Cores(farm, "analytics"));
    }

    [Fact]
    public void But_never_more_than_its_ceiling()
    {
        var farm = Farm(new Amount(10_000_000, long.MaxValue / 2, 0));
        farm.Ask("analytics", 1000, Executor);
        Assert.Equal(1600, Cores(farm, "analytics"));
        farm.Wait(3600);
        Assert.Equal(1600, Cores(farm, "analytics"));
    }

    [Fact]
    public void What_was_lent_comes_back_when_the_owner_asks()
    {
        var farm = Farm(Guaranteed);
        farm.Ask("analytics", 400, Executor);
        farm.Ask("data-science", 100, Executor);
        Assert.Equal(0, Cores(farm, "data-science"));

        farm.Wait(59);
        Assert.Empty(farm.Preemptions);

        farm.Wait(1);
        Assert.Equal((560, 200), (Cores(farm, "analytics"), Cores(farm, "data-science")));
        Assert.Equal(50, farm.Preemptions.Count);
    }

    [Fact]
    public void And_no_more_than_that()
    {
        var farm = Farm(Guaranteed);
        farm.Ask("analytics", 400, Executor);
        farm.Ask("data-science", 1000, Executor);
        farm.Ask("streaming", 1000, Executor);
        farm.Wait(3600);
        Assert.Equal((400, 200, 160), (Cores(farm, "analytics"), Cores(farm, "data-science"), Cores(farm, "streaming")));
        var preemptions = farm.Preemptions.Count;

        farm.Ask("streaming", 1000, Executor);
        farm.Wait(3600);
        Assert.Equal(preemptions, farm.Preemptions.Count);
    }

    /// <summary>In proportion to the guarantees, 2 to 1.6 here: YuniKorn has no weights.</summary>
    [Fact]
    public void What_is_idle_is_shared_by_those_who_ask()
    {
        var farm = Farm(new Amount(720_000, long.MaxValue / 2, 0));
        farm.Ask("analytics", 180, Executor);
        farm.Ask("streaming", 1000, Executor);
        farm.Ask("data-science", 1000, Executor);
        farm.Finish("analytics");
        Assert.Equal((400, 320), (Cores(farm, "data-science"), Cores(farm, "streaming")));
    }

    [Fact]
    public void What_is_returned_is_borrowed_again()
    {
        var farm = Farm(Guaranteed);
        farm.Ask("analytics", 400, Executor);
        farm.Ask("data-science", 50, Executor);
        farm.Wait(60);
        farm.Ask("analytics", 400, Executor);
        farm.Finish("data-science");
        Assert.Equal(760, Cores(farm, "analytics"));
    }

    [Fact]
    public void A_driver_outlives_all_its_borrowed_executors()
    {
        var farm = Farm(Guaranteed);
        for (var application = 0; application < 12; application++)
        {
            farm.Ask("analytics", 1, Driver, isDriver: true, priority: PriorityClasses.DriverValue(TenantPriority.Normal));
            farm.Ask("analytics", 15, Executor, priority: PriorityClasses.ExecutorValue(TenantPriority.Normal));
        }

        farm.Ask("data-science", 1000, Executor);
        farm.Ask("streaming", 1000, Executor);
        farm.Wait(60);
        Assert.Equal(12, farm.Drivers("analytics"));
        Assert.NotEmpty(farm.Preemptions);
        Assert.DoesNotContain(farm.Preemptions, preemption => preemption.Victim.IsDriver);
    }

    /// <summary>Upstream calls the drivers' annotation a request and no guarantee; this is where it ends.</summary>
    [Fact]
    public void Only_who_borrows_with_nothing_but_drivers_loses_one()
    {
        var farm = Farm(new Amount(320_000, long.MaxValue / 2, 0));
        farm.Ask("streaming", 320, Driver, isDriver: true);
        farm.Ask("analytics", 1, Executor);
        farm.Wait(60);
        Assert.Equal((316, 4), (farm.Drivers("streaming"), Cores(farm, "analytics")));
    }

    /// <summary>A pod may only preempt what has no higher priority, so a queue without its fence would keep what it borrowed.</summary>
    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 0)]
    public void A_guarantee_stands_above_every_priority(bool fenced, int cores)
    {
        var queues = Queues(Shipped);
        var farm = new YuniKornFarm(
            fenced ? queues : queues.Replace("priority.policy: fence", "priority.policy: default", StringComparison.Ordinal), Guaranteed);
        farm.Ask("analytics", 400, Executor, priority: PriorityClasses.ExecutorValue(TenantPriority.High));
        farm.Ask("data-science", 100, Executor, priority: PriorityClasses.ExecutorValue(TenantPriority.Low));
        farm.Wait(60);
        Assert.Equal(cores, Cores(farm, "data-science"));
    }

    /// <summary>The example of docs/scheduling.md.</summary>
    [Fact]
    public void The_documents_example_is_true()
    {
        var farm = new YuniKornFarm(
            YuniKornQueues.Render(
                new QueueModel(SchedulerKind.Yunikorn, [Queue("a", 500, 800), Queue("b", 300, 800), Queue("c", 200, 800)], default),
                "60s"),
            new Amount(1_000_000, long.MaxValue / 2, 0));
        farm.Ask("a", 125, Executor);
        farm.Ask("b", 250, Executor);
        Assert.Equal((500, 500, 0), (Cores(farm, "a"), Cores(farm, "b"), Cores(farm, "c")));
        farm.Ask("c", 40, Executor);
        farm.Wait(60);
        Assert.Equal((500, 340, 160), (Cores(farm, "a"), Cores(farm, "b"), Cores(farm, "c")));
        farm.Finish("a");
        Assert.Equal((0, 800, 160), (Cores(farm, "a"), Cores(farm, "b"), Cores(farm, "c")));

        static TenantQueue Queue(string tenant, int guaranteed, int ceiling) =>
            new(tenant, Of(guaranteed), Of(ceiling), Of(guaranteed), 1);

        static Amount Of(int cores) => new(cores * 1000L, cores * (4L << 30), 0);
    }

    private static string Queues(PlatformSettings settings) =>
        YuniKornQueues.Render(QueueModel.Of(settings, []), settings.Scheduler.PreemptionDelay);

    private static YuniKornFarm Farm(Amount capacity) => new(Queues(Shipped), capacity);

    private static long Cores(YuniKornFarm farm, string tenant) => farm.Used(tenant).Millicores / 1000;
}
