using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class StorageClassesTests
{
    private const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";

    [Fact]
    public async Task Every_tier_has_a_class() => Assert.Equal(
        ["fast", "scratch", "shared", "standard"],
        (await EksRun.Shipped).Of(StorageClass).Select(storageClass => storageClass.ObjectName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("standard", "ebs.csi.aws.com", "gp3")]
    [InlineData("fast", "ebs.csi.aws.com", "io2")]
    [InlineData("shared", "efs.csi.aws.com", null)]
    [InlineData("scratch", "ebs.csi.aws.com", "gp3")]
    public async Task Each_class_has_the_driver_that_keeps_its_promise(string tier, string driver, string? type)
    {
        var storageClass = (await EksRun.Shipped).One(StorageClass, tier);
        Assert.Equal((driver, type), (storageClass.Text("provisioner"), storageClass.Text("parameters.type")));
        Assert.Equal(("true", "WaitForFirstConsumer"), (storageClass.Text("allowVolumeExpansion"), storageClass.Text("volumeBindingMode")));
    }

    [Theory]
    [InlineData(true, "Retain")]
    [InlineData(false, "Delete")]
    public async Task Volumes_are_kept_where_the_settings_say_so_and_scratch_never(bool keep, string policy)
    {
        var run = await EksRun.WithPlatformAsync("keepVolumes: true", $"keepVolumes: {(keep ? "true" : "false")}");
        Assert.All(run.Of(StorageClass), storageClass =>
            Assert.Equal(storageClass.ObjectName == "scratch" ? "Delete" : policy, storageClass.Text("reclaimPolicy")));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("fast")]
    public async Task Exactly_one_class_is_the_default(string tier)
    {
        var run = await EksRun.WithPlatformAsync("defaultTier: standard", $"defaultTier: {tier}");
        var defaults = run.Of(StorageClass).Where(storageClass => storageClass["metadata.annotations"]!["storageclass.kubernetes.io/is-default-class"]!.ToString() == "true");
        Assert.Equal(tier, Assert.Single(defaults).ObjectName);
    }
}
