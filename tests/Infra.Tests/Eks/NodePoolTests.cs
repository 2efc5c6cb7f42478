using Infra.Tests.Support;

namespace Infra.Tests.Eks;

/// <summary>The system nodes, and the pools that Karpenter grows and shrinks.</summary>
public class NodePoolTests
{
    private const string NodePool = "kubernetes:karpenter.sh/v1:NodePool";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";

    [Fact]
    public async Task There_is_one_pool_and_one_class_for_each_role()
    {
        var run = await EksRun.Shipped;
        string[] roles = ["driver", "executor", "large", "local-nvme"];
        Assert.Equal(roles, run.Of(NodePool).Select(pool => pool.ObjectName).Order(StringComparer.Ordinal));
        Assert.Equal(roles, run.Of(NodeClass).Select(nodeClass => nodeClass.ObjectName).Order(StringComparer.Ordinal));
        Assert.All(run.Of(NodePool), pool =>
        {
            Assert.Equal(
                "karpenter.k8s.aws EC2NodeClass",
                $"{pool.Text("spec.template.spec.nodeClassRef.group")} {pool.Text("spec.template.spec.nodeClassRef.kind")}");
            Assert.Equal(pool.ObjectName, pool.Text("spec.template.spec.nodeClassRef.name"));
            Assert.Equal(pool.ObjectName, pool["spec.template.metadata.labels"]!["spark-platform/role"]!.ToString());
        });
    }

    [Theory]
    [InlineData("driver", "on-demand")]
    [InlineData("executor", "spot on-demand")]
    [InlineData("large", "on-demand")]
    [InlineData("local-nvme", "spot on-demand")]
    public async Task Each_pool_buys_as_its_role_can_bear(string role, string capacity) =>
        Assert.Equal($"In {capacity}", Requirement((await EksRun.Shipped).One(NodePool, role), "karpenter.sh/capacity-type"));

    [Fact]
    public async Task Executors_stay_on_demand_where_that_is_asked_for()
    {
        var run = await EksRun.WithStackAsync("memory: 12Ti}, spot: true", "memory: 12Ti }, spot: false");
        Assert.Equal("In on-demand", Requirement(run.One(NodePool, "executor"), "karpenter.sh/capacity-type"));
    }

    [Fact]
    public async Task Only_the_drivers_pool_takes_any_pod()
    {
        var run = await EksRun.Shipped;
        Assert.Null(run.One(NodePool, "driver")["spec.template.spec.taints"]);
        Assert.All(run.Of(NodePool).Where(pool => pool.ObjectName != "driver"), pool => Assert.Equal(
            ("spark-platform/role", pool.ObjectName, "NoSchedule"),
            (pool.Text("spec.template.spec.taints.0.key"), pool.Text("spec.template.spec.taints.0.value"), pool.Text("spec.template.spec.taints.0.effect"))));
    }

    [Fact]
    public async Task Large_machines_have_64_vCPUs_and_more()
    {
        var large = (await EksRun.Shipped).One(NodePool, "large");
        Assert.Contains("Gt 63", Requirements(large, "karpenter.k8s.aws/instance-cpu"));
        Assert.Contains("Lt 193", Requirements(large, "karpenter.k8s.aws/instance-cpu"));
    }

    [Fact]
    public async Task Local_disks_are_one_RAID_0_and_only_where_they_are_asked_for()
    {
        var run = await EksRun.Shipped;
        Assert.Equal("Gt 100", Requirement(run.One(NodePool, "local-nvme"), "karpenter.k8s.aws/instance-local-nvme"));
        Assert.All(run.Of(NodeClass), nodeClass =>
            Assert.Equal(nodeClass.ObjectName == "local-nvme" ? "RAID0" : null, nodeClass.Text("spec.instanceStorePolicy")));
    }

    [Theory]
    [InlineData("driver", "256", "1Ti")]
    [InlineData("executor", "2000", "12Ti")]
    [InlineData("large", "768", "6Ti")]
    [InlineData("local-nvme", "768", "6Ti")]
    public async Task Each_pool_has_the_limit_of_the_settings(string role, string cpu, string memory)
    {
        var pool = (await EksRun.Shipped).One(NodePool, role);
        Assert.Equal((cpu, memory), (pool.Text("spec.limits.cpu"), pool.Text("spec.limits.memory")));
    }

    [Fact]
    public async Task Nodes_go_a_few_at_a_time() => Assert.All((await EksRun.Shipped).Of(NodePool), pool =>
    {
        var budgets = pool["spec.disruption.budgets"]!.AsArray().Select(budget => $"{budget!["nodes"]} {string.Join(',', budget["reasons"]!.AsArray())}");
        Assert.Equal(["20% Empty", $"{(pool.ObjectName == "driver" ? "1" : "10%")} Drifted,Underutilized"], budgets);
        Assert.Equal("5m", pool.Text("spec.disruption.consolidateAfter"));
    });

    [Fact]
    public async Task Nodes_expire_but_for_those_of_drivers_which_wait_for_a_newer_image() => Assert.All((await EksRun.Shipped).Of(NodePool), pool =>
    {
        Assert.Equal(pool.ObjectName == "driver" ? "Never" : "336h", pool.Text("spec.template.spec.expireAfter"));
        Assert.Null(pool.Text("spec.template.spec.terminationGracePeriod"));
    });

    [Fact]
    public async Task A_driver_is_stopped_only_at_the_limit_that_is_set()
    {
        var run = await EksRun.WithStackAsync(
            "driver: {limit: {cpu: 256, memory: 1Ti}}", "driver: {limit: {cpu: 256, memory: 1Ti}, expireAfter: 720h, drainLimit: 48h}");
        var driver = run.One(NodePool, "driver");
        Assert.Equal(("720h", "48h"), (driver.Text("spec.template.spec.expireAfter"), driver.Text("spec.template.spec.terminationGracePeriod")));
        Assert.Null(run.One(NodePool, "executor").Text("spec.template.spec.terminationGracePeriod"));
    }

    [Fact]
    public async Task A_drivers_node_goes_only_when_it_is_empty() => Assert.All(
        (await EksRun.Shipped).Of(NodePool),
        pool => Assert.Equal(pool.ObjectName == "driver" ? "WhenEmpty" : "WhenEmptyOrUnderutilized", pool.Text("spec.disruption.consolidationPolicy")));

    [Fact]
    public async Task Every_class_has_the_pinned_image_and_the_clusters_own_group() => Assert.All((await EksRun.Shipped).Of(NodeClass), nodeClass =>
    {
        Assert.Equal("al2023@v20260930", nodeClass.Text("spec.amiSelectorTerms.0.alias"));
        Assert.Equal("sg-cluster", nodeClass.Text("spec.securityGroupSelectorTerms.0.id"));
        Assert.Equal("spark", nodeClass["spec.subnetSelectorTerms"]![0]!["tags"]!["karpenter.sh/discovery"]!.ToString());
    });

    [Fact]
    public async Task No_pod_gets_its_nodes_rights()
    {
        var run = await EksRun.Shipped;
        Assert.All(run.Of(NodeClass), nodeClass => AssertTokensOnly(nodeClass, "spec.metadataOptions"));
        AssertTokensOnly(run.One("aws:ec2/launchTemplate:LaunchTemplate"), "metadataOptions");
    }

    [Fact]
    public async Task Karpenters_machines_may_join_the_cluster()
    {
        var run = await EksRun.Shipped;
        var roleName = run.Of(NodeClass).Select(nodeClass => nodeClass.Text("spec.role")).Distinct().Single();
        var role = Assert.Single(run.Of("aws:iam/role:Role"), role => role.Text("name") == roleName);
        var entry = Assert.Single(run.Of("aws:eks/accessEntry:AccessEntry"), entry => entry.Text("type") == "EC2_LINUX");
        Assert.Equal(AwsMocks.Arn(role.Name), entry.Text("principalArn"));
    }

    [Fact]
    public async Task System_nodes_are_always_on_and_take_nothing_else()
    {
        var group = (await EksRun.Shipped).One("aws:eks/nodeGroup:NodeGroup");
        Assert.Equal("ON_DEMAND", group.Text("capacityType"));
        Assert.Equal(("3", "3", "6"), (group.Text("scalingConfig.desiredSize"), group.Text("scalingConfig.minSize"), group.Text("scalingConfig.maxSize")));
        Assert.Equal(("CriticalAddonsOnly", "NO_SCHEDULE"), (group.Text("taints.0.key"), group.Text("taints.0.effect")));
        Assert.Equal("system", group["labels"]!["spark-platform/role"]!.ToString());
        Assert.Equal(["m7i.xlarge", "m6i.xlarge"], group.Texts("instanceTypes"));
        Assert.Contains("scalingConfig.desiredSize", group.Options.IgnoreChanges);
    }

    [Fact]
    public async Task System_nodes_have_the_disk_of_the_settings()
    {
        var run = await EksRun.WithStackAsync("minimum: 3, maximum: 6", "minimum: 3, maximum: 6, diskSize: 120Gi");
        Assert.Equal("120", run.One("aws:ec2/launchTemplate:LaunchTemplate").Text("blockDeviceMappings.0.ebs.volumeSize"));
    }

    [Theory]
    [InlineData("spot")]
    [InlineData("rebalance")]
    [InlineData("health")]
    [InlineData("state")]
    [InlineData("reservation")]
    public async Task Karpenter_hears_when_a_machine_is_taken_away(string notice)
    {
        var run = await EksRun.Shipped;
        var target = run.One("aws:cloudwatch/eventTarget:EventTarget", $"spark-{notice}");
        Assert.Equal(($"spark-{notice}", AwsMocks.Arn("spark-interruptions")), (target.Text("rule"), target.Text("arn")));
        Assert.Equal("spark-interruptions", run.One("kubernetes:helm.sh/v3:Release", "karpenter").Text("values.settings.interruptionQueue"));
    }

    private static void AssertTokensOnly(Registered resource, string path) => Assert.Equal(
        ("required", "1"),
        (resource.Text($"{path}.httpTokens"), resource.Text($"{path}.httpPutResponseHopLimit")));

    private static string Requirement(Registered pool, string key) => Assert.Single(Requirements(pool, key));

    private static List<string> Requirements(Registered pool, string key) =>
    [
        .. pool["spec.template.spec.requirements"]!.AsArray()
            .Where(requirement => requirement!["key"]!.ToString() == key)
            .Select(requirement => $"{requirement!["operator"]} {string.Join(' ', requirement["values"]!.AsArray())}"),
    ];
}
