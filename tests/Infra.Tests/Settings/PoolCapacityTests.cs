using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class PoolCapacityTests
{
    private const string Tenants = """
        tenants:
          - name: analytics
            owner: x
            costCenter: x
            guaranteed: { cpu: 60, memory: 600Gi }
            ceiling: { cpu: 100, memory: 1Ti }
            largestContainer: { cpu: 48 }
          - name: streaming
            owner: x
            costCenter: x
            guaranteed: { cpu: 40, memory: 424Gi }
            ceiling: { cpu: 50, memory: 512Gi }
            largestContainer: { cpu: 2 }
        """;

    [Fact]
    public void Promises_that_the_pools_can_just_keep_are_accepted() => Assert.Empty(Check(Tenants));

    [Theory]
    [InlineData("guaranteed: { cpu: 60,", "guaranteed: { cpu: 60500m,", "1: tenants are guaranteed 100.5 cores together, but the node pools have 100 at most. Lower the guarantees or raise the pools' limit.cpu.")]
    [InlineData("memory: 600Gi }", "memory: 1000Gi }", "1: tenants are guaranteed 1.39Ti of memory together, but the node pools have 1Ti at most. Lower the guarantees or raise the pools' limit.memory.")]
    [InlineData("ceiling: { cpu: 100,", "ceiling: { cpu: 101,", "6: tenants[analytics].ceiling.cpu is 101, more than the node pools' 100 cores together. Lower it or raise the pools' limit.cpu.")]
    [InlineData("memory: 512Gi }", "memory: 1025Gi }", "12: tenants[streaming].ceiling.memory is 1025Gi, more than the node pools' 1Ti together. Lower it or raise the pools' limit.memory.")]
    [InlineData("largestContainer: { cpu: 48 }", "largestContainer: { cpu: 49 }", "7: tenants[analytics].largestContainer.cpu is 49, but no machine of the node pools has more than 48 vCPUs. Lower it or give a pool larger machines.")]
    public void A_promise_that_the_pools_cannot_keep_is_refused(string written, string instead, string error) =>
        Assert.Equal([$"test.yaml:{error}"], Check(SettingsText.Edit(Tenants, written, instead)));

    [Fact]
    public void A_value_that_nobody_wrote_is_reported_at_the_tenants() => Assert.Equal(
        ["test.yaml:1: tenants[analytics].largestContainer.cpu is 16, but no machine of the node pools has more than 8 vCPUs. Lower it or give a pool larger machines."],
        Check(SettingsText.Edit(Tenants, "    largestContainer: { cpu: 48 }\n", ""), largestMachine: 8));

    private static string[] Check(string yaml, int largestMachine = 48)
    {
        var errors = new SettingsErrors();
        var map = SettingsText.Map(yaml);
        var tenants = new MapReader(map, "", errors).Maps("tenants", TenantSettingsReader.Read);
        Assert.Equal(0, errors.Count);
        var pools = new Dictionary<NodeRole, PoolBounds>
        {
            [NodeRole.Driver] = new(new Resources(Quantity.Parse("20"), Quantity.Parse("256Gi")), LargestMachine: 4),
            [NodeRole.Executor] = new(new Resources(Quantity.Parse("80"), Quantity.Parse("768Gi")), largestMachine),
        };
        PoolCapacity.Check(tenants, pools, map, errors);
        return SettingsText.Shown(errors);
    }
}
