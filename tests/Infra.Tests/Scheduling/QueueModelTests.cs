using Infra.Platform.Scheduling;
using Infra.Platform.Scheduling.YuniKorn;
using Infra.Settings;
using Infra.Tests.Scheduling.Simulation;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling;

public class QueueModelTests
{
    [Theory]
    [InlineData("64", "256Gi", "64", "256Gi")]
    [InlineData("1.5", "1.5Ti", "1500m", "1536Gi")]
    [InlineData("500m", "1Ti", "500m", "1Ti")]
    [InlineData("0.5m", "512Mi", "1m", "512Mi")]
    [InlineData("1000m", "1G", "1", "1000000000")]
    [InlineData("0", "1024Ki", "0", "1Mi")]
    public void An_amount_is_a_whole_number_of_some_unit(string cpu, string memory, string wholeCpu, string wholeMemory)
    {
        var amount = Amount.Of(new Resources(Quantity.Parse(cpu), Quantity.Parse(memory)));
        Assert.Equal((wholeCpu, wholeMemory), (amount.Cpu, amount.Memory));
    }

    [Fact]
    public async Task The_unpromised_part_is_the_capacity_beyond_the_guarantees()
    {
        var run = await EksRun.Shipped;
        var pools = run.Settings.Cloud.Pools.Values.Select(pool => pool.Limit);
        var model = QueueModel.Of(run.Settings.Platform, pools);
        Assert.Equal(["analytics", "data-science", "streaming"], model.Queues.Select(queue => queue.Tenant));
        Assert.Equal("3032", model.Unpromised.Cpu);
        Assert.Equal(("1200", "4800Gi"), (model.Queues[0].Borrowable.Cpu, model.Queues[0].Borrowable.Memory));
        Assert.False(model.CountsGpus);
    }

    [Fact]
    public void YuniKorn_reads_back_what_was_promised()
    {
        var settings = new ProjectFiles().Load().Platform;
        var read = YuniKornConfiguration.Parse(YuniKornQueues.Render(QueueModel.Of(settings, []), "90s"));
        Assert.True(read.PreemptionEnabled);
        Assert.Equal(settings.Tenants.Select(tenant => tenant.Name).Order(StringComparer.Ordinal), read.Leaves.Keys);
        Assert.All(settings.Tenants, tenant =>
        {
            var leaf = read.Leaves[tenant.Name];
            Assert.Equal((Amount.Of(tenant.Guaranteed), Amount.Of(tenant.Ceiling)), (leaf.Guaranteed, leaf.Max));
            Assert.Equal($"{read.ParentQueue}.{tenant.Name}", leaf.Path);
            Assert.Equal(
                (90, true, "fifo", "default"),
                (leaf.Delay, leaf.IsPriorityFence, leaf.Properties["application.sort.policy"], leaf.Properties["preemption.policy"]));
        });
    }

    [Fact]
    public void GPUs_are_counted_where_somebody_may_have_some()
    {
        var tenant = new TenantQueue("a", new Amount(1000, 1 << 30, 1), new Amount(2000, 1 << 30, 4), default, 1);
        var queues = YuniKornQueues.Render(new QueueModel(SchedulerKind.Yunikorn, [tenant], default), "60s");
        Assert.Contains(
            "guaranteed:\n            vcore: \"1\"\n            memory: \"1Gi\"\n            nvidia.com/gpu: \"1\"\n          max:\n            vcore: "
            + "\"2\"\n            memory: \"1Gi\"\n            nvidia.com/gpu: \"4\"\n",
            queues);
    }

    [Fact]
    public void The_same_settings_give_the_same_text() => Assert.Equal(
        YuniKornQueues.Render(QueueModel.Of(new ProjectFiles().Load().Platform, []), "60s"),
        YuniKornQueues.Render(QueueModel.Of(new ProjectFiles().Load().Platform, []), "60s"));
}
