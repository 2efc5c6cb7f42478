using FsCheck;
using FsCheck.Fluent;
using Infra.Platform.Scheduling;
using Infra.Tests.Scheduling.Simulation;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

/// <summary>The shipped tenants under Kueue, on the objects as they are rendered. The EKS pools have 3,792 cores beside 760 guaranteed ones.</summary>
public class KueueClusterTests
{
    private static readonly string[] Tenants = ["analytics", "data-science", "streaming"];

    /// <summary>Ten cores, and memory that never binds before they do.</summary>
    private static readonly Amount Application = new(10_000, 8L << 30, 0);

    private static readonly Lazy<Task<KueueClusterObjects>> Plain = new(() => KueueClusterObjects.OfAsync(new ProjectFiles()));

    /// <summary>As few nodes as the guarantees need, so that who borrows always borrows from somebody.</summary>
    private static readonly Lazy<Task<KueueClusterObjects>> Tight = new(() => KueueClusterObjects.OfAsync(Small(new ProjectFiles())));

    [Fact]
    public async Task A_tenant_alone_borrows_up_to_its_ceiling_and_no_further()
    {
        var cluster = (await Plain.Value).Cluster();
        cluster.Submit("analytics", 500, Application);
        Assert.Equal(1600, Cores(cluster, "analytics"));
    }

    [Fact]
    public async Task What_was_lent_comes_back_when_the_owner_asks()
    {
        var cluster = (await Tight.Value).Cluster();
        cluster.Submit("analytics", 500, Application);
        Assert.Equal(760, Cores(cluster, "analytics"));
        cluster.Submit("data-science", 20, Application);
        Assert.Equal((560, 200, 20), (Cores(cluster, "analytics"), Cores(cluster, "data-science"), cluster.Stopped));
    }

    [Fact]
    public async Task Every_tenant_gets_its_guarantee_when_all_ask()
    {
        var cluster = (await Tight.Value).Cluster();
        foreach (var tenant in Tenants.Concat(Tenants))
        {
            cluster.Submit(tenant, 500, Application);
        }

        Assert.Equal((400, 200, 160), (Cores(cluster, "analytics"), Cores(cluster, "data-science"), Cores(cluster, "streaming")));
    }

    /// <summary>The part that is not lent is free at once: no application has to be stopped for it.</summary>
    [Fact]
    public async Task What_is_kept_back_is_never_borrowed()
    {
        var objects = await KueueClusterObjects.OfAsync(
            Small(new ProjectFiles().InPlatform("    storage: 8Ti\n", "    storage: 8Ti\n    lendLimit: { cpu: 150 }\n")));
        var cluster = objects.Cluster();
        cluster.Submit("analytics", 500, Application);
        Assert.Equal(710, Cores(cluster, "analytics"));
        cluster.Submit("data-science", 5, Application);
        Assert.Equal((710, 50, 0), (Cores(cluster, "analytics"), Cores(cluster, "data-science"), cluster.Stopped));
    }

    [Theory]
    [InlineData(1, 380, 380)]
    [InlineData(3, 480, 280)]
    public async Task What_is_idle_is_shared_by_weight(int weight, int heavy, int light)
    {
        var objects = await KueueClusterObjects.OfAsync(Small(new ProjectFiles())
            .InPlatform("guaranteed: { cpu: 200, memory: 1200Gi }", $"guaranteed: {{ cpu: 180, memory: 1200Gi }}\n    weight: {weight}")
            .InPlatform("guaranteed: { cpu: 160, memory: 640Gi }", "guaranteed: { cpu: 180, memory: 640Gi }")
            .InPlatform("ceiling: { cpu: 320, memory: 1280Gi }", "ceiling: { cpu: 700, memory: 1280Gi }"));
        var cluster = objects.Cluster();
        cluster.Submit("data-science", 100, Application);
        cluster.Submit("streaming", 100, Application);
        Assert.Equal((heavy, light), (Cores(cluster, "data-science"), Cores(cluster, "streaming")));
    }

    /// <summary>An application that still waits would exceed its tenant's guarantee; no tenant exceeds its ceiling; and the cluster comes to rest.</summary>
    [Fact]
    public async Task It_holds_for_any_demands()
    {
        var objects = await Tight.Value;
        var demand = from tenant in Gen.Elements(Tenants)
                     from count in Gen.Choose(0, 40)
                     from cores in Gen.Choose(1, 60)
                     from gibibytes in Gen.Choose(1, 400)
                     select (Tenant: tenant, Count: count, Size: new Amount(cores * 1000L, (long)gibibytes << 30, 0));
        Prop.ForAll(demand.ArrayOf(8).ToArbitrary(), demands =>
        {
            var cluster = objects.Cluster();
            foreach (var (tenant, count, size) in demands)
            {
                if (count == 0)
                {
                    cluster.Finish(tenant);
                }

                cluster.Submit(tenant, count, size);
                Assert.All(Tenants, name =>
                {
                    Assert.True(cluster.Used(name).FitsIn(cluster.Ceiling(name)));
                    Assert.All(cluster.Waiting(name), waiting => Assert.True((cluster.Used(name) + waiting).Exceeds(cluster.Nominal(name))));
                });
            }
        }).QuickCheckThrowOnFailure();
    }

    private static ProjectFiles Small(ProjectFiles files) => files
        .InStack("driver: {limit: {cpu: 256, memory: 1Ti}}", "driver: { limit: { cpu: 120, memory: 440Gi } }")
        .InStack("executor: {limit: {cpu: 2000, memory: 12Ti}, spot: true}", "executor: { limit: { cpu: 320, memory: 1000Gi }, spot: true }")
        .InStack("large: {limit: {cpu: 768, memory: 6Ti}}", "large: { limit: { cpu: 160, memory: 1000Gi } }")
        .InStack("localNvme: {limit: {cpu: 768, memory: 6Ti}, spot: true}", "localNvme: { limit: { cpu: 160, memory: 1000Gi }, spot: true }")
        .InPlatform("ceiling: { cpu: 1600, memory: 6400Gi }", "ceiling: { cpu: 760, memory: 3400Gi }")
        .InPlatform("ceiling: { cpu: 1200, memory: 6Ti }", "ceiling: { cpu: 760, memory: 3400Gi }");

    private static long Cores(KueueCluster cluster, string tenant) => cluster.Used(tenant).Millicores / 1000;
}

/// <summary>Kueue's objects of one run of the program.</summary>
internal sealed class KueueClusterObjects
{
    private KueueClusterObjects(EksRun run) => Run = run;

    public EksRun Run { get; }

    public IReadOnlyList<Registered> Objects =>
        [.. Run.Resources.Where(resource => resource.Type.StartsWith("kubernetes:kueue.x-k8s.io/", StringComparison.Ordinal))];

    public KueueCluster Cluster() => new(Objects);

    public static async Task<KueueClusterObjects> OfAsync(ProjectFiles files) => new(await EksRun.OfAsync(files.InPlatform("kind: yunikorn", "kind: kueue")));
}
