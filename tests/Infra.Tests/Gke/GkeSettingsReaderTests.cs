using Infra.Settings;
using Infra.Settings.Gke;
using Infra.Tests.Support;

namespace Infra.Tests.Gke;

public class GkeSettingsReaderTests
{
    private const string Least = """
        network: { cidr: 10.50.0.0/22, podCidr: 10.52.0.0/16, filesCidr: 10.51.0.0/20 }
        cluster: { version: "1.35" }
        nodePools:
          driver: { limit: { cpu: 256, memory: 1Ti } }
          executor: { limit: { cpu: 2016, memory: 16Ti } }
          large: { limit: { cpu: 768, memory: 6Ti } }
          localNvme: { limit: { cpu: 768, memory: 6Ti } }
        """;

    private const string All = """
        network:
          cidr: 10.50.0.0/23
          podCidr: 10.52.0.0/17
          serviceCidr: 10.51.16.0/20
          filesCidr: 10.51.0.0/24
          reserved: [10.0.0.0/16]
          zones: [b, c]
          podsPerNode: 110
          flowLogs: false
        cluster:
          version: "1.35"
          releaseChannel: stable
          minorUpgrades: automatic
          dnsEndpoint: false
          publicAccessCidrs: [203.0.113.0/24]
          privateAccessCidrs: [10.0.0.0/16]
          maintenance: { days: [monday, friday], start: "23:30", hours: 6 }
          keyRing: spark-2
          deletionProtection: false
        access:
          securityGroup: gke-security-groups@example.com
          groups:
            leads: leads@example.com
        nodePools:
          system: { machineType: n4-standard-8, minimum: 4, maximum: 9, diskSize: 100Gi }
          driver: { limit: { cpu: 256, memory: 1Ti }, minimum: 0 }
          executor: { limit: { cpu: 640, memory: 4Ti }, machineType: c4-highmem-16, onDemandPercent: 10, zones: [b] }
          large: { limit: { cpu: 768, memory: 6Ti }, machineType: c3-highmem-88 }
          localNvme: { limit: { cpu: 176, memory: 2Ti }, machineType: c3-standard-44-lssd, spot: false, diskSize: 4096Gi }
        dataLake:
          bucket: my-bucket
          eventLogDays: 30
          noncurrentVersionDays: 7
          softDeleteDays: 0
          accessLogs: false
        tags: { team: platform }
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (settings, errors) = Read(All);
        Assert.Empty(errors);
        var (network, cluster, nodes) = (settings.Network, settings.Cluster, settings.Nodes);
        Assert.Equal(
            ("10.50.0.0/23", "10.52.0.0/17", "10.51.16.0/20", "10.51.0.0/24"),
            (network.Cidr.ToString(), network.PodCidr.ToString(), network.ServiceCidr.ToString(), network.FilesCidr.ToString()));
        Assert.Equal(["b", "c"], network.Zones);
        Assert.Equal((110, false), (network.PodsPerNode, network.FlowLogs));
        Assert.Equal([Cidr.Parse("10.0.0.0/16")], network.Reserved);
        Assert.Equal(
            ("1.35", GkeReleaseChannel.Stable, GkeMinorUpgrades.Automatic, false),
            (cluster.Version, cluster.ReleaseChannel, cluster.MinorUpgrades, cluster.Api.ByName));
        Assert.Equal([Cidr.Parse("203.0.113.0/24")], cluster.Api.Public);
        Assert.Equal([Cidr.Parse("10.0.0.0/16")], cluster.Api.Private);
        Assert.Equal(("23:30", 6, "spark-2", false), (cluster.Maintenance.Start, cluster.Maintenance.Hours, cluster.KeyRing, cluster.DeletionProtection));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], cluster.Maintenance.Days);
        Assert.Equal("gke-security-groups@example.com", settings.Access.SecurityGroup);
        Assert.Equal("leads@example.com", settings.Access.Groups["leads"]);
        Assert.Equal(("n4-standard-8", 4, 9, "100Gi"), (nodes.System.Machine.Name, nodes.System.Minimum, nodes.System.Maximum, nodes.System.DiskSize.Text));
        Assert.Equal(0, nodes.Driver.Minimum);
        Assert.Equal(
            ("c4-highmem-16", true, 10, "b"),
            (nodes.Executor.Machine.Name, nodes.Executor.Spot, nodes.Executor.OnDemandPercent, Assert.Single(nodes.Executor.Zones)));
        Assert.Equal(
            ("c3-standard-44-lssd", 8, false, "4096Gi"),
            (nodes.LocalNvme.Machine.Name, nodes.LocalNvme.Machine.LocalSsds, nodes.LocalNvme.Spot, nodes.LocalNvme.DiskSize.Text));
        Assert.Equal(new GkeDataLakeSettings("my-bucket", 30, 7, 0, false), settings.DataLake);
    }

    [Fact]
    public void A_group_that_is_not_mapped_is_refused()
    {
        var files = new StackFiles(GkeNames.Stack).With("      scientists: scientists@example.com\n", "");
        Assert.EndsWith(
            ": tenants[data-science].groups has scientists, but GKE knows a group by its "
            + "address. Write the address under access.groups.scientists of the stack.",
            Assert.Single(files.Errors()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (settings, errors) = Read(Least);
        Assert.Empty(errors);
        var (network, cluster) = (settings.Network, settings.Cluster);
        Assert.Equal(("172.20.0.0/20", 64, true), (network.ServiceCidr.ToString(), network.PodsPerNode, network.FlowLogs));
        Assert.Empty(network.Zones);
        Assert.Equal(
            (GkeReleaseChannel.Regular, GkeMinorUpgrades.Held, true, true),
            (cluster.ReleaseChannel, cluster.MinorUpgrades, cluster.Api.ByName, cluster.DeletionProtection));
        Assert.Empty(cluster.Api.Public);
        Assert.Empty(cluster.Api.Private);
        Assert.Null(cluster.KeyRing);
        Assert.Equal(("02:00", 8), (cluster.Maintenance.Start, cluster.Maintenance.Hours));
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], cluster.Maintenance.Days);
        Assert.Empty(settings.Access.Groups);
        Assert.Equal(
            ("n4-standard-4", 3, 6, "80Gi"),
            (settings.Nodes.System.Machine.Name, settings.Nodes.System.Minimum, settings.Nodes.System.Maximum, settings.Nodes.System.DiskSize.Text));
        Assert.Equal(new GkeDataLakeSettings(null, 90, 30, 7, true), settings.DataLake);
    }

    [Theory]
    [InlineData(NodeRole.Driver, "n4-standard-16", 1, false, "100Gi", 16, 0)]
    [InlineData(NodeRole.Executor, "n4-highmem-32", 0, true, "200Gi", 63, 15)]
    [InlineData(NodeRole.Large, "c4-highmem-96", 0, false, "500Gi", 8, 0)]
    [InlineData(NodeRole.LocalNvme, "c4-highmem-32-lssd", 0, true, "50Gi", 24, 6)]
    public void Each_pool_has_the_defaults_of_its_role(NodeRole role, string machine, int minimum, bool spot, string disk, int nodes, int onDemand)
    {
        var pool = Read(Least).Value.Nodes.Elastic[role];
        Assert.Equal((machine, minimum, spot, disk), (pool.Machine.Name, pool.Minimum, pool.Spot, pool.DiskSize.Text));
        Assert.Equal((nodes, onDemand), (pool.MaximumNodes, pool.FallbackNodes));
    }

    [Theory]
    [InlineData("{ cpu: 2016, memory: 16Ti }", 63, "2016", "16128Gi")]
    [InlineData("{ cpu: 2015, memory: 16Ti }", 62, "1984", "15872Gi")]
    [InlineData("{ cpu: 2016, memory: 1Ti }", 4, "128", "1024Gi")]
    public void A_pool_has_the_machines_that_fit_into_both_bounds(string limit, int nodes, string cpu, string memory)
    {
        var settings = Read(SettingsText.Edit(Least, "{ cpu: 2016, memory: 16Ti }", limit)).Value;
        Assert.Equal(nodes, settings.Nodes.Executor.MaximumNodes);
        Assert.Equal(new PoolBounds(new Resources(Quantity.Parse(cpu), Quantity.Parse(memory)), 32), settings.Pools[NodeRole.Executor]);
    }

    [Theory]
    [InlineData("/16", 64, 512)]
    [InlineData("/16", 110, 256)]
    [InlineData("/16", 16, 2048)]
    [InlineData("/21", 256, 4)]
    public void A_node_takes_a_block_of_twice_its_pods(string prefix, int pods, int nodes)
    {
        var network = Read(Least).Value.Network with { PodCidr = Cidr.Parse($"10.64.0.0{prefix}"), PodsPerNode = pods };
        Assert.Equal(nodes, network.NodesWithPods);
    }

    [Theory]
    [InlineData(
        "cidr: 10.50.0.0/23",
        "cidr: 10.50.0.0/27",
        "2: network.cidr is \"10.50.0.0/27\", but an IPv4 network in CIDR notation with a prefix from /16 to /26 is expected.")]
    [InlineData(
        "cidr: 10.50.0.0/23",
        "cidr: 10.50.0.0/26",
        "2: network.cidr is 10.50.0.0/26, which has addresses for 59 nodes, but the node pools can have 76 while they are upgraded. "
        + "Take a larger network, or lower the pools' limits.")]
    [InlineData(
        "cidr: 10.50.0.0/23",
        "cidr: 10.0.4.0/23",
        "2: network.cidr is 10.0.4.0/23, which overlaps 10.0.0.0/16, one of network.reserved. Choose another network.")]
    [InlineData(
        "podCidr: 10.52.0.0/17",
        "podCidr: 10.50.0.0/17",
        "3: network.podCidr is 10.50.0.0/17, which overlaps network.cidr, 10.50.0.0/23. Choose another network.")]
    [InlineData(
        "podCidr: 10.52.0.0/17",
        "podCidr: 10.52.0.0/18",
        "3: network.podCidr is 10.52.0.0/18, which has room for 64 nodes of 110 pods, but the node pools can have 76 while they are upgraded. "
        + "Take a larger network, or lower podsPerNode or the pools' limits.")]
    [InlineData(
        "serviceCidr: 10.51.16.0/20",
        "serviceCidr: 10.51.16.0/28",
        "4: network.serviceCidr is \"10.51.16.0/28\", but an IPv4 network in CIDR notation with a prefix from /16 to /27 is expected.")]
    [InlineData(
        "filesCidr: 10.51.0.0/24",
        "filesCidr: 10.51.16.0/24",
        "5: network.filesCidr is 10.51.16.0/24, which overlaps network.serviceCidr, 10.51.16.0/20. Choose another network.")]
    [InlineData(
        "zones: [b, c]",
        "zones: [europe-west4-b, c]",
        "7: network.zones[0] is \"europe-west4-b\", but the letter of one of the region's zones such as a is expected.")]
    [InlineData(
        "zones: [b, c]",
        "zones: [b, b]",
        "7: network.zones is b, b, but two to four different zones are expected. Leave the key out for the region's first three.")]
    [InlineData("zones: [b, c]", "zones: [a, c]", "27: nodePools.executor.zones has b, but network.zones are a, c. Add it there, or remove it here.")]
    [InlineData("  zones: [b, c]\n", "", "26: nodePools.executor.zones has b, but the network's zones are not named. Name them in network.zones.")]
    [InlineData("podsPerNode: 110", "podsPerNode: 257", "8: network.podsPerNode is 257, but a whole number from 16 to 256 is expected.")]
    [InlineData("flowLogs: false", "nat: single", "9: network.nat is there, but not on GKE: Cloud NAT is in no zone, so no zone can fail it. Remove it.")]
    [InlineData(
        "flowLogs: false",
        "interfaceEndpoints: []",
        "9: network.interfaceEndpoints is there, but not on GKE: nodes reach Google's services from inside by Private Google Access. Remove it.")]
    [InlineData(
        "version: \"1.35\"",
        "version: 1.35",
        "11: cluster.version is 1.35, but a Kubernetes minor version in quotes such as \"1.35\" is expected. Put it in quotes: "
        + "without them YAML reads a number, and 1.30 becomes 1.3.")]
    [InlineData(
        "releaseChannel: stable", "releaseChannel: none", "12: cluster.releaseChannel is \"none\", but one of regular, stable, extended, rapid is expected.")]
    [InlineData("minorUpgrades: automatic", "minorUpgrades: never", "13: cluster.minorUpgrades is \"never\", but one of held, automatic is expected.")]
    [InlineData("dnsEndpoint: false", "addons: {}", "14: cluster.addons is there, but not on GKE: add-ons are part of the version. Remove it.")]
    [InlineData(
        "dnsEndpoint: false",
        "karpenter: { version: 1.14.1 }",
        "14: cluster.karpenter is there, but not on GKE: the node pools scale by themselves, within nodePools.<pool>.limit. Remove it.")]
    [InlineData(
        "dnsEndpoint: false",
        "logRetentionDays: 90",
        "14: cluster.logRetentionDays is there, but not on GKE: logs are kept as long as the project's bucket _Default of Cloud Logging says. Remove it.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[0.0.0.0/0]",
        "15: cluster.publicAccessCidrs has 0.0.0.0/0, which opens the API server to the whole internet. "
        + "List the networks that you come from, or leave the key out.")]
    [InlineData(
        "privateAccessCidrs: [10.0.0.0/16]",
        "privateAccessCidrs: [0.0.0.0/0]",
        "16: cluster.privateAccessCidrs has 0.0.0.0/0, which opens the API server to every network that is connected. "
        + "List the networks that you come from, or leave the key out.")]
    [InlineData(
        "start: \"23:30\"", "start: \"24:00\"", "17: cluster.maintenance.start is \"24:00\", but a time in UTC, in quotes, such as \"02:00\" is expected.")]
    [InlineData(
        "hours: 6",
        "hours: 5",
        "17: cluster.maintenance.hours is 5 on 2 days of the week, but Google demands 48 hours in any 32 days. Let days times hours be at least 12.")]
    [InlineData(
        "[monday, friday]",
        "[mon]",
        "17: cluster.maintenance.days[0] is \"mon\", but one of sunday, monday, tuesday, wednesday, thursday, friday, saturday is expected.")]
    [InlineData(
        "keyRing: spark-2",
        "keyRing: spark 2",
        "18: cluster.keyRing is \"spark 2\", but a key ring's name of 1 to 63 letters, digits, dashes and underscores is expected.")]
    [InlineData(
        "securityGroup: gke-security-groups@example.com",
        "securityGroup: leads@example.com",
        "21: access.securityGroup is \"leads@example.com\", but the address of the group gke-security-groups of your domain such as "
        + "gke-security-groups@example.com is expected. GKE accepts no other name.")]
    [InlineData(
        "  securityGroup: gke-security-groups@example.com\n",
        "",
        "21: access.securityGroup is missing, but without it GKE does not look at Google "
        + "groups. Add gke-security-groups@ your domain, with the groups as its members.")]
    [InlineData(
        "leads: leads@example.com",
        "leads: leads",
        "23: access.groups.leads is \"leads\", but a Google group's address such as analytics@example.com is expected.")]
    [InlineData(
        "  groups:\n",
        "  admins: []\n  groups:\n",
        "22: access.admins is there, but not on GKE: IAM says who administers: give them roles/container.admin on the project. Remove it.")]
    [InlineData("minimum: 4, maximum: 9", "minimum: 2, maximum: 9", "25: nodePools.system.minimum is 2, but a whole number from 3 to 20 is expected.")]
    [InlineData("minimum: 4, maximum: 9", "minimum: 9, maximum: 4", "25: nodePools.system.maximum is 4, less than minimum, which is 9. Raise it.")]
    [InlineData(
        "machineType: n4-standard-8",
        "instanceTypes: []",
        "25: nodePools.system.instanceTypes is there, but not on GKE: a node pool has one machineType. Remove it.")]
    [InlineData("diskSize: 100Gi", "diskSize: 19Gi", "25: nodePools.system.diskSize is \"19Gi\", but a size in whole Gi from 20Gi to 4096Gi is expected.")]
    [InlineData(
        "minimum: 0 }",
        "spot: true }",
        "26: nodePools.driver.spot is true, but a driver that loses its node takes its application with it. Leave the key out.")]
    [InlineData(
        "minimum: 0 }",
        "minimum: 17 }",
        "26: nodePools.driver.minimum is 17, but the limit is enough for 16 n4-standard-16 in addition to 0 on demand. Lower it or raise the limit.")]
    [InlineData("minimum: 0 }", "vcpus: { maximum: 32 } }", "26: nodePools.driver.vcpus is there, but not on GKE: a node pool has one machineType. Remove it.")]
    [InlineData(
        "{ cpu: 256, memory: 1Ti }",
        "{ cpu: 256 }",
        "26: nodePools.driver.limit.memory is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.")]
    [InlineData(
        "{ cpu: 640, memory: 4Ti }",
        "{ cpu: 15, memory: 4Ti }",
        "27: nodePools.executor.limit is 15 cores and 4Ti, less than one c4-highmem-16, which has 16 and 124Gi. Raise it, or choose a smaller machineType.")]
    [InlineData(
        "{ cpu: 640, memory: 4Ti }",
        "{ cpu: 16, memory: 4Ti }",
        "27: nodePools.executor.limit is enough for one c4-highmem-16, but spot and on-demand nodes need one each. Raise it, or set onDemandPercent to 0.")]
    [InlineData("onDemandPercent: 10", "onDemandPercent: 91", "27: nodePools.executor.onDemandPercent is 91, but a whole number from 0 to 90 is expected.")]
    [InlineData(
        "onDemandPercent: 10",
        "consolidateAfter: 5m",
        "27: nodePools.executor.consolidateAfter is there, but not on GKE: its autoscaler decides when idle nodes go, after about ten minutes. Remove it.")]
    [InlineData(
        "onDemandPercent: 10",
        "expireAfter: 336h",
        "27: nodePools.executor.expireAfter is there, but not on GKE: nodes are replaced by upgrades, in the maintenance windows; for driver "
        + "see drainLimit. Remove it.")]
    [InlineData(
        "machineType: c3-highmem-88",
        "machineType: c3-highmem-44",
        "28: nodePools.large.machineType is c3-highmem-44, which has 44 vCPUs, but the large pool is for machines of 64 and more. Choose a larger one.")]
    [InlineData(
        "machineType: c3-standard-44-lssd",
        "machineType: c3-standard-44",
        "29: nodePools.localNvme.machineType is c3-standard-44, which has no local disks "
        + "on GKE. Choose one whose name ends in -lssd, for example c4-highmem-32-lssd.")]
    [InlineData(
        "bucket: my-bucket",
        "bucket: My_Bucket",
        "31: dataLake.bucket is \"My_Bucket\", but a bucket's name of 3 to 63 lower-case letters, digits and dashes is expected.")]
    [InlineData("softDeleteDays: 0", "softDeleteDays: 6", "34: dataLake.softDeleteDays is 6, but 0 or a whole number from 7 to 90 is expected.")]
    [InlineData(
        "{ team: platform }",
        "{ Team: platform }",
        "36: tags.Team is no label's key on GKE, where it has at most 63 lower-case letters, "
        + "digits, dashes and underscores and starts with a letter. Rename it.")]
    [InlineData(
        "{ team: platform }",
        "{ team: \"the platform\" }",
        "36: tags.team is \"the platform\", but a label's value of at most 63 lower-case letters, digits, dashes and underscores on GKE is expected.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error) =>
        Assert.Contains($"test.yaml:{error}", Read(SettingsText.Edit(All, written, instead)).Errors);

    [Theory]
    [InlineData("cidr: 10.50.0.0/23", "cidr: 10.50.0.0/25")]
    [InlineData("zones: [b, c]", "zones: [a, b, c, f]")]
    [InlineData("[203.0.113.0/24]", "[203.0.113.7/32, 198.51.100.0/24]")]
    [InlineData("hours: 6", "hours: 24")]
    [InlineData("minimum: 4, maximum: 9", "minimum: 3, maximum: 3")]
    [InlineData("onDemandPercent: 10", "onDemandPercent: 0")]
    [InlineData("{ cpu: 640, memory: 4Ti }", "{ cpu: 32, memory: 248Gi }")]
    [InlineData("softDeleteDays: 0", "softDeleteDays: 90")]
    [InlineData("minimum: 0 }", "spot: false }")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) =>
        Assert.Empty(Read(SettingsText.Edit(All, written, instead)).Errors);

    [Fact]
    public void A_machine_type_that_is_not_known_is_answered_with_those_that_are()
    {
        var error = Assert.Single(Read(SettingsText.Edit(All, "c3-highmem-88", "n2-highmem-80")).Errors);
        Assert.StartsWith(
            "test.yaml:28: nodePools.large.machineType is \"n2-highmem-80\", but a machine type whose "
            + "size and disks are known here is expected. Known are c3-highcpu-{4,8,22,44,88,176}, ",
            error);
        Assert.Contains("c4-highmem-{4,8,16,24,32,48,96,144,192,288}-lssd", error);
        Assert.EndsWith("n4-highmem-{2,4,8,16,32,48,64,80}.", error);
    }

    [Theory]
    [InlineData("data-science", "size: 2Ti, tier: shared", "size is 2Ti, but on GKE a volume of the tier shared has 10Gi to 1Ti. Change the size or the tier.")]
    [InlineData("streaming", "size: 20Gi, tier: fast", "size is 20Gi, but on GKE a volume of the tier fast has 32Gi to 64Ti. Change the size or the tier.")]
    [InlineData(
        "analytics", "size: 3Gi, tier: standard", "size is 3Gi, but on GKE a volume of the tier standard has 4Gi to 64Ti. Change the size or the tier.")]
    public void A_volume_that_no_driver_of_Google_makes_is_refused(string tenant, string workspace, string error)
    {
        var files = new StackFiles(GkeNames.Stack);
        var changed = files with { Text = $"{files.Text}  spark-platform:platform: {{ tenants: [{{ name: {tenant}, workspace: {{ {workspace} }} }}] }}\n" };
        Assert.EndsWith($"tenants[{tenant}].workspace.{error}", Assert.Single(changed.Errors()));
    }

    private static (GkeSettings Value, string[] Errors) Read(string yaml) => SettingsText.Read(yaml, GkeSettingsReader.Read);
}
