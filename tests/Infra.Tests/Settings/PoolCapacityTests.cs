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
    [InlineData(
        "guaranteed: { cpu: 60,",
        "guaranteed: { cpu: 60500m,",
        "1: tenants are guaranteed 100.5 cores together, but the node pools have 100 at most. Lower the guarantees or raise the pools' limit.cpu.")]
    [InlineData(
        "memory: 600Gi }",
        "memory: 1000Gi }",
        "1: tenants are guaranteed 1.39Ti of memory together, but the node pools have 1Ti at most. Lower the guarantees or raise the pools' limit.memory.")]
    [InlineData(
        "ceiling: { cpu: 100,",
        "ceiling: { cpu: 101,",
        "6: tenants[analytics].ceiling.cpu is 101, more than the node pools' 100 cores together. Lower it or raise the pools' limit.cpu.")]
    [InlineData(
        "memory: 512Gi }",
        "memory: 1025Gi }",
        "12: tenants[streaming].ceiling.memory is 1025Gi, more than the node pools' 1Ti together. Lower it or raise the pools' limit.memory.")]
    [InlineData(
        "largestContainer: { cpu: 48 }",
        "largestContainer: { cpu: 49 }",
        "7: tenants[analytics].largestContainer.cpu is 49, but no machine of the node pools has more than 48 vCPUs. Lower it or give a pool larger machines.")]
    [InlineData(
        "ceiling: { cpu: 50,",
        "ceiling: { gpus: 1, cpu: 50,",
        "12: tenants[streaming].ceiling.gpus is 1, but no node pool has GPUs. Remove it; "
        + "on an existing cluster, nodePools.<pool>.limit.gpus says how many its nodes have.")]
    [InlineData(
        "largestContainer: { cpu: 2 }",
        "flavors: [driver]\n    largestContainer: { cpu: 2 }",
        "13: tenants[streaming] is guaranteed 40 cores, but the pools of its flavors have 20 at most. Add a flavor or lower the guarantee. | test.yaml:13: "
        + "tenants[streaming] is guaranteed 424Gi of memory, but the pools of its flavors have 256Gi at most. Add a flavor or lower the guarantee.")]
    public void A_promise_that_the_pools_cannot_keep_is_refused(string written, string instead, string error) =>
        Assert.Equal($"test.yaml:{error}", string.Join(" | ", Check(SettingsText.Edit(Tenants, written, instead))));

    [Theory]
    [InlineData(2, 2, 4)]
    [InlineData(2, 3, 4, "1: tenants are guaranteed 5 GPUs together, but the node pools have 4 at most. Lower the guarantees or raise the pools' limit.gpus.")]
    [InlineData(2, 2, 5, "12: tenants[streaming].ceiling.gpus is 5, more than the node pools' 4 together. Lower it or raise the pools' limit.gpus.")]
    public void GPUs_are_promised_no_more_than_there_are(int first, int second, int ceiling, string? error = null)
    {
        var tenants = SettingsText.Edit(Tenants, "memory: 600Gi }", $"memory: 600Gi, gpus: {first} }}");
        tenants = SettingsText.Edit(tenants, "memory: 1Ti }", "memory: 1Ti, gpus: 4 }");
        tenants = SettingsText.Edit(tenants, "memory: 424Gi }", $"memory: 424Gi, gpus: {second} }}");
        tenants = SettingsText.Edit(tenants, "memory: 512Gi }", $"memory: 512Gi, gpus: {ceiling} }}");
        Assert.Equal(error is null ? [] : [$"test.yaml:{error}"], Check(tenants, gpus: 4));
    }

    [Fact]
    public void A_default_is_reported_at_its_tenant() => Assert.Equal(
        [
            "test.yaml:2: tenants[analytics].largestContainer.cpu is 16, but no machine of the "
            + "node pools has more than 8 vCPUs. Lower it or give a pool larger machines.",
        ],
        Check(SettingsText.Edit(Tenants, "    largestContainer: { cpu: 48 }\n", ""), largestMachine: 8));

    private static string[] Check(string yaml, int largestMachine = 48, int gpus = 0)
    {
        var errors = new SettingsErrors();
        var reader = new MapReader(SettingsText.Map(yaml), "", errors);
        var tenants = reader.Maps("tenants", "", TenantSettingsReader.Read);
        Assert.Equal(0, errors.Count);
        EnumMap<NodeRole, PoolBounds> pools =
        [
            new(NodeRole.Driver, new(new Resources(Quantity.Parse("20"), Quantity.Parse("256Gi")), LargestMachine: 4)),
            new(NodeRole.Executor, new(new Resources(Quantity.Parse("80"), Quantity.Parse("768Gi"), gpus), largestMachine)),
        ];
        PoolCapacity.Check(tenants, reader.Source, pools, errors);
        return SettingsText.Shown(errors);
    }
}
