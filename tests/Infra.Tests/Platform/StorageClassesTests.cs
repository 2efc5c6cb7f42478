using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class StorageClassesTests
{
    private const string SnapshotClass = "kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass";

    private const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";

    [Fact]
    public async Task Every_tier_has_a_class() => Assert.Equal(
        ["spark-fast", "spark-scratch", "spark-shared", "spark-standard"],
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
            Assert.Equal(storageClass.ObjectName == "spark-scratch" ? "Delete" : policy, storageClass.Text("reclaimPolicy")));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("fast")]
    public async Task Exactly_one_class_is_the_default(string tier)
    {
        var run = await EksRun.WithPlatformAsync("defaultTier: standard", $"defaultTier: {tier}");
        var defaults = run.Of(StorageClass)
            .Where(storageClass => storageClass["metadata.annotations"]!["storageclass.kubernetes.io/is-default-class"]!.ToString() == "true");
        Assert.Equal($"spark-{tier}", Assert.Single(defaults).ObjectName);
    }

    [Theory]
    [InlineData("Pulumi.eks.yaml", "ebs.csi.aws.com", "")]
    [InlineData("Pulumi.gke.yaml", "pd.csi.storage.gke.io", "labels")]
    [InlineData("Pulumi.aks.yaml", "disk.csi.azure.com", "incremental resourceGroup")]
    [InlineData("Pulumi.onprem.yaml", "csi.vsphere.vmware.com", "")]
    public async Task What_is_kept_on_block_storage_has_snapshots(string stack, string driver, string parameters)
    {
        var classes = (await StackRun.Shipped(stack)).Of(SnapshotClass);
        Assert.Equal(["spark-fast", "spark-standard"], classes.Select(c => c.ObjectName).Order(StringComparer.Ordinal));
        Assert.All(classes, c => Assert.Equal((driver, "Retain"), (c.Text("driver"), c.Text("deletionPolicy"))));
        Assert.All(
            classes, c => Assert.Equal(parameters, string.Join(' ', (c["parameters"]?.AsObject() ?? []).Select(p => p.Key).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task Snapshots_on_Ceph_name_its_secret()
    {
        var run = await StackRun.OfAsync(new StackFiles("Pulumi.onprem.yaml")
            .With("driver: vsphere", "driver: rookCeph")
            .With("    vsphere: {policies: {standard: spark-encrypted, fast: spark-encrypted-flash, scratch: spark-encrypted}}\n", "")
            .With("      fileSystem:", "      pools: { standard: hdd, fast: nvme, scratch: hdd }\n      fileSystem:"));
        Assert.All(run.Of(SnapshotClass), c => Assert.Equal(
            ("rook-ceph.rbd.csi.ceph.com", "rook-ceph", "rook-csi-rbd-provisioner", "rook-ceph"),
            (c.Text("driver"), c.Text("parameters.clusterID"), Parameter(c, "snapshotter-secret-name"), Parameter(c, "snapshotter-secret-namespace"))));
    }

    [Fact]
    public async Task A_laptop_has_no_snapshots() => Assert.Empty((await StackRun.Shipped("examples/Pulumi.local.yaml")).Of(SnapshotClass));

    [Fact]
    public async Task Snapshots_go_with_their_objects_where_volumes_do()
    {
        var run = await EksRun.WithPlatformAsync("keepVolumes: true", "keepVolumes: false");
        Assert.All(run.Of(SnapshotClass), c => Assert.Equal("Delete", c.Text("deletionPolicy")));
    }

    [Fact]
    public async Task On_EKS_the_kinds_of_snapshots_come_first()
    {
        foreach (var snapshots in (await EksRun.Shipped).Of(SnapshotClass))
        {
            Assert.Equal(["spark-snapshot-controller"], await snapshots.DependsOnAsync());
        }
    }

    private static string? Parameter(Registered snapshotClass, string name) => snapshotClass["parameters"]![$"csi.storage.k8s.io/{name}"]?.ToString();
}
