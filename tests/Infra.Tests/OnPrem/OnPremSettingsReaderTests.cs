using Infra.Settings;
using Infra.Settings.OnPrem;
using Infra.Tests.Support;

namespace Infra.Tests.OnPrem;

public class OnPremSettingsReaderTests
{
    private const string Least = """
        cluster: { version: "1.35", context: lab }
        network: { apiServer: { cidrs: [10.60.0.10/32] } }
        nodePools:
          driver: { limit: { cpu: 64, memory: 256Gi }, vcpus: { maximum: 16 } }
          executor: { nodesOf: driver }
          large: { nodesOf: driver }
          localNvme: { nodesOf: driver }
        storage:
          driver: rookCeph
          shared: cephfs
          rookCeph:
            pools: { standard: hdd, fast: nvme, scratch: hdd }
            fileSystem: { name: files, pool: files-data }
            kmsId: vault
        objectStore: { endpoint: "https://s3.example.com", bucket: spark-data, cidrs: [10.60.8.0/24] }
        registry: { repository: registry.example.com/spark }
        """;

    private const string All = """
        cluster: { version: "1.35", context: lab, zones: [hall-a, hall-b] }
        network: { apiServer: { cidrs: [10.60.0.10/32, 10.60.0.11/32], port: 443 }, serviceCidr: 10.43.0.0/16, localDns: 169.254.20.10 }
        nodePools:
          system: { label: { key: example.com/spark, value: infra }, taint: { key: example.com/infra, value: "true" } }
          driver: { label: { key: node-role.kubernetes.io/worker, value: "" }, limit: { cpu: 256, memory: 1Ti }, vcpus: { maximum: 16 } }
          executor: { label: { key: example.com/spark, value: compute }, limit: { cpu: 1600, memory: 12Ti }, vcpus: { maximum: 32 } }
          large: { limit: { cpu: 768, memory: 6Ti }, vcpus: { maximum: 128 } }
          localNvme: { nodesOf: executor }
        storage:
          driver: vsphere
          shared: nfs
          unencrypted: [shared, scratch]
          vsphere: { policies: { standard: VM Encryption, fast: VM Encryption Flash, scratch: Plain } }
          nfs: { server: nas.example.com, share: /exports/spark }
          snapshots: true
        objectStore:
          endpoint: http://10.60.8.20:9000
          allowPlainHttp: true
          region: lab-1
          bucket: spark.data
          cidrs: [10.60.8.20/32]
        registry: { repository: "10.60.9.1:5000/team/spark" }
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (settings, errors) = Read(All);
        Assert.Empty(errors);
        var (cluster, network, nodes, storage, store) = (settings.Cluster, settings.Network, settings.Nodes, settings.Storage, settings.ObjectStore);
        Assert.Equal(("1.35", "lab"), (cluster.Version, cluster.Context));
        Assert.Equal(["hall-a", "hall-b"], cluster.Zones);
        Assert.Equal(["10.60.0.10/32", "10.60.0.11/32"], network.ApiServers.Select(cidr => cidr.ToString()));
        Assert.Equal((443, "10.43.0.0/16", "169.254.20.10"), (network.ApiServerPort, network.ServiceCidr.ToString(), network.LocalDns));
        Assert.Equal(new OnPremNodeMark("example.com/spark", "infra", ("example.com/infra", "true")), nodes[NodeRole.System].Mark);
        Assert.Equal(new OnPremNodeMark("node-role.kubernetes.io/worker", "", null), nodes[NodeRole.Driver].Mark);
        Assert.Equal(new OnPremNodeMark("example.com/spark", "compute", null), nodes[NodeRole.Executor].Mark);
        Assert.Equal((null, null, 128), (nodes[NodeRole.Large].Mark, nodes[NodeRole.Large].NodesOf, nodes[NodeRole.Large].Bounds!.LargestMachine));
        Assert.Equal(NodeRole.Executor, nodes[NodeRole.LocalNvme].NodesOf);
        Assert.Equal((BlockDriver.Vsphere, SharedDriver.Nfs), (storage.Driver, storage.Shared));
        Assert.Equal([StorageTier.Shared, StorageTier.Scratch], storage.Unencrypted);
        Assert.True(storage.Snapshots);
        Assert.Equal("VM Encryption Flash", storage.Policies[StorageTier.Fast]);
        Assert.Equal(new NfsSettings("nas.example.com", "/exports/spark"), storage.Nfs);
        Assert.Equal((new Uri("http://10.60.8.20:9000"), "lab-1", "spark.data"), (store.Endpoint, store.Region, store.Bucket));
        Assert.Equal("10.60.9.1:5000/team/spark", settings.ImageRepository);
    }

    [Fact]
    public void What_is_left_out_has_a_default()
    {
        var (settings, errors) = Read(Least);
        Assert.Empty(errors);
        Assert.Equal(["main"], settings.Cluster.Zones);
        Assert.Equal((6443, "10.96.0.0/12", null), (settings.Network.ApiServerPort, settings.Network.ServiceCidr.ToString(), settings.Network.LocalDns));
        Assert.Equal(new OnPremNodeSettings(null, null, null), settings.Nodes[NodeRole.System]);
        Assert.Empty(settings.Storage.Unencrypted);
        Assert.False(settings.Storage.Snapshots);
        Assert.Equal(
            ("rook-ceph", "vault", "files", "files-data"),
            (settings.Storage.Rook!.Namespace, settings.Storage.Rook.KmsId, settings.Storage.Rook.FileSystem, settings.Storage.Rook.FileSystemPool));
        Assert.Equal(("us-east-1", 443), (settings.ObjectStore.Region, settings.ObjectStore.Endpoint.Port));
        Assert.Empty(settings.MappedGroups);
    }

    [Fact]
    public void Only_roles_with_nodes_of_their_own_have_bounds() => Assert.Equal([NodeRole.Driver], Read(Least).Settings.Pools.Keys);

    [Theory]
    [InlineData(
        ", context: lab }",
        " }",
        "1: cluster.kubeconfig is missing, and cluster.context is, too, but one of them must say how the cluster is reached. "
        + "Name a context of your kubeconfig file, or add a kubeconfig: pulumi config set --path --secret cluster.kubeconfig")]
    [InlineData(
        "context: lab }",
        "contxt: lab }",
        "1: cluster.kubeconfig is missing, and cluster.context is, too, but one of them must say how the cluster is reached. "
        + "Name a context of your kubeconfig file, or add a kubeconfig: pulumi config set --path --secret cluster.kubeconfig",
        "1: cluster.contxt is not a known key. Did you mean context?")]
    [InlineData(
        "context: lab }",
        "kubeconfig: \"token: abc\" }",
        "1: cluster.kubeconfig is written as plain text, but it is a secret. Replace it where it is used, because everyone who reads the file knows it, and "
        + "encrypt the new one: pulumi config set --path --secret cluster.kubeconfig")]
    [InlineData(
        "\"1.35\"",
        "1.35",
        "1: cluster.version is 1.35, but a Kubernetes minor version in quotes such as \"1.35\" is expected. Put it in quotes: "
        + "without them YAML reads a number, and 1.30 becomes 1.3.")]
    [InlineData("context: lab }", "context: lab, zones: [] }", "1: cluster.zones has no entry, but at least one is expected. Add one, for example main.")]
    [InlineData("context: lab }", "context: lab, zones: [a, b, a] }", "1: cluster.zones has a zone twice. Remove one of them.")]
    [InlineData(
        "context: lab }", "context: lab, zones: [hall a] }", "1: cluster.zones[0] is \"hall a\", but a zone's name, as a Kubernetes label has it is expected.")]
    public void A_cluster_that_cannot_be_used_is_refused(string written, string instead, params string[] errors) => Refuses(Least, written, instead, errors);

    [Theory]
    [InlineData(
        "{ cidrs: [10.60.0.10/32] }", "{}", "2: network.apiServer.cidrs has no entry, but at least one is expected. Add one, for example 10.60.0.10/32.")]
    [InlineData(
        "[10.60.0.10/32]",
        "[0.0.0.0/0]",
        "2: network.apiServer.cidrs[0] is \"0.0.0.0/0\", but an IPv4 network in CIDR notation with a prefix from /8 to /32 is expected.")]
    [InlineData(
        "[10.60.0.10/32]",
        "[\"10.60.0.10:6443\"]",
        "2: network.apiServer.cidrs[0] is \"10.60.0.10:6443\", but an IPv4 network in CIDR notation with a prefix from /8 to /32 is expected. "
        + "Write the network's first address and its prefix, for example 10.40.0.0/16.")]
    [InlineData("[10.60.0.10/32] }", "[10.60.0.10/32], port: 0 }", "2: network.apiServer.port is 0, but a whole number from 1 to 65535 is expected.")]
    public void An_API_server_that_no_one_can_reach_is_refused(string written, string instead, params string[] errors) =>
        Refuses(Least, written, instead, errors);

    [Theory]
    [InlineData("169.254.20.10/32")]
    [InlineData("169.254.20.10:53")]
    [InlineData("169.254.20")]
    [InlineData("node-local-dns")]
    [InlineData("fd00::10")]
    public void A_DNS_cache_that_is_no_address_is_refused(string localDns) => Refuses(
        Least,
        "[10.60.0.10/32] }",
        $"[10.60.0.10/32] }}, localDns: \"{localDns}\"",
        $"2: network.localDns is \"{localDns}\", but an IPv4 address such as 169.254.20.10 is expected. "
        + "Write the one that pods have as nameserver in /etc/resolv.conf, without a port or prefix.");

    [Theory]
    [InlineData(
        "large: { nodesOf: driver }",
        "large: { nodesOf: executor }",
        "6: nodePools.large.nodesOf is executor, which has no nodes for others. Write one that has: driver.")]
    [InlineData(
        "large: { nodesOf: driver }",
        "large: { nodesOf: system }",
        "6: nodePools.large.nodesOf is system, which has no nodes for others. Write one that has: driver.")]
    [InlineData(
        "large: { nodesOf: driver }",
        "large: { nodesOf: drivers }",
        "6: nodePools.large.nodesOf is \"drivers\", but one of system, driver, executor, large, localNvme is expected.")]
    [InlineData(
        "large: { nodesOf: driver }",
        "large: { nodesOf: driver, limit: {} }",
        "6: nodePools.large.limit is there and nodesOf is, too, but a role has nodes of its own or those of another. Remove one of them.")]
    [InlineData(
        "  large: { nodesOf: driver }\n",
        "",
        "4: nodePools.large.limit.cpu is missing: an amount of CPU such as 64 or 500m is expected. Add it.",
        "4: nodePools.large.limit.memory is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.",
        "4: nodePools.large.vcpus.maximum is missing: a whole number from 64 to 1024 is expected. Add it.")]
    [InlineData(
        "driver: { limit", "driver: { nodesOf: executor, limit", "4: nodePools.driver.nodesOf is not a known key. Known here: label, limit, taint, vcpus.")]
    [InlineData(
        "driver: { limit",
        "driver: { taint: { key: a, value: b }, limit",
        "4: nodePools.driver.taint is there, but a pod that names no role must be able to land on the driver's nodes. Remove it, here and from the nodes.")]
    [InlineData(
        "executor: { nodesOf: driver }",
        "executor: { taint: { key: a, value: b }, limit: { cpu: 1, memory: 1Gi }, vcpus: { maximum: 1 } }",
        "5: nodePools.executor.taint is there without label, but the platform's own label has a taint of its own. Add the label that the nodes carry.")]
    [InlineData(
        "cpu: 64", "cpu: 0", "4: nodePools.driver.limit.cpu is 0, but nodes have cores. Write how many, or give the role the nodes of another with nodesOf.")]
    [InlineData(
        "driver: { limit",
        "system: { label: { key: a b, value: \"c d\" } }\n  driver: { limit",
        "4: nodePools.system.label.key is \"a b\", but a label's key such as example.com/pool is expected.",
        "4: nodePools.system.label.value is \"c d\", but a label's value, which may be empty is expected.")]
    [InlineData("driver: { limit", "driver: { spot: true, limit", "4: nodePools.driver.spot is not a known key. Known here: label, limit, taint, vcpus.")]
    public void Nodes_that_cannot_be_are_refused(string written, string instead, params string[] errors) => Refuses(Least, written, instead, errors);

    [Fact]
    public void Nodes_are_not_counted_twice() => Refuses(
        All,
        "large: { limit",
        "large: { label: { key: example.com/spark, value: compute }, limit",
        "7: nodePools.large.label is that of nodePools.executor, so the same nodes would be counted twice. Write nodesOf: executor instead, or another label.");

    [Theory]
    [InlineData("driver: rookCeph", "driver: ceph", "9: storage.driver is \"ceph\", but one of vsphere, rookCeph, local is expected.")]
    [InlineData("  shared: cephfs\n", "", "9: storage.shared is missing: one of cephfs, nfs, vsphereFile, local is expected. Add it.")]
    [InlineData(
        "    kmsId: vault\n",
        "",
        "12: storage.rookCeph.kmsId is missing: the id of a key store in Ceph CSI's configuration is expected, because Ceph encrypts standard, fast, scratch, "
        + "shared. Add it, or name the tiers in storage.unencrypted.")]
    [InlineData("fast: nvme, ", "", "12: storage.rookCeph.pools.fast is missing: a name as Ceph has it is expected. Add it.")]
    [InlineData(
        "driver: rookCeph",
        "nfs: { server: a, share: /b }\n  driver: rookCeph",
        "9: storage.nfs is there, but no tier uses it: storage.driver is rookCeph and storage.shared is cephfs. Remove it, or change one of them.")]
    [InlineData(
        "shared: cephfs",
        "shared: cephfs\n  unencrypted: [slow]",
        "11: storage.unencrypted[0] is \"slow\", but one of standard, fast, shared, scratch is expected.")]
    public void Storage_that_cannot_be_made_is_refused(string written, string instead, params string[] errors) => Refuses(Least, written, instead, errors);

    [Theory]
    [InlineData(
        "unencrypted: [shared, scratch]",
        "unencrypted: [scratch]",
        "11: storage.shared is nfs, which cannot encrypt, but shared must be unless the settings say otherwise. "
        + "Write cephfs, or name shared in storage.unencrypted.")]
    [InlineData(
        "shared: nfs\n  unencrypted: [shared, scratch]\n  vsphere: { policies: {",
        "shared: vsphereFile\n  vsphere: { policies: { shared: Files,",
        "11: storage.shared is vsphereFile, which cannot encrypt, but shared must be unless the settings say otherwise. "
        + "Write cephfs, or name shared in storage.unencrypted.",
        "13: storage.nfs is there, but no tier uses it: storage.driver is vsphere and storage.shared is vsphereFile. Remove it, or change one of them.")]
    [InlineData(
        "driver: vsphere\n  shared: nfs\n  unencrypted: [shared, scratch]\n"
        + "  vsphere: { policies: { standard: VM Encryption, fast: VM Encryption Flash, scratch: Plain } }",
        "driver: local\n  shared: nfs\n  unencrypted: [shared, scratch]",
        "10: storage.driver is local, which cannot encrypt, but standard, fast must be unless the settings say otherwise. "
        + "Write vsphere or rookCeph, or name the tiers in storage.unencrypted.",
        "14: storage.snapshots is true, but storage.driver is local, which makes none. Write false, or vsphere or rookCeph as driver.")]
    public void A_driver_that_cannot_encrypt_must_be_allowed_to_by_name(string written, string instead, params string[] errors) =>
        Refuses(All, written, instead, errors);

    [Theory]
    [InlineData(
        "\"https://s3.example.com\"",
        "\"http://s3.example.com\"",
        "15: objectStore.endpoint begins with http://, but keys and data would travel unencrypted. "
        + "Write https://, or allow it by name: objectStore.allowPlainHttp: true.")]
    [InlineData(
        "\"https://s3.example.com\"",
        "s3.example.com",
        "15: objectStore.endpoint is \"s3.example.com\", but an address such as https://s3.example.com or https://10.60.8.20:9021 is expected. "
        + "Write scheme, host and port; the bucket has a key of its own.")]
    [InlineData(
        "\"https://s3.example.com\"",
        "\"https://s3.example.com/spark-data\"",
        "15: objectStore.endpoint is \"https://s3.example.com/spark-data\", but an address such as https://s3.example.com or https://10.60.8.20:9021 is "
        + "expected. Write scheme, host and port; the bucket has a key of its own.")]
    [InlineData(
        "\"https://s3.example.com\"",
        "\"https://s3.example.com:99999\"",
        "15: objectStore.endpoint is \"https://s3.example.com:99999\", but an address such as https://s3.example.com or https://10.60.8.20:9021 is expected. "
        + "Write scheme, host and port; the bucket has a key of its own.")]
    [InlineData(
        "bucket: spark-data",
        "bucket: Spark",
        "15: objectStore.bucket is \"Spark\", but a bucket's name of 3 to 63 lower-case letters, digits, dots and dashes is expected.")]
    [InlineData(", cidrs: [10.60.8.0/24]", "", "15: objectStore.cidrs has no entry, but at least one is expected. Add one, for example 10.60.8.0/24.")]
    [InlineData(
        "registry.example.com/spark",
        "https://registry.example.com/spark:1.0",
        "16: registry.repository is \"https://registry.example.com/spark:1.0\", but an image repository "
        + "such as registry.example.com/spark is expected. Leave out https:// and the tag.")]
    public void An_object_store_or_registry_that_cannot_be_used_is_refused(string written, string instead, params string[] errors) =>
        Refuses(Least, written, instead, errors);

    [Fact]
    public void Keys_in_plain_text_are_refused_and_not_shown()
    {
        var errors = Read(SettingsText.Edit(Least, "[10.60.8.0/24] }", "[10.60.8.0/24], credentials: { analytics: { accessKeyId: AKIA } } }")).Errors;
        Assert.Equal(
            [
                "test.yaml:15: objectStore.credentials.analytics.secretAccessKey is missing: a secret is expected. Add it: "
                + "pulumi config set --path --secret objectStore.credentials.analytics.secretAccessKey",
                "test.yaml:15: objectStore.credentials.analytics.accessKeyId is written as plain text, but it is a secret. "
                + "Replace it where it is used, because everyone who reads the file knows it, and encrypt the new one: "
                + "pulumi config set --path --secret objectStore.credentials.analytics.accessKeyId",
            ],
            errors);
        Assert.DoesNotContain("AKIA", string.Concat(errors));
    }

    [Fact]
    public void Tags_have_nothing_to_stand_on() => Refuses(
        Least, "registry:", "tags: { environment: test }\nregistry:", "16: tags has entries, but onprem makes nothing that takes tags. Remove the key.");

    private static void Refuses(string yaml, string written, string instead, params string[] errors) => Assert.Equal(
        errors.Select(error => $"{SettingsText.File}:{error}"), Read(SettingsText.Edit(yaml, written, instead)).Errors);

    private static (OnPremSettings Settings, string[] Errors) Read(string yaml) => SettingsText.Read(yaml, OnPremSettingsReader.Read);
}
