using FsCheck;
using FsCheck.Fluent;
using Infra.Platform.Scheduling;
using Infra.Tests.Scheduling.Simulation;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

/// <summary>The shipped tenants under Kueue, on the objects as they are rendered. The EKS pools have 3,792 cores beside 760 guaranteed ones.</summary>
public class KueueFarmTests
{
    private static readonly string[] Tenants = ["analytics", "data-science", "streaming"];

    /// <summary>Ten cores, and memory that never binds before they do.</summary>
    private static readonly Amount Application = new(10_000, 8L << 30, 0);

    private static readonly Lazy<Task<KueueFarmObjects>> Plain = new(() => KueueFarmObjects.OfAsync(new ProjectFiles()));

    /// <summary>As few nodes as the guarantees need, so that who borrows always borrows from somebody.</summary>
    private static readonly Lazy<Task<KueueFarmObjects>> Tight = new(() => KueueFarmObjects.OfAsync(Small(new ProjectFiles())));

    [Fact]
    public async Task A_tenant_alone_borrows_up_to_its_ceiling_and_no_further()
    {
        var farm = (await Plain.Value).Farm();
        farm.Submit("analytics", 500, Application);
        Assert.Equal(1600, Cores(farm, "analytics"));
    }

    [Fact]
    public async Task What_was_lent_comes_back_when_the_owner_asks()
    {
        var farm = (await Tight.Value).Farm();
        farm.Submit("analytics", 500, Application);
        Assert.Equal(760, Cores(farm, "analytics"));
        farm.Submit("data-science", 20, Application);
        Assert.Equal((560, 200, 20), (Cores(farm, "analytics"), Cores(farm, "data-science"), farm.Stopped));
    }

    [Fact]
    public async Task And_no_guarantee_is_undercut()
    {
        var farm = (await Tight.Value).Farm();
        foreach (var tenant in Tenants.Concat(Tenants))
        {
            farm.Submit(tenant, 500, Application);
        }

        Assert.Equal((400, 200, 160), (Cores(farm, "analytics"), Cores(farm, "data-science"), Cores(farm, "streaming")));
    }

    /// <summary>What is not lent is there at once: nobody has to be stopped for it.</summary>
    [Fact]
    public async Task What_is_kept_back_is_never_borrowed()
    {
        var objects = await KueueFarmObjects.OfAsync(
            Small(new ProjectFiles().InPlatform("    storage: 8Ti\n", "    storage: 8Ti\n    lendLimit: { cpu: 150 }\n")));
        var farm = objects.Farm();
        farm.Submit("analytics", 500, Application);
        Assert.Equal(710, Cores(farm, "analytics"));
        farm.Submit("data-science", 5, Application);
        Assert.Equal((710, 50, 0), (Cores(farm, "analytics"), Cores(farm, "data-science"), farm.Stopped));
    }

    [Theory]
    [InlineData(1, 380, 380)]
    [InlineData(3, 480, 280)]
    public async Task What_is_idle_is_shared_by_weight(int weight, int heavy, int light)
    {
        var objects = await KueueFarmObjects.OfAsync(Small(new ProjectFiles())
            .InPlatform("guaranteed: { cpu: 200, memory: 1200Gi }", $"guaranteed: {{ cpu: 180, memory: 1200Gi }}\n    weight: {weight}")
            .InPlatform("guaranteed: { cpu: 160, memory: 640Gi }", "guaranteed: { cpu: 180, memory: 640Gi }")
            .InPlatform("ceiling: { cpu: 320, memory: 1280Gi }", "ceiling: { cpu: 700, memory: 1280Gi }"));
        var farm = objects.Farm();
        farm.Submit("data-science", 100, Application);
        farm.Submit("streaming", 100, Application);
        Assert.Equal((heavy, light), (Cores(farm, "data-science"), Cores(farm, "streaming")));
    }

    /// <summary>Whoever still waits would exceed its guarantee; nobody exceeds its ceiling; and it comes to rest.</summary>
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
            var farm = objects.Farm();
            foreach (var (tenant, count, size) in demands)
            {
                if (count == 0)
                {
                    farm.Finish(tenant);
                }

                farm.Submit(tenant, count, size);
                Assert.All(Tenants, name =>
                {
                    Assert.True(farm.Used(name).FitsIn(farm.Ceiling(name)));
                    Assert.All(farm.Waiting(name), waiting => Assert.True((farm.Used(name) + waiting).Exceeds(farm.Nominal(name))));
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

    private static long Cores(KueueFarm farm, string tenant) => farm.Used(tenant).Millicores / 1000;
}

/// <summary>Kueue's objects of one run of the program.</summary>
internal sealed class KueueFarmObjects
{
    private KueueFarmObjects(EksRun run) => Run = run;

    public EksRun Run { get; }

    public IReadOnlyList<Registered> Objects =>
        [.. Run.Resources.Where(resource => resource.Type.StartsWith("kubernetes:kueue.x-k8s.io/", StringComparison.Ordinal))];

    public KueueFarm Farm() => new(Objects);

    public static async Task<KueueFarmObjects> OfAsync(ProjectFiles files) => new(await EksRun.OfAsync(files.InPlatform("kind: yunikorn", "kind: kueue")));
}
