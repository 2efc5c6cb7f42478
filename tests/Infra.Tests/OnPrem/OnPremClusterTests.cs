using Infra.Contract;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.OnPrem;

/// <summary>The contract of an existing cluster.</summary>
public class OnPremClusterTests
{
    private const string Shipped = "Pulumi.onprem.yaml";

    private const string Laptop = "examples/Pulumi.local.yaml";

    private const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";

    private const string Ceph = """
            driver: rookCeph
            rookCeph:
              namespace: storage
              pools: { standard: hdd, fast: nvme, scratch: hdd }
              fileSystem: { name: spark, pool: spark-replicated }
        """;

    [Fact]
    public async Task Nothing_is_made_but_the_connection() => Assert.Equal(
        ["pulumi:providers:kubernetes spark", "spark-platform:onprem:Cluster spark"],
        (await StackRun.Shipped(Shipped)).Resources
            .Where(
                resource => !resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
                    && !resource.Type.StartsWith("spark-platform:platform:", StringComparison.Ordinal))
            .Select(resource => resource.ToString())
            .Order(StringComparer.Ordinal));

    [Fact]
    public async Task With_a_context_the_machines_own_kubeconfig_stays_out_of_the_state()
    {
        var provider = (await StackRun.Shipped(Laptop)).One("pulumi:providers:kubernetes");
        Assert.Equal(("kind-spark", "laptop"), (provider.Text("context"), provider.Text("clusterIdentifier")));
        Assert.Null(Assert.IsType<Pulumi.Kubernetes.ProviderArgs>(provider.Args).KubeConfig);
    }

    [Theory]
    [InlineData("standard", "spark-encrypted")]
    [InlineData("fast", "spark-encrypted-flash")]
    [InlineData("scratch", "spark-encrypted")]
    public async Task On_vSphere_each_tier_has_a_storage_policy(string tier, string policy)
    {
        var storageClass = (await StackRun.Shipped(Shipped)).One(StorageClass, tier);
        Assert.Equal(
            ("csi.vsphere.vmware.com", policy, "true"),
            (storageClass.Text("provisioner"), storageClass.Text("parameters.storagepolicyname"), storageClass.Text("allowVolumeExpansion")));
        Assert.Null(storageClass["metadata.annotations"]!["spark-platform/encrypted"]);
    }

    [Fact]
    public async Task Shared_files_in_Ceph_are_encrypted_with_keys_from_the_key_store() => Assert.Equal(
        """
        clusterID: rook-ceph
        csi.storage.k8s.io/controller-expand-secret-name: rook-csi-cephfs-provisioner
        csi.storage.k8s.io/controller-expand-secret-namespace: rook-ceph
        csi.storage.k8s.io/node-stage-secret-name: rook-csi-cephfs-node
        csi.storage.k8s.io/node-stage-secret-namespace: rook-ceph
        csi.storage.k8s.io/provisioner-secret-name: rook-csi-cephfs-provisioner
        csi.storage.k8s.io/provisioner-secret-namespace: rook-ceph
        encrypted: true
        encryptionKMSID: vault
        fsName: spark
        pool: spark-replicated
        """,
        Parameters((await StackRun.Shipped(Shipped)).One(StorageClass, "shared")));

    [Fact]
    public async Task On_Ceph_each_tier_has_a_pool()
    {
        var run = await StackRun.OfAsync(OnCeph($"{Ceph}\n      kmsId: vault"));
        var fast = run.One(StorageClass, "fast");
        Assert.Equal("storage.rbd.csi.ceph.com", fast.Text("provisioner"));
        Assert.Equal(
            """
            clusterID: storage
            csi.storage.k8s.io/controller-expand-secret-name: rook-csi-rbd-provisioner
            csi.storage.k8s.io/controller-expand-secret-namespace: storage
            csi.storage.k8s.io/controller-publish-secret-name: rook-csi-rbd-provisioner
            csi.storage.k8s.io/controller-publish-secret-namespace: storage
            csi.storage.k8s.io/fstype: ext4
            csi.storage.k8s.io/node-stage-secret-name: rook-csi-rbd-node
            csi.storage.k8s.io/node-stage-secret-namespace: storage
            csi.storage.k8s.io/provisioner-secret-name: rook-csi-rbd-provisioner
            csi.storage.k8s.io/provisioner-secret-namespace: storage
            encrypted: true
            encryptionKMSID: vault
            imageFeatures: layering
            imageFormat: 2
            pool: nvme
            """,
            Parameters(fast));
    }

    [Fact]
    public async Task A_tier_that_is_not_encrypted_says_so()
    {
        var run = await StackRun.OfAsync(OnCeph($"{Ceph}\n    unencrypted: [standard, fast, shared, scratch]"));
        Assert.All(run.Of(StorageClass), storageClass =>
        {
            Assert.DoesNotContain("encrypt", Parameters(storageClass), StringComparison.OrdinalIgnoreCase);
            Assert.Equal("false", storageClass["metadata.annotations"]!["spark-platform/encrypted"]!.ToString());
        });
    }

    [Theory]
    [InlineData("shared: nfs\n    nfs: { server: nas.example.com, share: /exports }", "nfs.csi.k8s.io", true)]
    [InlineData("shared: vsphereFile\n    vsphere: { policies: { shared: Files } }", "csi.vsphere.vmware.com", false)]
    [InlineData("shared: local", "rancher.io/local-path", false)]
    public async Task Shared_files_can_come_from_elsewhere(string settings, string driver, bool expandable)
    {
        var shared = (await StackRun.OfAsync(new StackFiles(Laptop).With("shared: local", settings))).One(StorageClass, "shared");
        Assert.Equal((driver, expandable ? "true" : "false"), (shared.Text("provisioner"), shared.Text("allowVolumeExpansion")));
    }

    [Fact]
    public async Task Folders_on_a_laptop_cannot_grow() => Assert.All(
        (await StackRun.Shipped(Laptop)).Of(StorageClass),
        storageClass => Assert.Equal(("rancher.io/local-path", "false"), (storageClass.Text("provisioner"), storageClass.Text("allowVolumeExpansion"))));

    [Fact]
    public async Task Nodes_keep_the_marks_that_they_have()
    {
        var nodes = (await StackRun.Shipped(Shipped)).Contract.Nodes;
        Assert.Equal(
            ("example.com/spark", "compute", "example.com/spark"),
            (nodes[NodeRole.Executor].LabelKey, nodes[NodeRole.Executor].LabelValue, nodes[NodeRole.Executor].Taint!.Key));
        Assert.Equal(Infra.Clusters.NodeRoles.Placements[NodeRole.Large], nodes[NodeRole.Large]);
    }

    [Fact]
    public async Task Roles_may_share_nodes()
    {
        var contract = (await StackRun.Shipped(Laptop)).Contract;
        Assert.All(contract.Nodes.Values, node => Assert.Equal(new NodePlacement("kubernetes.io/os", "linux", null), node));
        Assert.Equal([NodeRole.Driver], contract.Capacity.Keys);
    }

    [Fact]
    public async Task Tenants_reach_the_API_server_and_the_object_store_and_nothing_else() => Assert.Equal(
        [
            "allow-api-server 10.60.0.10/32,10.60.0.11/32,10.60.0.12/32 6443",
            "allow-api-service 10.96.0.1/32 443",
            "allow-object-store 10.60.8.0/24 443",
        ],
        (await StackRun.Shipped(Shipped)).Contract.TenantEgress.Select(flow => $"{flow.Name} {string.Join(',', flow.Cidrs)} {flow.Port}"));

    [Fact]
    public async Task The_port_of_the_object_store_is_that_of_its_endpoint() => Assert.Equal(
        9000, (await StackRun.Shipped(Laptop)).Contract.TenantEgress.Single(flow => flow.Name == "allow-object-store").Port);

    [Fact]
    public async Task Applications_learn_where_the_object_store_is()
    {
        var data = (await StackRun.Shipped(Shipped)).One("kubernetes:core/v1:ConfigMap", "analytics-facts")["data"]!;
        Assert.Equal("s3a://spark-data/analytics/", data["data"]!.ToString());
        Assert.Equal("s3a://spark-data/spark-events/analytics/", data["event-log"]!.ToString());
        Assert.Equal("https://s3.spark.example.com", data["object-store-endpoint"]!.ToString());
        Assert.Equal("us-east-1", data["object-store-region"]!.ToString());
        Assert.Equal("registry.spark.example.com/spark", data["image-repository"]!.ToString());
    }

    [Fact]
    public async Task Nothing_is_waited_for() => Assert.Empty((await StackRun.Shipped(Shipped)).Contract.ReadyForPods);

    [Fact]
    public async Task Tenants_are_as_large_as_a_laptop()
    {
        var tenants = (await StackRun.Shipped(Laptop)).Settings.Platform.Tenants;
        Assert.Equal(["analytics", "data-science", "streaming"], tenants.Select(tenant => tenant.Name));
        Assert.All(tenants, tenant => Assert.True(tenant.Ceiling.Cpu.Value <= 4));
    }

    private static StackFiles OnCeph(string storage)
    {
        var text = ProjectFiles.Shipped(Shipped);
        var start = text.IndexOf("    # vsphere, rookCeph or local", StringComparison.Ordinal);
        var end = text.IndexOf("  spark-platform:objectStore:", StringComparison.Ordinal);
        return new StackFiles(Shipped) { Text = $"{text[..start]}    shared: cephfs\n{storage}\n{text[end..]}" };
    }

    private static string Parameters(Registered storageClass) => string.Join('\n', storageClass["parameters"]!.AsObject()
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Key}: {parameter.Value}"));
}
