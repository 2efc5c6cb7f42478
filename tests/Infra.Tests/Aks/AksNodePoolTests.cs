using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Aks;

/// <summary>The system's pools, and those that grow and shrink.</summary>
public sealed class AksNodePoolTests
{
    [Fact]
    public async Task Every_zone_has_a_pool_of_each_role()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        Assert.Equal(
            [
                ("spark-driver", 6, 5, 5), ("spark-executor", 11, 10, 10), ("spark-executor-spot", 32, 31, 31),
                ("spark-large", 4, 4, 4), ("spark-local-nvme", 8, 8, 8), ("spark-local-nvme-spot", 24, 24, 24), ("spark-system", 2, 2, 2),
            ],
            run.Of(AksNames.AgentPool)
                .GroupBy(pool => pool.Name[..^2])
                .OrderBy(pools => pools.Key, StringComparer.Ordinal)
                .Select(pools => (pools.Key, Maximum(pools, "1"), Maximum(pools, "2"), Maximum(pools, "3"))));
        Assert.All(run.Of(AksNames.AgentPool), pool =>
        {
            Assert.Equal([pool.Name[^1..]], pool.Texts("availabilityZones"));
            Assert.Equal(AksNames.Id($"Microsoft.Network/virtualNetworks/spark-network/subnets/nodes-{pool.Name[^1]}"), pool.Text("vnetSubnetID"));
        });
    }

    [Fact]
    public async Task The_systems_pools_are_on_demand_and_closed_to_others()
    {
        var pools = System(await StackRun.Shipped(AksNames.Stack));
        Assert.Equal(["spark-system-1", "spark-system-2", "spark-system-3"], pools.Select(pool => pool.Name));
        Assert.All(pools, pool =>
        {
            Assert.Equal(("System", "1", "2"), (pool.Text("mode"), pool.Text("minCount"), pool.Text("maxCount")));
            Assert.Equal(["CriticalAddonsOnly=true:NoSchedule"], pool.Texts("nodeTaints"));
            Assert.Equal("system", pool["nodeLabels"]!["spark-platform/role"]!.ToString());
            Assert.Null(pool["scaleSetPriority"]);
        });
    }

    [Fact]
    public async Task The_cluster_is_made_with_one_node_that_no_setting_changes()
    {
        var shipped = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster);
        var changed = (await StackRun.OfAsync(new StackFiles(AksNames.Stack)
            .With("system: {vmSize: Standard_D4ads_v5, minimum: 3, maximum: 6}", "system: {vmSize: Standard_D8ads_v5, diskSize: 128Gi, minimum: 6, maximum: 9}")
            .With("version: \"1.35\"", "version: \"1.34\""))).One(AksNames.Cluster);
        var pool = Assert.Single(shipped["agentPoolProfiles"]!.AsArray())!;
        Assert.Equal(
            ("bootstrap", "System", "1", "false", "Standard_D4ads_v5", "150"),
            (pool["name"]!.ToString(), pool["mode"]!.ToString(), pool["count"]!.ToString(), pool["enableAutoScaling"]!.ToString(), pool["vmSize"]!.ToString(),
                pool["osDiskSizeGB"]!.ToString()));
        Assert.Equal(["CriticalAddonsOnly=true:NoSchedule"], pool["nodeTaints"].Texts());
        Assert.Equal(pool.ToJsonString(), changed["agentPoolProfiles"]![0]!.ToJsonString());
        Assert.Equal(["agentPoolProfiles"], shipped.Options.IgnoreChanges);
    }

    [Theory]
    [InlineData("vmSize: Standard_D8ads_v5, minimum: 3")]
    [InlineData("vmSize: Standard_D4ads_v5, diskSize: 128Gi, minimum: 3")]
    public async Task Another_machine_or_disk_of_the_system_makes_new_pools_before_the_old_ones_go(string system)
    {
        var before = System(await StackRun.Shipped(AksNames.Stack));
        var after = System(await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("vmSize: Standard_D4ads_v5, minimum: 3", system)));
        Assert.Equal(before.Select(pool => pool.Name), after.Select(pool => pool.Name));
        Assert.Empty(before.Select(pool => pool.Text("agentPoolName")).Intersect(after.Select(pool => pool.Text("agentPoolName"))));
        Assert.All(after, pool => Assert.NotEqual(true, ((Pulumi.CustomResourceOptions)pool.Options).DeleteBeforeReplace));
    }

    [Fact]
    public async Task The_platform_waits_for_the_systems_pools()
    {
        var ready = (await StackRun.Shipped(AksNames.Stack)).Contract.ReadyForPods.Select(resource => resource.GetResourceName());
        Assert.Superset(new HashSet<string> { "spark-system-1", "spark-system-2", "spark-system-3" }, ready.ToHashSet());
    }

    [Fact]
    public async Task Pools_start_from_zero_and_the_autoscaler_alone_says_how_many_nodes_there_are() => Assert.All(
        (await StackRun.Shipped(AksNames.Stack)).Of(AksNames.AgentPool),
        pool =>
        {
            var least = pool.Name.StartsWith("spark-system", StringComparison.Ordinal) ? "1" : "0";
            Assert.Equal(("true", least, "VirtualMachineScaleSets"), (pool.Text("enableAutoScaling"), pool.Text("minCount"), pool.Text("type")));
            Assert.Null(pool["count"]);
            Assert.Equal(["count"], pool.Options.IgnoreChanges);
        });

    [Theory]
    [InlineData("spark-driver-1", "driver", "")]
    [InlineData("spark-executor-1", "executor", "spark-platform/role=executor:NoSchedule")]
    [InlineData("spark-executor-spot-1", "executor", "spark-platform/role=executor:NoSchedule kubernetes.azure.com/scalesetpriority=spot:NoSchedule")]
    [InlineData("spark-large-1", "large", "spark-platform/role=large:NoSchedule")]
    [InlineData("spark-local-nvme-1", "local-nvme", "spark-platform/role=local-nvme:NoSchedule")]
    [InlineData("spark-local-nvme-spot-1", "local-nvme", "spark-platform/role=local-nvme:NoSchedule kubernetes.azure.com/scalesetpriority=spot:NoSchedule")]
    public async Task Nodes_carry_the_label_and_the_taints_of_their_role(string name, string label, string taints)
    {
        var pool = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.AgentPool, name);
        Assert.Equal(label, pool["nodeLabels"]!["spark-platform/role"]!.ToString());
        Assert.Equal(taints, string.Join(' ', pool.Texts("nodeTaints")));
    }

    [Fact]
    public async Task Spot_pools_are_evicted_for_want_of_machines_and_not_for_the_price()
    {
        var pools = (await StackRun.Shipped(AksNames.Stack)).Of(AksNames.AgentPool);
        Assert.All(pools.Where(pool => pool.Name.Contains("-spot-", StringComparison.Ordinal)), pool =>
        {
            Assert.Equal(("Spot", "Delete", "-1"), (pool.Text("scaleSetPriority"), pool.Text("scaleSetEvictionPolicy"), pool.Text("spotMaxPrice")));
            Assert.Null(pool["upgradeSettings"]);
        });
        Assert.All(pools.Where(pool => !pool.Name.Contains("-spot-", StringComparison.Ordinal)), pool =>
        {
            Assert.Null(pool["scaleSetPriority"]);
            Assert.Equal("Cordon", pool.Text("upgradeSettings.undrainableNodeBehavior"));
        });
    }

    [Fact]
    public async Task The_contract_has_the_taint_of_spot_machines()
    {
        var nodes = (await StackRun.Shipped(AksNames.Stack)).Contract.Nodes;
        foreach (var role in Enum.GetValues<NodeRole>())
        {
            string[] expected = role is NodeRole.Executor or NodeRole.LocalNvme ? ["kubernetes.azure.com/scalesetpriority=spot"] : [];
            Assert.Equal(expected, nodes[role].CloudTaints.Select(taint => $"{taint.Key}={taint.Value}"));
        }
    }

    [Fact]
    public async Task Executors_stay_on_demand_where_that_is_asked_for()
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("memory: 16Ti}, spot: true, onDemandPercent: 25", "memory: 16Ti }, spot: false"));
        Assert.DoesNotContain(run.Of(AksNames.AgentPool), pool => pool.Name.StartsWith("spark-executor-spot", StringComparison.Ordinal));
        Assert.Equal(
            125,
            run.Of(AksNames.AgentPool)
                .Where(pool => pool.Name.StartsWith("spark-executor-", StringComparison.Ordinal))
                .Sum(pool => int.Parse(pool.Text("maxCount")!)));
        Assert.Empty(run.Contract.Nodes[NodeRole.Executor].CloudTaints);
    }

    [Fact]
    public async Task Zones_without_a_machine_have_no_pool()
    {
        var run = await StackRun.OfAsync(
            new StackFiles(AksNames.Stack).With("limit: {cpu: 768, memory: 6Ti}}\n    localNvme", "limit: { cpu: 128, memory: 6Ti } }\n    localNvme"));
        Assert.Equal(
            ["spark-large-1", "spark-large-2"],
            run.Of(AksNames.AgentPool).Select(pool => pool.Name).Where(name => name.StartsWith("spark-large", StringComparison.Ordinal)));
        Assert.Equal("128", run.Contract.Capacity[NodeRole.Large].Cpu.Text);
    }

    [Fact]
    public async Task Spot_comes_before_its_fallback()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var order = run.One("kubernetes:core/v1:ConfigMap", "cluster-autoscaler-priority-expander");
        Assert.Equal(("kube-system", "cluster-autoscaler-priority-expander"), (order.Namespace, order.ObjectName));
        Assert.Equal("priority", run.One(AksNames.Cluster).Text("autoScalerProfile.expander"));

        var priorities = order.Text("data.priorities")!;
        Assert.StartsWith("10:\n  - .*\n50:\n", priorities, StringComparison.Ordinal);
        Assert.Contains("  - aks-system.*\n", priorities, StringComparison.Ordinal);
        Assert.All(run.Of(AksNames.AgentPool).Except(System(run)), pool => Assert.Equal(
            pool.Name.Contains("-spot-", StringComparison.Ordinal)
                || pool.Name.StartsWith("spark-driver", StringComparison.Ordinal)
                || pool.Name.StartsWith("spark-large", StringComparison.Ordinal),
            priorities.Contains($"  - aks-{pool.Text("agentPoolName")}-.*\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Disks_are_the_machines_own_and_encrypted()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        Assert.All(
            run.Of(AksNames.AgentPool),
            pool => Assert.Equal(
                ("Ephemeral", "true", "false"), (pool.Text("osDiskType"), pool.Text("enableEncryptionAtHost"), pool.Text("enableNodePublicIP"))));
        Assert.Equal("600", run.One(AksNames.AgentPool, "spark-executor-spot-1").Text("osDiskSizeGB"));

        // All four NVMe disks of the machine.
        Assert.Equal("1788", run.One(AksNames.AgentPool, "spark-local-nvme-spot-1").Text("osDiskSizeGB"));
        Assert.Equal(AksNames.Id("Microsoft.Compute/diskEncryptionSets/spark-nodes"), run.One(AksNames.Cluster).Text("diskEncryptionSetID"));
    }

    [Fact]
    public async Task No_node_has_a_key_of_a_user() => Assert.Null((await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster)["linuxProfile"]);

    [Fact]
    public async Task Another_machine_makes_a_new_pool_before_the_old_one_goes()
    {
        var before = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.AgentPool, "spark-large-1");
        var after = (
            await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("Standard_E64ads_v5", "Standard_E96ads_v5"))).One(AksNames.AgentPool, "spark-large-1");
        Assert.NotEqual(before.Text("agentPoolName"), after.Text("agentPoolName"));
        Assert.All(new[] { before, after }, pool => Assert.Matches("^large1[0-9a-f]{4}$", pool.Text("agentPoolName")));
        Assert.All(
            (await StackRun.Shipped(AksNames.Stack)).Of(AksNames.AgentPool), pool => Assert.Matches("^[a-z][a-z0-9]{0,11}$", pool.Text("agentPoolName")));
    }

    [Fact]
    public async Task Names_are_looked_up_where_tenants_may_ask() =>
        Assert.All((await StackRun.Shipped(AksNames.Stack)).Of(AksNames.AgentPool), pool => Assert.Equal("Disabled", pool.Text("localDNSProfile.mode")));

    private static IReadOnlyList<Registered> System(StackRun run) =>
        [.. run.Of(AksNames.AgentPool).Where(pool => pool.Name.StartsWith("spark-system-", StringComparison.Ordinal))];

    private static int Maximum(IEnumerable<Registered> pools, string zone) =>
        int.Parse(pools.Single(pool => pool.Name.EndsWith(zone, StringComparison.Ordinal)).Text("maxCount")!);
}
