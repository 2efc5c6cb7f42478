using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class TenantSharingReaderTests
{
    private const string Least = """
        name: analytics
        owner: data-analytics
        costCenter: "4100"
        guaranteed: { cpu: 8, memory: 64Gi, gpus: 2 }
        ceiling: { cpu: 32, memory: 256Gi, gpus: 4 }
        """;

    private const string All = Least + """

        priority: high
        weight: 7
        lendLimit: { cpu: 6, memory: 48Gi, gpus: 1 }
        flavors: [executor, localNvme]
        egress:
          - name: warehouse
            cidrs: [203.0.113.0/24, 10.9.0.0/16]
            port: 5432
            reason: Tables of the warehouse.
          - name: kafka
            namespace: streams
            port: 9093
            reason: Topics.
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (tenant, errors) = Read(All);
        Assert.Empty(errors);
        Assert.Equal((2, 4), (tenant.Guaranteed.Gpus, tenant.Ceiling.Gpus));
        Assert.Equal(new SharingSettings(TenantPriority.High, 7, new LendLimit(Quantity.Parse("6"), Quantity.Parse("48Gi"), 1)), tenant.Sharing);
        Assert.Equal([NodeRole.Driver, NodeRole.Executor, NodeRole.LocalNvme], tenant.Flavors);
        Assert.Equal(
            ["warehouse 203.0.113.0/24 10.9.0.0/16  5432", "kafka  streams 9093"],
            tenant.Egress.Select(flow => $"{flow.Name} {string.Join(' ', flow.Cidrs)} {flow.Namespace} {flow.Port}"));
        Assert.Equal("Topics.", tenant.Egress[1].Reason);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (tenant, errors) = Read(Least);
        Assert.Empty(errors);
        Assert.Equal(new SharingSettings(TenantPriority.Normal, 1, new LendLimit(null, null, null)), tenant.Sharing);
        Assert.False(tenant.Sharing.Lend.KeepsBack(tenant.Guaranteed));
        Assert.Equal([NodeRole.Driver, NodeRole.Executor, NodeRole.Large, NodeRole.LocalNvme], tenant.Flavors);
        Assert.Empty(tenant.Egress);
    }

    [Theory]
    [InlineData("gpus: 4 }", "gpus: 1 }", "5: ceiling.gpus is 1, less than guaranteed.gpus, which is 2. Raise the ceiling or lower the guarantee.")]
    [InlineData("gpus: 2 }", "gpus: 1.5 }", "4: guaranteed.gpus is 1.5, but a whole number from 0 to 10000 is expected.")]
    [InlineData("priority: high", "priority: urgent", "6: priority is \"urgent\", but one of low, normal, high is expected.")]
    [InlineData("weight: 7", "weight: 0", "7: weight is 0, but a whole number from 1 to 100 is expected.")]
    [InlineData("weight: 7", "weight: 101", "7: weight is 101, but a whole number from 1 to 100 is expected.")]
    [InlineData(
        "lendLimit: { cpu: 6,",
        "lendLimit: { cpu: 9,",
        "4: guaranteed.cpu is 8, less than lendLimit.cpu, which is 9. Lower what is lent, or leave it out to lend all.")]
    [InlineData(
        "memory: 48Gi,",
        "memory: 65Gi,",
        "4: guaranteed.memory is 64Gi, less than lendLimit.memory, which is 65Gi. Lower what is lent, or leave it out to lend all.")]
    [InlineData("gpus: 1 }", "gpus: 3 }", "4: guaranteed.gpus is 2, less than lendLimit.gpus, which is 3. Lower what is lent, or leave it out to lend all.")]
    [InlineData("lendLimit: { cpu: 6,", "lendLimit: { cores: 6,", "8: lendLimit.cores is not a known key. Known here: cpu, gpus, memory.")]
    [InlineData("[executor, localNvme]", "[spot]", "9: flavors[0] is \"spot\", but one of driver, executor, large, localNvme is expected.")]
    [InlineData("[executor, localNvme]", "[system]", "9: flavors[0] is \"system\", but one of driver, executor, large, localNvme is expected.")]
    [InlineData("name: kafka", "name: warehouse", "10: egress has warehouse twice. Give one of them another name.")]
    [InlineData("    namespace: streams\n", "", "15: egress[kafka].cidrs is missing, and so is namespace: where the flow goes is expected. Add one of them.")]
    [InlineData("    reason: Topics.", "", "15: egress[kafka].reason is missing: why the flow is needed, at most 200 characters is expected. Add it.")]
    [InlineData("port: 9093", "port: 65536", "17: egress[kafka].port is 65536, but a whole number from 1 to 65535 is expected.")]
    [InlineData(
        "203.0.113.0/24",
        "203.0.113.7/24",
        "12: egress[warehouse].cidrs[0] is \"203.0.113.7/24\", but an IPv4 network in CIDR notation with a prefix from /0 to /32 is expected. "
        + "Write the network's first address and its prefix, for example 10.40.0.0/16.")]
    [InlineData(
        "203.0.113.0/24",
        "0.0.0.0/0",
        "12: egress[warehouse].cidrs has 0.0.0.0/0, which reaches into 169.254.0.0/16, "
        + "where a node hands out its own credentials. Name the networks that are meant.")]
    [InlineData(
        "203.0.113.0/24",
        "169.254.169.254/32",
        "12: egress[warehouse].cidrs has 169.254.169.254/32, which reaches into 169.254.0.0/16, "
        + "where a node hands out its own credentials. Name the networks that are meant.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error) =>
        Assert.Equal([$"test.yaml:{error}"], Read(SettingsText.Edit(All, written, instead)).Errors);

    [Theory]
    [InlineData("lendLimit: { cpu: 6, memory: 48Gi, gpus: 1 }", "lendLimit: { cpu: 8, memory: 64Gi, gpus: 2 }", false)]
    [InlineData("lendLimit: { cpu: 6, memory: 48Gi, gpus: 1 }", "lendLimit: { cpu: 0 }", true)]
    [InlineData("lendLimit: { cpu: 6, memory: 48Gi, gpus: 1 }", "lendLimit: { memory: 63Gi }", true)]
    [InlineData("lendLimit: { cpu: 6, memory: 48Gi, gpus: 1 }", "lendLimit: { gpus: 0 }", true)]
    public void A_guarantee_is_kept_back_where_less_of_it_is_lent(string written, string instead, bool kept)
    {
        var (tenant, errors) = Read(SettingsText.Edit(All, written, instead));
        Assert.Empty(errors);
        Assert.Equal(kept, tenant.Sharing.Lend.KeepsBack(tenant.Guaranteed));
    }

    [Theory]
    [InlineData("weight: 7", "weight: 100")]
    [InlineData("[executor, localNvme]", "[]")]
    [InlineData("port: 5432", "port: 65535")]
    [InlineData("    port: 9093", "    cidrs: [10.1.0.0/16]\n    port: 9093")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) =>
        Assert.Empty(Read(SettingsText.Edit(All, written, instead)).Errors);

    private static (TenantSettings Value, string[] Errors) Read(string yaml) => SettingsText.Read(yaml, TenantSettingsReader.Read);
}
