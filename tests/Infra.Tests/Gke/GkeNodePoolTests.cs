using Infra.Clusters;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Gke;

public sealed class GkeNodePoolTests
{
    [Theory]
    [InlineData("system", "system", false, 3, 6, 1)]
    [InlineData("driver", "driver", false, 1, 16, 1)]
    [InlineData("executor", "executor", true, 0, 48, 0)]
    [InlineData("executor-on-demand", "executor", false, 0, 15, 0)]
    [InlineData("large", "large", false, 0, 8, 0)]
    [InlineData("local-nvme", "local-nvme", true, 0, 18, 0)]
    [InlineData("local-nvme-on-demand", "local-nvme", false, 0, 6, 0)]
    public async Task Every_role_has_its_nodes(string name, string role, bool spot, int minimum, int maximum, int perZone)
    {
        var pool = await PoolAsync(name);
        Assert.Equal(role, pool["nodeConfig.labels"]!["spark-platform/role"]!.ToString());
        Assert.Equal(spot ? "true" : "false", pool.Text("nodeConfig.spot"));
        Assert.Equal(
            ($"{minimum}", $"{maximum}", $"{perZone}"),
            (pool.Text("autoscaling.totalMinNodeCount"), pool.Text("autoscaling.totalMaxNodeCount"), pool.Text("initialNodeCount")));
        Assert.Equal(spot ? "ANY" : "BALANCED", pool.Text("autoscaling.locationPolicy"));
    }

    [Fact]
    public async Task Google_upgrades_all_nodes_but_those_of_drivers() => Assert.All(
        (await StackRun.Shipped(GkeNames.Stack)).Of("gcp:container/nodePool:NodePool"),
        pool =>
        {
            Assert.Equal(
                ("SURGE", "1", "0"),
                (pool.Text("upgradeSettings.strategy"), pool.Text("upgradeSettings.maxSurge"), pool.Text("upgradeSettings.maxUnavailable")));
            Assert.Equal("true", pool.Text("management.autoUpgrade"));
            Assert.Equal(
                pool.Name == "driver" ? """[{"exclusionUntilEndOfSupports":[{"enabled":true}]}]""" : null, pool["maintenancePolicies"]?.ToJsonString());
        });

    [Fact]
    public async Task With_a_limit_old_nodes_of_drivers_stay_that_long_beside_the_new_ones()
    {
        var run = await StackRun.OfAsync(new StackFiles(GkeNames.Stack).With("driver: {machineType:", "driver: {drainLimit: 36h, machineType:"));
        var driver = run.One("gcp:container/nodePool:NodePool", "driver");
        Assert.Null(driver["maintenancePolicies"]);
        Assert.Equal(
            ("BLUE_GREEN", "129600s"),
            (driver.Text("upgradeSettings.strategy"), driver.Text("upgradeSettings.blueGreenSettings.autoscaledRolloutPolicy.waitForDrainDuration")));
    }

    [Fact]
    public async Task There_are_no_other_pools() => Assert.Equal(7, (await StackRun.Shipped(GkeNames.Stack)).Of("gcp:container/nodePool:NodePool").Count);

    [Theory]
    [InlineData("system")]
    [InlineData("executor")]
    [InlineData("executor-on-demand")]
    [InlineData("large")]
    [InlineData("local-nvme")]
    [InlineData("local-nvme-on-demand")]
    public async Task Other_pods_are_kept_away(string name)
    {
        var pool = await PoolAsync(name);
        var role = NodeRoles.Placements.Single(placement => placement.Value.LabelValue == pool["nodeConfig.labels"]!["spark-platform/role"]!.ToString());
        var taint = Assert.Single(pool["nodeConfig.taints"]!.AsArray())!;
        Assert.Equal(
            (role.Value.Taint!.Key, role.Value.Taint.Value, "NO_SCHEDULE"),
            (taint["key"]!.ToString(), taint["value"]!.ToString(), taint["effect"]!.ToString()));
    }

    [Fact]
    public async Task A_pod_that_names_no_role_lands_on_the_drivers_nodes() => Assert.Null((await PoolAsync("driver"))["nodeConfig.taints"]);

    [Fact]
    public async Task Every_node_is_private_encrypted_and_has_least_rights()
    {
        var pools = (await StackRun.Shipped(GkeNames.Stack)).Of("gcp:container/nodePool:NodePool");
        Assert.All(pools, pool =>
        {
            Assert.Equal("true", pool.Text("networkConfig.enablePrivateNodes"));
            Assert.Equal(GkeNames.DataKey, pool.Text("nodeConfig.bootDiskKmsKey"));
            Assert.Equal("hyperdisk-balanced", pool.Text("nodeConfig.diskType"));
            Assert.Equal("spark-nodes@spark-platform-prod.iam.gserviceaccount.com", pool.Text("nodeConfig.serviceAccount"));
            Assert.Equal("GKE_METADATA", pool.Text("nodeConfig.workloadMetadataConfig.mode"));
            Assert.Equal(
                ("true", "true"),
                (pool.Text("nodeConfig.shieldedInstanceConfig.enableSecureBoot"), pool.Text("nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring")));
            Assert.Equal("FALSE", pool.Text("nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled"));
            Assert.Equal(("true", "true"), (pool.Text("management.autoRepair"), pool.Text("management.autoUpgrade")));
            Assert.Contains("spark", pool.Texts("nodeConfig.tags"));
            Assert.Equal("spark-platform_gke", pool["nodeConfig.resourceLabels"]!["spark-platform-deployment"]!.ToString());
            Assert.Equal(["europe-west4-a", "europe-west4-b", "europe-west4-c"], pool.Texts("nodeLocations"));
            Assert.Null(pool.Text("name"));
        });
    }

    [Fact]
    public async Task A_node_waits_for_its_rights_its_key_and_the_way_out()
    {
        var pools = (await StackRun.Shipped(GkeNames.Stack)).Of("gcp:container/nodePool:NodePool");
        foreach (var pool in pools)
        {
            Assert.Equal(["spark-nat", "spark-nodes", "spark-nodes-pull", "spark-volumes-key"], (await pool.DependsOnAsync()).Order());
            Assert.Equal(["initialNodeCount", "nodeCount"], pool.Options.IgnoreChanges);
        }
    }

    [Fact]
    public async Task The_nodes_account_writes_logs_and_metrics_and_pulls_our_images()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        const string nodes = "serviceAccount:spark-nodes@spark-platform-prod.iam.gserviceaccount.com";
        Assert.Equal(
            ["roles/artifactregistry.reader", "roles/container.defaultNodeServiceAccount"],
            run.Resources.Where(resource => resource.Text("member") == nodes).Select(resource => resource.Text("role")).Order());
        Assert.Equal("spark-images", run.One("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember").Text("repository"));
    }

    [Fact]
    public async Task Local_disks_hold_what_is_gone_with_the_node()
    {
        Assert.Equal("5", (await PoolAsync("local-nvme")).Text("nodeConfig.ephemeralStorageLocalSsdConfig.localSsdCount"));
        Assert.Equal("5", (await PoolAsync("local-nvme-on-demand")).Text("nodeConfig.ephemeralStorageLocalSsdConfig.localSsdCount"));
        Assert.Null((await PoolAsync("executor"))["nodeConfig.ephemeralStorageLocalSsdConfig"]);
    }

    [Fact]
    public async Task A_pool_is_in_the_zones_that_have_its_machines()
    {
        var run = await StackRun.OfAsync(new StackFiles(GkeNames.Stack)
            .With("podsPerNode: 64", "podsPerNode: 64\n    zones: [c, a]")
            .With("large: {machineType: c4-highmem-96", "large: { zones: [c], machineType: c4-highmem-96"));
        Assert.Equal(["europe-west4-c"], run.One("gcp:container/nodePool:NodePool", "large").Texts("nodeLocations"));
        Assert.Equal(["europe-west4-a", "europe-west4-c"], run.One("gcp:container/nodePool:NodePool", "driver").Texts("nodeLocations"));
        Assert.Equal(["europe-west4-a", "europe-west4-c"], run.Contract.Zones);
    }

    [Fact]
    public async Task A_zone_that_the_region_does_not_have_is_refused()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(
            () => StackRun.OfAsync(new StackFiles(GkeNames.Stack).With("podsPerNode: 64", "podsPerNode: 64\n    zones: [a, x]")));
        Assert.Contains(
            "network.zones has x, but europe-west4 has the zones europe-west4-a, europe-west4-b, europe-west4-c. Name some of these by their last letter.",
            error.ToString());
    }

    [Fact]
    public async Task Without_spot_machines_there_is_one_pool()
    {
        var run = await StackRun.OfAsync(new StackFiles(GkeNames.Stack).With("memory: 16Ti}, spot: true, onDemandPercent: 25", "memory: 16Ti }, spot: false"));
        Assert.Equal("63", run.One("gcp:container/nodePool:NodePool", "executor").Text("autoscaling.totalMaxNodeCount"));
        Assert.DoesNotContain(run.Of("gcp:container/nodePool:NodePool"), pool => pool.Name == "executor-on-demand");
    }

    [Fact]
    public async Task The_capacity_is_the_sum_of_the_machines() =>
        Assert.Equal(
            new Resources(Quantity.Parse("768"), Quantity.Parse("5952Gi")), (await StackRun.Shipped(GkeNames.Stack)).Contract.Capacity[NodeRole.Large]);

    private static async Task<Registered> PoolAsync(string name) => (await StackRun.Shipped(GkeNames.Stack)).One("gcp:container/nodePool:NodePool", name);
}
