using Preview.Plans;
using Preview.Tests.Support;
using Preview.Timeline;

namespace Preview.Tests.Timeline;

/// <summary>How long `up` takes by the model, and what decides it.</summary>
public sealed class UpTimelineTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Cluster = "aws:eks/cluster:Cluster";
    private const string Addon = "aws:eks/addon:Addon";
    private const string NatGateway = "aws:ec2/natGateway:NatGateway";
    private const string Bucket = "aws:s3/bucket:Bucket";

    [Fact]
    public void What_waits_for_nothing_is_made_side_by_side()
    {
        var timeline = Of(new PlanBuilder().Resource("vpc", Vpc).Resource("cluster", Cluster).Resource("bucket", Bucket));

        Assert.All(timeline.Steps, step => Assert.Equal(0, step.Start));
        Assert.Equal(Typical(Cluster), timeline.Seconds);
        Assert.Equal(["cluster"], Names(timeline.Critical));
    }

    [Fact]
    public void A_resource_begins_when_the_last_that_it_comes_after_is_there()
    {
        var timeline = Of(new PlanBuilder().Resource("vpc", Vpc).Resource("nat", NatGateway).Resource("cluster", Cluster, "vpc", "nat"));

        Assert.Equal(Typical(NatGateway), timeline.Steps[^1].Start);
        Assert.Equal(Typical(NatGateway) + Typical(Cluster), timeline.Seconds);
        Assert.Equal(["nat", "cluster"], Names(timeline.Critical));
    }

    [Fact]
    public void Components_and_providers_take_no_time_but_hand_on_what_they_wait_for()
    {
        var plan = new PlanBuilder().Resource("cluster", Cluster).Resource("kubernetes", "pulumi:providers:kubernetes", "cluster").Resource("namespace", "kubernetes:core/v1:Namespace", "kubernetes").Plan();

        var timeline = UpTimeline.Of(plan);

        Assert.Equal(["cluster", "namespace"], Names(timeline.Critical));
        Assert.Equal(Typical(Cluster) + 1, timeline.Seconds);
    }

    [Fact]
    public void A_wait_that_no_cloud_asks_for_lengthens_only_the_plans_own_chain()
    {
        var needed = Of(new PlanBuilder().Resource("vpc", Vpc).Resource("subnet", Subnet, "vpc").Resource("cluster", Cluster, "subnet"));
        var needless = Of(new PlanBuilder().Resource("vpc", Vpc).Resource("subnet", Subnet, "vpc").Resource("nat", NatGateway, "subnet").Resource("cluster", Cluster, "subnet", "nat"));

        Assert.Equal(1, needed.Ratio);
        Assert.Equal(["vpc", "subnet", "cluster"], Names(needless.Forced));
        Assert.Equal(needed.Seconds, needless.Forced.Seconds);
        Assert.Equal(needed.Seconds + Typical(NatGateway), needless.Seconds);
        Assert.True(needless.Ratio > 1);
    }

    [Fact]
    public void A_forced_wait_is_found_on_whatever_way_the_plan_goes()
    {
        // The subnet is needed, and the plan says so only by way of something else.
        var timeline = Of(new PlanBuilder().Resource("vpc", Vpc).Resource("subnet", Subnet, "vpc").Resource("bucket", Bucket, "subnet").Resource("cluster", Cluster, "bucket"));

        Assert.Equal(["vpc", "subnet", "cluster"], Names(timeline.Forced));
    }

    [Fact]
    public void Only_what_a_resource_comes_after_can_be_forced_upon_it()
    {
        // The other network's subnet is none of this cluster's business.
        var timeline = Of(new PlanBuilder().Resource("vpc", Vpc).Resource("other", Subnet, "vpc").Resource("cluster", Cluster));

        Assert.Equal(["cluster"], Names(timeline.Forced));
    }

    [Fact]
    public void Two_of_a_type_are_told_apart_by_what_they_are()
    {
        var timeline = Of(new PlanBuilder()
            .Resource("dns", Addon, [("addonName", PlanFiles.Of("coredns"))])
            .Resource("disks", Addon, [("addonName", PlanFiles.Of("aws-ebs-csi-driver"))]));

        Assert.Equal([Typical($"{Addon}#coredns"), Typical($"{Addon}#aws-ebs-csi-driver")], timeline.Steps.Select(step => step.Time.Typical));
    }

    [Fact]
    public void A_type_without_a_time_takes_its_providers_and_one_without_that_is_named()
    {
        var timeline = Of(new PlanBuilder().Resource("bucket", Bucket).Resource("zone", "cloudflare:index/zone:Zone"));

        Assert.Equal([CreationTimes.Shipped.Defaults["aws"].Typical, 0], timeline.Steps.Select(step => step.Time.Typical));
        Assert.Equal(["cloudflare:index/zone:Zone"], timeline.Untimed);
    }

    [Fact]
    public void An_empty_plan_takes_no_time()
    {
        var timeline = UpTimeline.Of(new Plan("project", "stack", []));

        Assert.Equal((0, 1.0), (timeline.Seconds, timeline.Ratio));
    }

    private static UpTimeline Of(PlanBuilder plan) => UpTimeline.Of(plan.Plan());

    private static int Typical(string kind) => CreationTimes.Shipped.Of(kind)!.Typical;

    private static IEnumerable<string> Names(TimelineChain chain) => chain.Steps.Select(step => step.Resource.Urn.Name);
}
