using Preview.Cost;
using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Cost;

/// <summary>A pool whose machines Karpenter chooses.</summary>
public sealed class KarpenterCostsTests
{
    private const string Category = "karpenter.k8s.aws/instance-category";
    private const string Generation = "karpenter.k8s.aws/instance-generation";
    private const string Cpu = "karpenter.k8s.aws/instance-cpu";
    private const string Family = "karpenter.k8s.aws/instance-family";
    private const string Nvme = "karpenter.k8s.aws/instance-local-nvme";

    [Fact]
    public void A_pool_costs_nothing_when_idle_and_its_limit_of_cores_at_most()
    {
        var pool = Pool("256", null, (Family, "In", ["m7i"]));

        Assert.Equal((0m, 256m, 0m), (pool.Least, pool.Most, pool.Floor));
        Assert.Equal(256 * 0.0504m * 730, pool.Ceiling);
    }

    [Fact]
    public void Memory_can_be_the_tighter_limit()
    {
        // 8 GiB a core: 1 TiB is 128 cores.
        var pool = Pool("256", "1Ti", (Family, "In", ["r7i"]));

        Assert.Equal(128, pool.Most);
        Assert.Equal(128 * 0.06615m * 730, pool.Ceiling);
    }

    [Fact]
    public void The_dearest_machine_that_is_allowed_decides_the_ceiling()
    {
        var pool = Pool("256", null, (Family, "In", ["m7i", "m6a"]), (Cpu, "Gt", ["3"]), (Cpu, "Lt", ["33"]));

        Assert.Equal((0.0432m * 730, 0.0504m * 730), (decimal.Round(pool.Unit, 4), decimal.Round(pool.DearestUnit, 4)));
        Assert.Equal("cores, if all are m7i.xlarge; $8.1k if all are m6a.xlarge", pool.Note);
    }

    [Theory]
    [InlineData(Category, "In", "c")]
    [InlineData(Category, "NotIn", "i")]
    [InlineData(Generation, "Gt", "6")]
    [InlineData(Generation, "Lt", "6")]
    [InlineData(Nvme, "Exists", "")]
    [InlineData(Nvme, "DoesNotExist", "")]
    [InlineData(Nvme, "Gt", "1000")]
    [InlineData("node.kubernetes.io/instance-type", "In", "m7i.4xlarge")]
    public void Every_requirement_narrows_the_choice(string key, string condition, string value)
    {
        // By the cheapest and the dearest: a requirement that is not understood leaves both as they are.
        var all = Pool("256", null, (Cpu, "Gt", ["3"]));
        var some = Pool("256", null, (Cpu, "Gt", ["3"]), (key, condition, value.Length == 0 ? [] : [value]));

        Assert.NotEqual((all.Unit, all.DearestUnit), (some.Unit, some.DearestUnit));
    }

    [Fact]
    public void A_pool_that_may_use_spot_is_marked() =>
        Assert.Equal(
            (false, true),
            (Pool("8", null, ("karpenter.sh/capacity-type", "In", ["on-demand"])).IsSpot, Pool("8", null, ("karpenter.sh/capacity-type", "In", ["spot", "on-demand"])).IsSpot));

    [Fact]
    public void A_pool_without_a_limit_and_one_without_a_machine_are_named()
    {
        Assert.Equal(["pool executor, which has no limit"], Estimate(null, null).NotPriced);
        Assert.Equal(["machines of pool executor in us-east-1"], Estimate("8", null, (Family, "In", ["z99"])).NotPriced);
    }

    [Fact]
    public void The_disks_of_its_nodes_count_as_often_as_there_are_nodes()
    {
        var cost = Estimate("256", null, (Family, "In", ["m7i"]), (Cpu, "Gt", ["15"]), (Cpu, "Lt", ["17"]));

        var disks = Assert.Single(cost.Items, item => item.Part == "volumes");
        Assert.Equal((0m, 16m, 100 * 0.08m), (disks.Least, disks.Most, disks.Unit));
    }

    private static CostItem Pool(string? cpu, string? memory, params (string Key, string Operator, string[] Values)[] requirements) =>
        Assert.Single(Estimate(cpu, memory, requirements).Items, item => item.Part == "nodes");

    private static CostEstimate Estimate(string? cpu, string? memory, params (string Key, string Operator, string[] Values)[] requirements)
    {
        (string, PlanValue)[] limits = [.. cpu is null ? [] : new[] { ("cpu", Of(cpu)) }, .. memory is null ? [] : new[] { ("memory", Of(memory)) }];
        var list = new PlanList([.. requirements.Select(requirement => Map(
            ("key", Of(requirement.Key)), ("operator", Of(requirement.Operator)), ("values", new PlanList([.. requirement.Values.Select(Of)]))))]);
        var disk = Map(("ebs", Map(("volumeType", Of("gp3")), ("volumeSize", Of("100Gi")))));
        return CostEstimate.Of(new PlanBuilder()
            .Provider("aws", ("region", Of("us-east-1")))
            .Resource("class", "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", [("metadata", Map(("name", Of("executor")))), ("spec", Map(("blockDeviceMappings", new PlanList([disk]))))])
            .Resource("executor", "kubernetes:karpenter.sh/v1:NodePool",
            [
                ("metadata", Map(("name", Of("executor")))),
                ("spec", Map(("limits", Map(limits)), ("template", Map(("spec", Map(("nodeClassRef", Map(("name", Of("executor")))), ("requirements", list))))))),
            ])
            .Plan());
    }
}
