using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.OnPrem;

/// <summary>Only an existing cluster can have nodes with GPUs, and nodes without a taint.</summary>
public class OnPremPoolTests
{
    private static readonly StackFiles Shipped = new("Pulumi.onprem.yaml");

    [Fact]
    public void Its_nodes_may_have_GPUs()
    {
        var settings = With(Shipped.With("limit: {cpu: 768, memory: 6Ti}", "limit: { cpu: 768, memory: 6Ti, gpus: 8 }"), "ceiling: { gpus: 8 }").Load();
        Assert.Equal(8, settings.Cloud.Pools[NodeRole.Large].Limit.Gpus);
        Assert.Equal(8, settings.Platform.Tenants.Single(tenant => tenant.Name == "streaming").Ceiling.Gpus);
    }

    [Fact]
    public void Without_GPUs_no_one_is_promised_any() => Assert.EndsWith(
        "tenants[streaming].ceiling.gpus is 8, but no node pool has GPUs. Remove it; "
        + "on an existing cluster, nodePools.<pool>.limit.gpus says how many its nodes have.",
        Assert.Single(With(Shipped, "ceiling: { gpus: 8 }").Errors()));

    [Fact]
    public void Nodes_with_a_taint_can_be_withheld() => Assert.Empty(With(Shipped, "flavors: [large]").Errors());

    [Theory]
    [InlineData("      taint: {key: example.com/spark, value: compute}\n", "")]
    [InlineData(
        "executor:\n      label: {key: example.com/spark, value: compute}\n      taint: {key: example.com/spark, value: compute}\n"
        + "      limit: {cpu: 1600, memory: 12800Gi}\n      vcpus: {maximum: 32}\n",
        "executor: { nodesOf: large }\n")]
    public void Nodes_without_one_of_their_own_cannot(string written, string instead) => Assert.EndsWith(
        "tenants[streaming].flavors has no executor, but the nodes of that pool have no taint "
        + "of their own, so nothing keeps a pod away. Add it, or give the nodes a taint.",
        Assert.Single(With(Shipped.With(written, instead), "ceiling: { cpu: 256 }, flavors: [large], guaranteed: { cpu: 100 }").Errors()));

    private static StackFiles With(StackFiles files, string streaming) => files with
    {
        Text = $$"""
            {{files.Text}}
              spark-platform:platform:
                tenants:
                  - { name: streaming, {{streaming}} }
                  - { name: analytics, guaranteed: { cpu: 100 }, ceiling: { cpu: 1000 } }
                  - { name: data-science, ceiling: { cpu: 1000 } }

            """,
    };
}
