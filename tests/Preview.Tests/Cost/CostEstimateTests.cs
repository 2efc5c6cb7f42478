using Preview.Cost;
using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Cost;

/// <summary>What a plan costs, item by item.</summary>
public sealed class CostEstimateTests
{
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    [Fact]
    public void A_plan_without_a_cloud_is_not_estimated() =>
        Assert.False(CostEstimate.Of(new PlanBuilder().Provider("kubernetes").Resource("claim", "kubernetes:core/v1:PersistentVolumeClaim").Plan()).IsKnown);

    [Fact]
    public void What_has_a_price_is_counted_and_the_same_is_one_line()
    {
        var cost = CostEstimate.Of(Aws("us-east-1").Resource("a", "aws:ec2/natGateway:NatGateway").Resource("b", "aws:ec2/natGateway:NatGateway").Plan());

        var item = Assert.Single(cost.Items);
        Assert.Equal(("network", "NAT gateway", 2m, 2m, 0.045m * 730, ""), (item.Part, item.Name, item.Least, item.Most, item.Unit, item.Note));
        Assert.Equal((2 * 0.045m * 730, 2 * 0.045m * 730), (cost.Floor, cost.Ceiling));
        Assert.Equal(["data through NAT gateways"], cost.NotCounted);
        Assert.Empty(cost.NotPriced);
    }

    [Fact]
    public void A_price_of_another_region_is_said_to_be_one() =>
        Assert.Equal("price of us-east-1", Assert.Single(CostEstimate.Of(Aws("eu-central-1").Resource("a", "aws:kms/key:Key").Plan()).Items).Note);

    [Fact]
    public void An_interface_endpoint_is_paid_in_each_zone_and_a_gateway_is_not_paid()
    {
        var cost = CostEstimate.Of(Aws("us-east-1")
            .Resource("ecr", "aws:ec2/vpcEndpoint:VpcEndpoint", [("vpcEndpointType", Of("Interface")), ("subnetIds", new PlanList([Of("a"), Of("b"), PlanUnknown.String]))])
            .Resource("s3", "aws:ec2/vpcEndpoint:VpcEndpoint", [("vpcEndpointType", Of("Gateway"))])
            .Plan());

        Assert.Equal(3, Assert.Single(cost.Items).Least);
    }

    [Fact]
    public void What_the_table_does_not_know_is_named_and_not_guessed() =>
        Assert.Equal(["aws:rds/instance:Instance"], CostEstimate.Of(Aws("us-east-1").Resource("db", "aws:rds/instance:Instance").Plan()).NotPriced);

    [Fact]
    public void A_managed_group_costs_between_its_cheapest_and_its_dearest_machine()
    {
        var nodes = CostEstimate.Of(Aws("us-east-1")
            .Resource("nodes", "aws:eks/nodeGroup:NodeGroup",
                [("nodeGroupName", Of("system")), ("instanceTypes", new PlanList([Of("m7i.xlarge"), Of("m6i.xlarge")])), ("scalingConfig", Map(("minSize", new PlanNumber(3)), ("maxSize", new PlanNumber(6))))])
            .Plan()).Items.Single();

        Assert.Equal((3m, 6m), (nodes.Least, nodes.Most));
        Assert.Equal((0.192m * 730, 0.2016m * 730), (nodes.Unit, nodes.DearestUnit));
        Assert.Equal((3 * 0.192m * 730, 6 * 0.2016m * 730), (nodes.Floor, nodes.Ceiling));
    }

    [Fact]
    public void A_machine_without_a_price_is_named()
    {
        var cost = CostEstimate.Of(Gcp("mars-north1").Resource("pool", GkePool, [("nodeConfig", Map(("machineType", Of("n4-standard-16"))))]).Plan());

        Assert.Equal(["machine n4-standard-16 in mars-north1"], cost.NotPriced);
        Assert.Empty(cost.Items);
    }

    [Fact]
    public void Limits_of_a_gke_pool_hold_for_all_zones_or_for_each()
    {
        PlanValue node = Map(("machineType", Of("n4-standard-16")));
        PlanValue zones = new PlanList([Of("a"), Of("b"), Of("c")]);
        var cost = CostEstimate.Of(Gcp("europe-west4")
            .Resource("total", GkePool, [("nodeConfig", node), ("nodeLocations", zones), ("autoscaling", Map(("totalMinNodeCount", new PlanNumber(1)), ("totalMaxNodeCount", new PlanNumber(16))))])
            .Resource("each", GkePool, [("nodeConfig", node), ("nodeLocations", zones), ("autoscaling", Map(("minNodeCount", new PlanNumber(1)), ("maxNodeCount", new PlanNumber(4))))])
            .Plan());

        Assert.Equal([("pool each", 3m, 12m), ("pool total", 1m, 16m)], cost.Items.Select(item => (item.Name, item.Least, item.Most)));
        Assert.All(cost.Items, item => Assert.Equal(0.76188m * 730, item.Unit));
    }

    [Fact]
    public void Spot_machines_are_counted_at_the_price_on_demand_and_marked()
    {
        var cost = CostEstimate.Of(Azure()
            .Resource("spark-executor-1", AksPool, Pool("Standard_E16ads_v5", 0, 11))
            .Resource("spark-executor-spot-1", AksPool, [.. Pool("Standard_E16ads_v5", 0, 32), ("scaleSetPriority", Of("Spot"))])
            .Resource("spark-executor-spot-2", AksPool, [.. Pool("Standard_E16ads_v5", 0, 31), ("scaleSetPriority", Of("Spot"))])
            .Plan());

        Assert.Equal([("pool spark-executor", 11m, false), ("pool spark-executor-spot", 63m, true)], cost.Items.Select(item => (item.Name, item.Most, item.IsSpot)));
        Assert.Equal((63 * 16 * 0.079m * 730, 90), (cost.SpotCeiling, cost.SpotUpTo));
    }

    [Fact]
    public void The_pools_within_a_cluster_of_aks_count_too()
    {
        var cost = CostEstimate.Of(Azure()
            .Resource("spark", "azure-native:containerservice:ManagedCluster",
                [("sku", Map(("name", Of("Base")), ("tier", Of("Standard")))), ("agentPoolProfiles", new PlanList([Map([("name", Of("system1")), .. Pool("Standard_D4ads_v5", 1, 2)])]))])
            .Plan());

        Assert.Equal([("control plane", 73m, 73m), ("pool system", 182.5m, 365m)], cost.Items.Select(item => (item.Name, item.Floor, item.Ceiling)));
    }

    [Fact]
    public void A_claim_costs_what_its_class_asks_for()
    {
        var cost = CostEstimate.Of(Aws("us-east-1")
            .Resource("standard", "kubernetes:storage.k8s.io/v1:StorageClass", Class("standard", ("type", "gp3"), ("iops", "6000"), ("throughput", "500")))
            .Resource("fast", "kubernetes:storage.k8s.io/v1:StorageClass", Class("fast", ("type", "io2"), ("iops", "16000")))
            .Resource("a", "kubernetes:core/v1:PersistentVolumeClaim", [("metadata", Map(("name", Of("a")), ("namespace", Of("n")))), ("spec", Claim("standard", "1Ti"))])
            .Resource("b", "kubernetes:core/v1:PersistentVolumeClaim", [("metadata", Map(("name", Of("b")), ("namespace", Of("n")))), ("spec", Claim("fast", "200Gi"))])
            .Plan());

        Assert.Equal(
            [("claim n/a", (1024 * 0.08m) + (3000 * 0.005m) + (375 * 0.04m)), ("claim n/b", (200 * 0.125m) + (16000 * 0.065m))],
            cost.Items.Select(item => (item.Name, item.Floor)));
    }

    [Fact]
    public void Claims_in_a_charts_values_count_wherever_they_are()
    {
        PlanValue values = Map(("prometheus", Map(("storage", new PlanList([Claim("standard", "200Gi")])))));
        var cost = CostEstimate.Of(Aws("us-east-1")
            .Resource("standard", "kubernetes:storage.k8s.io/v1:StorageClass", Class("standard", ("type", "gp3")))
            .Resource("stack", "kubernetes:helm.sh/v3:Release", [("chart", Of("kube-prometheus-stack")), ("name", Of("stack")), ("values", values)])
            .Plan());

        Assert.Equal(("claims of stack", 16m), (cost.Items.Single().Name, cost.Items.Single().Floor));
    }

    private static PlanBuilder Aws(string region) => new PlanBuilder().Provider("aws", ("region", Of(region)));

    private static PlanBuilder Gcp(string region) => new PlanBuilder().Provider("gcp", ("region", Of(region)));

    private static PlanBuilder Azure() => new PlanBuilder().Provider("azure-native", ("location", Of("germanywestcentral")));

    private static (string, PlanValue)[] Pool(string size, int least, int most) =>
    [
        ("vmSize", Of(size)), ("enableAutoScaling", new PlanBool(true)), ("minCount", new PlanNumber(least)), ("maxCount", new PlanNumber(most)), ("osDiskType", Of("Ephemeral")),
    ];

    private static (string, PlanValue)[] Class(string name, params (string Name, string Value)[] parameters) =>
    [
        ("metadata", Map(("name", Of(name)))), ("provisioner", Of("ebs.csi.aws.com")), ("parameters", Map([.. parameters.Select(parameter => (parameter.Name, Of(parameter.Value)))])),
    ];

    private static PlanMap Claim(string storageClass, string size) =>
        Map(("storageClassName", Of(storageClass)), ("resources", Map(("requests", Map(("storage", Of(size)))))));
}
