using Infra.Settings;
using Infra.Settings.Aks;
using Infra.Tests.Support;

namespace Infra.Tests.Aks;

public sealed class AksSettingsReaderTests
{
    private const string Least = """
        network: { cidr: 10.60.0.0/16 }
        cluster: { version: "1.35" }
        access:
          admins: [0c9b8a7f-6e5d-4c3b-a2a1-908f7e6d5c4b]
        nodePools:
          driver: { limit: { cpu: 256, memory: 1Ti } }
          executor: { limit: { cpu: 2000, memory: 16Ti } }
          large: { limit: { cpu: 768, memory: 6Ti } }
          localNvme: { limit: { cpu: 768, memory: 6Ti } }
        """;

    private const string All = """
        network:
          cidr: 10.60.0.0/18
          podCidr: 10.128.0.0/14
          serviceCidr: 10.61.0.0/20
          reserved: [10.0.0.0/16]
          zones: 2
          nat: single
        cluster:
          version: "1.35"
          publicAccessCidrs: [203.0.113.0/24]
          logRetentionDays: 30
          deletionProtection: false
          maintenance: { day: sunday, hour: 23 }
          azurePolicy: true
          defender: true
          keyVault: our-vault
        access:
          admins: [0c9b8a7f-6e5d-4c3b-a2a1-908f7e6d5c4b]
          login: workloadIdentity
          groups:
            leads: 11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a001
        nodePools:
          system: { vmSize: Standard_D8ads_v5, minimum: 2, maximum: 4, diskSize: 128Gi }
          driver: { vmSize: Standard_D32ads_v5, limit: { cpu: 256, memory: 1Ti } }
          executor: { vmSize: Standard_E8ads_v6, limit: { cpu: 2000, memory: 16Ti }, spot: true, onDemandPercent: 50, diskSize: 400Gi }
          large: { vmSize: Standard_E96ads_v5, limit: { cpu: 768, memory: 6Ti }, spot: true }
          localNvme: { vmSize: Standard_L16as_v4, limit: { cpu: 768, memory: 6Ti }, spot: false }
        dataLake:
          account: ourdata
          filesAccount: ourfiles
          registry: ourimages
          eventLogDays: 30
          softDeleteDays: 7
          publicAccessCidrs: [198.51.100.7/32]
        tags: { environment: test }
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (settings, errors) = Read(All);
        Assert.Empty(errors);
        var (network, cluster, nodes) = (settings.Network, settings.Cluster, settings.Nodes);
        Assert.Equal(
            ("10.60.0.0/18", "10.128.0.0/14", "10.61.0.0/20", 2, AksNatMode.Single),
            (network.Cidr.ToString(), network.PodCidr.ToString(), network.ServiceCidr.ToString(), network.Zones, network.Nat));
        Assert.Equal([Cidr.Parse("10.0.0.0/16")], network.Reserved);
        Assert.Equal(
            ("1.35", 30, false, true, true, "our-vault"),
            (cluster.Version, cluster.LogRetentionDays, cluster.DeletionProtection, cluster.AzurePolicy, cluster.Defender, cluster.KeyVault));
        Assert.Equal(new AksMaintenanceSettings(DayOfWeek.Sunday, 23), cluster.Maintenance);
        Assert.Equal([Cidr.Parse("203.0.113.0/24")], cluster.Api.Public);
        Assert.Equal(["0c9b8a7f-6e5d-4c3b-a2a1-908f7e6d5c4b"], settings.Access.Admins);
        Assert.Equal((AksLogin.WorkloadIdentity, "11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a001"), (settings.Access.Login, settings.Access.Groups["leads"]));
        Assert.Equal(new AksSystemPoolSettings(VmSize.Known["Standard_D8ads_v5"], 2, 4, 128), nodes.System);
        Assert.Equal(
            ("Standard_E8ads_v6", true, 50, 400), (nodes.Executor.VmSize.Name, nodes.Executor.Spot, nodes.Executor.OnDemandPercent, nodes.Executor.DiskGi));
        Assert.Equal(("Standard_E96ads_v5", true, 25), (nodes.Large.VmSize.Name, nodes.Large.Spot, nodes.Large.OnDemandPercent));
        Assert.Equal(
            ("Standard_L16as_v4", false, 0, 2040),
            (nodes.LocalNvme.VmSize.Name, nodes.LocalNvme.Spot, nodes.LocalNvme.OnDemandPercent, nodes.LocalNvme.DiskGi));
        Assert.Equal(
            ("ourdata", "ourfiles", "ourimages", 30, 7),
            (
                settings.DataLake.Account,
                settings.DataLake.FilesAccount,
                settings.DataLake.Registry,
                settings.DataLake.EventLogDays,
                settings.DataLake.SoftDeleteDays));
        Assert.Equal([Cidr.Parse("198.51.100.7/32")], settings.DataLake.PublicAccessCidrs);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (settings, errors) = Read(Least);
        Assert.Empty(errors);
        var (network, cluster) = (settings.Network, settings.Cluster);
        Assert.Equal(
            ("100.64.0.0/14", "172.20.0.0/16", 3, AksNatMode.PerZone),
            (network.PodCidr.ToString(), network.ServiceCidr.ToString(), network.Zones, network.Nat));
        Assert.Empty(network.Reserved);
        Assert.Empty(cluster.Api.Public);
        Assert.Equal(
            (90, true, false, false, null), (cluster.LogRetentionDays, cluster.DeletionProtection, cluster.AzurePolicy, cluster.Defender, cluster.KeyVault));
        Assert.Equal(new AksMaintenanceSettings(DayOfWeek.Saturday, 2), cluster.Maintenance);
        Assert.Equal(AksLogin.AzureCli, settings.Access.Login);
        Assert.Empty(settings.Access.Groups);
        Assert.Equal(new AksSystemPoolSettings(VmSize.Known["Standard_D4ads_v5"], 3, 6, 150), settings.Nodes.System);
        Assert.Equal(new AksDataLakeSettings(null, null, null, 90, 30, settings.DataLake.PublicAccessCidrs, true), settings.DataLake);
        Assert.Empty(settings.DataLake.PublicAccessCidrs);
    }

    [Theory]
    [InlineData(NodeRole.Driver, "Standard_D16ads_v5", 600, 0, 16, "256", "1024Gi")]
    [InlineData(NodeRole.Executor, "Standard_E16ads_v5", 600, 94, 31, "2000", "16000Gi")]
    [InlineData(NodeRole.Large, "Standard_E64ads_v5", 2040, 0, 12, "768", "6144Gi")]
    [InlineData(NodeRole.LocalNvme, "Standard_L8s_v4", 1788, 72, 24, "768", "6144Gi")]
    public void Each_pool_has_the_defaults_of_its_role_and_as_many_machines_as_fit(
        NodeRole role, string vmSize, int disk, int spot, int onDemand, string cpu, string memory)
    {
        var settings = Read(Least).Value;
        var pool = settings.Nodes.Elastic[role];
        Assert.Equal((vmSize, disk, spot, onDemand), (pool.VmSize.Name, pool.DiskGi, pool.SpotCount, pool.OnDemandCount));
        Assert.Equal(
            (cpu, memory, pool.VmSize.Vcpus),
            (settings.Pools[role].Limit.Cpu.Text, settings.Pools[role].Limit.Memory.Text, settings.Pools[role].LargestMachine));
    }

    [Theory]
    [InlineData(
        "cidr: 10.60.0.0/18",
        "cidr: 10.60.0.0/23",
        "2: network.cidr is \"10.60.0.0/23\", but an IPv4 network in CIDR notation with a prefix from /16 to /22 is expected.")]
    [InlineData(
        "cidr: 10.60.0.0/18",
        "cidr: 10.60.0.0/22",
        "2: network.cidr is 10.60.0.0/22, which gives a zone room for 251 nodes, but the node pools can have 313 there while they are upgraded. "
        + "Choose a larger network or lower the pools' limits.",
        "cpu: 2000, memory: 16Ti",
        "cpu: 4000, memory: 32Ti")]
    [InlineData(
        "podCidr: 10.128.0.0/14",
        "podCidr: 10.60.0.0/16",
        "3: network.podCidr is 10.60.0.0/16, which overlaps network.cidr, 10.60.0.0/18. Choose another network.")]
    [InlineData(
        "podCidr: 10.128.0.0/14",
        "podCidr: 10.128.0.0/16",
        "3: network.podCidr is 10.128.0.0/16, which is enough for 256 nodes, but the node pools can have 351 while they are upgraded. "
        + "Choose a larger network or lower the pools' limits.")]
    [InlineData(
        "podCidr: 10.128.0.0/14",
        "podCidr: 10.0.0.0/15",
        "3: network.podCidr is 10.0.0.0/15, which overlaps 10.0.0.0/16, one of network.reserved. Choose another network.")]
    [InlineData(
        "serviceCidr: 10.61.0.0/20",
        "serviceCidr: 10.60.0.0/20",
        "4: network.serviceCidr is 10.60.0.0/20, which overlaps network.cidr, 10.60.0.0/18. Choose another network.")]
    [InlineData(
        "serviceCidr: 10.61.0.0/20",
        "serviceCidr: 10.128.0.0/20",
        "4: network.serviceCidr is 10.128.0.0/20, which overlaps network.podCidr, 10.128.0.0/14. Choose another network.")]
    [InlineData(
        "serviceCidr: 10.61.0.0/20",
        "serviceCidr: 10.48.0.0/12",
        "4: network.serviceCidr is \"10.48.0.0/12\", but an IPv4 network in CIDR notation with a prefix from /13 to /24 is expected.")]
    [InlineData(
        "serviceCidr: 10.61.0.0/20",
        "serviceCidr: 10.0.16.0/20",
        "4: network.serviceCidr is 10.0.16.0/20, which overlaps 10.0.0.0/16, one of network.reserved. Choose another network.")]
    [InlineData(
        "reserved: [10.0.0.0/16]",
        "reserved: [10.60.16.0/24]",
        "2: network.cidr is 10.60.0.0/18, which overlaps 10.60.16.0/24, one of network.reserved. Choose another network.")]
    [InlineData("zones: 2", "zones: 1", "6: network.zones is 1, but a whole number from 2 to 3 is expected.")]
    [InlineData("zones: 2", "zones: 3", "23: nodePools.system.minimum is 2, but there are 3 zones, and each has a pool with at least one node. Raise it.")]
    [InlineData("nat: single", "nat: none", "7: network.nat is \"none\", but one of perZone, single is expected.")]
    [InlineData("nat: single", "flowLogs: true", "7: network.flowLogs is not a known key. Known here: cidr, nat, podCidr, reserved, serviceCidr, zones.")]
    [InlineData(
        "version: \"1.35\"",
        "version: 1.35",
        "9: cluster.version is 1.35, but a Kubernetes minor version in quotes such as \"1.35\" is expected. Put it in quotes: "
        + "without them YAML reads a number, and 1.30 becomes 1.3.")]
    [InlineData(
        "version: \"1.35\"", "version: \"1.35.2\"", "9: cluster.version is \"1.35.2\", but a Kubernetes minor version in quotes such as \"1.35\" is expected.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[0.0.0.0/0]",
        "10: cluster.publicAccessCidrs has 0.0.0.0/0, which opens the API server to the whole internet. "
        + "List the networks that you come from, or leave the key out.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[10.1.0.0/16]",
        "10: cluster.publicAccessCidrs has 10.1.0.0/16, a private network, from which nothing comes over the internet. Move it to privateAccessCidrs.")]
    [InlineData("logRetentionDays: 30", "logRetentionDays: 7", "11: cluster.logRetentionDays is 7, but a whole number from 30 to 730 is expected.")]
    [InlineData(
        "day: sunday",
        "day: Sunday",
        "13: cluster.maintenance.day is \"Sunday\", but one of sunday, monday, tuesday, wednesday, thursday, friday, saturday is expected.")]
    [InlineData("hour: 23", "hour: 24", "13: cluster.maintenance.hour is 24, but a whole number from 0 to 23 is expected.")]
    [InlineData(
        "keyVault: our-vault",
        "keyVault: our--vault",
        "16: cluster.keyVault is \"our--vault\", but a key vault's name of 3 to 24 lower-case letters, digits and dashes, from a letter on is expected.")]
    [InlineData(
        "[0c9b8a7f-6e5d-4c3b-a2a1-908f7e6d5c4b]",
        "[platform-admins]",
        "18: access.admins[0] is \"platform-admins\", but the object id of a group in Entra ID such as 1f2e3d4c-5b6a-4789-8c0d-9e8f7a6b5c4d is expected. "
        + "Find it with az ad group show --group NAME --query id.")]
    [InlineData(
        "[0c9b8a7f-6e5d-4c3b-a2a1-908f7e6d5c4b]",
        "[]",
        "18: access.admins has no entry, but a group with what runs Pulumi must be there, or "
        + "it could make nothing inside the cluster. Add that group's object id.")]
    [InlineData(
        "login: workloadIdentity",
        "login: deviceCode",
        "19: access.login is \"deviceCode\", but one of azureCli, workloadIdentity, managedIdentity is expected.")]
    [InlineData(
        "leads: 11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a001",
        "leads: leads@example.com",
        "21: access.groups.leads is \"leads@example.com\", but the object id of a group in Entra ID such as 1f2e3d4c-5b6a-4789-8c0d-9e8f7a6b5c4d is expected. "
        + "Find it with az ad group show --group NAME --query id.")]
    [InlineData("minimum: 2, maximum: 4", "minimum: 5, maximum: 4", "23: nodePools.system.maximum is 4, less than minimum, which is 5. Raise it.")]
    [InlineData(
        "diskSize: 128Gi",
        "diskSize: 512Gi",
        "23: nodePools.system.diskSize is 512Gi, but a disk on Standard_D8ads_v5's own disks has 300Gi at most. Lower it, or choose a larger vmSize.")]
    [InlineData(
        "diskSize: 400Gi",
        "diskSize: 441Gi",
        "25: nodePools.executor.diskSize is 441Gi, but a disk on Standard_E8ads_v6's own disks has 440Gi at most. Lower it, or choose a larger vmSize.")]
    [InlineData("diskSize: 400Gi", "diskSize: 63Gi", "25: nodePools.executor.diskSize is \"63Gi\", but a size in whole Gi from 64Gi to 2040Gi is expected.")]
    [InlineData(
        "limit: { cpu: 256, memory: 1Ti } }",
        "limit: { cpu: 256, memory: 1Ti }, spot: true }",
        "24: nodePools.driver.spot is true, but a driver that loses its node takes its application with it. Leave the key out.")]
    [InlineData(
        "limit: { cpu: 256, memory: 1Ti } }",
        "limit: { cpu: 16, memory: 1Ti } }",
        "24: nodePools.driver.limit is 16 cores and 1Ti, less than one Standard_D32ads_v5 has: 32 vCPUs and 128Gi. Raise it, or choose a smaller vmSize.")]
    [InlineData(
        "limit: { cpu: 256, memory: 1Ti } }",
        "limit: { cpu: 256 } }",
        "24: nodePools.driver.limit.memory is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.")]
    [InlineData("onDemandPercent: 50", "onDemandPercent: 91", "25: nodePools.executor.onDemandPercent is 91, but a whole number from 0 to 90 is expected.")]
    [InlineData(
        "spot: true, onDemandPercent: 50",
        "spot: false, onDemandPercent: 50",
        "25: nodePools.executor.onDemandPercent is there, but without spot all machines are on demand. Leave it out, or set spot to true.")]
    [InlineData(
        "onDemandPercent: 50",
        "instanceTypes: []",
        "25: nodePools.executor.instanceTypes is not a known key. Known here: diskSize, limit, onDemandPercent, spot, vmSize.")]
    [InlineData(
        "account: ourdata",
        "account: Our-Data",
        "29: dataLake.account is \"Our-Data\", but a storage account's name of 3 to 24 lower-case letters and digits is expected.")]
    [InlineData(
        "filesAccount: ourfiles",
        "filesAccount: ourdata",
        "30: dataLake.filesAccount is ourdata, which is the data lake's account already. Choose another name.")]
    [InlineData(
        "registry: ourimages",
        "registry: ours",
        "31: dataLake.registry is \"ours\", but a registry's name of 5 to 50 lower-case letters and digits is expected.")]
    [InlineData("eventLogDays: 30", "eventLogDays: 0", "32: dataLake.eventLogDays is 0, but a whole number from 1 to 3650 is expected.")]
    [InlineData("softDeleteDays: 7", "softDeleteDays: 366", "33: dataLake.softDeleteDays is 366, but a whole number from 1 to 365 is expected.")]
    [InlineData(
        "[198.51.100.7/32]",
        "[0.0.0.0/0]",
        "34: dataLake.publicAccessCidrs has 0.0.0.0/0, which opens the data lake to the whole internet. "
        + "List the networks that you come from, or leave the key out for the cluster alone.")]
    [InlineData(
        "[198.51.100.7/32]",
        "[198.51.100.6/31]",
        "34: dataLake.publicAccessCidrs has 198.51.100.6/31, but a storage account takes no /31. Write its two addresses as /32.")]
    [InlineData(
        "environment: test",
        "cost/centre: \"4100\"",
        "35: tags.cost/centre is a tag's name that Azure or its volume drivers refuse. Leave out < > % & \\ ? / = and commas.")]
    [InlineData(
        "environment: test",
        "environment: \"test, staging\"",
        "35: tags.environment has a value with a comma, but Azure's volume drivers read tags as a list with commas. Leave it out.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error, string? alsoWritten = null, string? alsoInstead = null)
    {
        var text = SettingsText.Edit(All, written, instead);
        var errors = Read(alsoWritten is null ? text : SettingsText.Edit(text, alsoWritten, alsoInstead!)).Errors;
        Assert.Equal($"test.yaml:{error}", errors[0]);
    }

    [Fact]
    public void A_machine_that_is_not_known_is_refused_with_those_that_are()
    {
        var errors = Read(SettingsText.Edit(All, "Standard_D32ads_v5", "Standard_D32s_v3")).Errors;
        Assert.Equal(
            $"test.yaml:24: nodePools.driver.vmSize is \"Standard_D32s_v3\", but one of {string.Join(", ", VmSize.Known.Keys)} is expected.",
            Assert.Single(errors));
    }

    [Fact]
    public void A_small_machine_is_not_large()
    {
        var errors = Read(SettingsText.Edit(All, "Standard_E96ads_v5", "Standard_E48ads_v5")).Errors;
        Assert.Equal(
            "test.yaml:26: nodePools.large.vmSize is Standard_E48ads_v5, which has 48 vCPUs, but the pool is for "
            + "machines with 64 and more. Choose one of Standard_D64ads_v5, Standard_D96ads_v5, Standard_E64ads_v5, "
            + "Standard_E64ads_v6, Standard_E96ads_v5, Standard_E96ads_v6, Standard_L64as_v4, Standard_L64s_v4.",
            Assert.Single(errors));
    }

    [Fact]
    public void A_machine_without_NVMe_disks_has_no_place_in_the_pool_for_them()
    {
        var error = Assert.Single(Read(SettingsText.Edit(All, "Standard_L16as_v4", "Standard_E16ads_v5")).Errors);
        Assert.StartsWith(
            "test.yaml:27: nodePools.localNvme.vmSize is Standard_E16ads_v5, which has no local NVMe disks. On AKS choose one of Standard_E16ads_v6, ",
            error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cidr: 10.60.0.0/18", "cidr: 10.60.0.0/16")]
    [InlineData("minimum: 2, maximum: 4", "minimum: 4, maximum: 4")]
    [InlineData("diskSize: 128Gi", "diskSize: 300Gi")]
    [InlineData("onDemandPercent: 50", "onDemandPercent: 0")]
    [InlineData("limit: { cpu: 256, memory: 1Ti } }", "limit: { cpu: 32, memory: 128Gi } }")]
    [InlineData("[203.0.113.0/24]", "[]")]
    [InlineData("[203.0.113.0/24]", "[203.0.113.6/31]")]
    [InlineData("[198.51.100.7/32]", "[198.51.100.4/30]")]
    [InlineData("hour: 23", "hour: 0")]
    [InlineData("environment: test", "cost-centre: \"4100\"")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) =>
        Assert.Empty(Read(SettingsText.Edit(All, written, instead)).Errors);

    [Fact]
    public void The_shipped_stack_is_accepted() => Assert.Empty(new StackFiles(AksNames.Stack).Errors());

    [Fact]
    public void A_group_that_is_not_mapped_is_refused()
    {
        var files = new StackFiles(AksNames.Stack).With("      scientists: 11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a005\n", "");
        Assert.EndsWith(
            ": tenants[data-science].groups has scientists, but AKS knows a group by its object id in Entra ID. "
            + "Write the id under access.groups.scientists of the stack.",
            Assert.Single(files.Errors()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab", "name", "is ab, but the tenant's container in Azure needs a name of at least 3 characters without two dashes in a row. Choose another.")]
    [InlineData(
        "a--b", "name", "is a--b, but the tenant's container in Azure needs a name of at least 3 characters without two dashes in a row. Choose another.")]
    [InlineData("spark-events", "name", "is spark-events, which is the container of the event logs. Choose another.")]
    public void A_tenant_that_Azure_cannot_name_is_refused(string name, string key, string reason) =>
        Assert.Equal([(key, reason)], Refused(tenant => tenant with { Name = name }));

    [Fact]
    public void A_share_that_is_too_small_is_refused()
    {
        Assert.Equal(
            [("workspace", ".size is 99Gi of the tier shared, but the smallest file share of Azure's that can be mounted by NFS has 100Gi. Raise it.")],
            Refused(tenant => tenant with { Workspace = new WorkspaceSettings(Quantity.Parse("99Gi"), StorageTier.Shared) }));
        Assert.Empty(Refused(tenant => tenant with { Workspace = new WorkspaceSettings(Quantity.Parse("99Gi"), StorageTier.Standard) }));
    }

    [Fact]
    public void A_group_may_be_named_by_its_object_id() => Assert.Empty(Refused(tenant => tenant with
    {
        Groups = new GroupSettings(["11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a999"], [], []),
    }));

    private static IEnumerable<(string Key, string Reason)> Refused(Func<TenantSettings, TenantSettings> change)
    {
        var loaded = new StackFiles(AksNames.Stack).Load();
        return loaded.Cloud.Refuses(change(loaded.Platform.Tenants.Single(tenant => tenant.Name == "streaming")));
    }

    private static (AksSettings Value, string[] Errors) Read(string yaml) => SettingsText.Read(yaml, AksSettingsReader.Read);
}
