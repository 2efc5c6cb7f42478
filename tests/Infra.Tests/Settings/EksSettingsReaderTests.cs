using Infra.Settings;
using Infra.Settings.Eks;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class EksSettingsReaderTests
{
    private const string Least = """
        network: { cidr: 10.40.0.0/16 }
        cluster:
          version: "1.35"
          addons:
            vpc-cni: v1.22.4-eksbuild.3
            kube-proxy: v1.35.3-eksbuild.29
            coredns: v1.13.2-eksbuild.31
            eks-pod-identity-agent: v1.3.10-eksbuild.3
            aws-ebs-csi-driver: v1.66.0-eksbuild.1
            aws-efs-csi-driver: v3.4.2-eksbuild.1
            snapshot-controller: v8.6.0-eksbuild.8
          karpenter: { version: 1.14.1 }
        access:
          admins: [arn:aws:iam::123456789012:role/deployer]
        nodePools:
          ami: al2023@v20260930
          driver: { limit: { cpu: 256, memory: 1Ti } }
          executor: { limit: { cpu: 2000, memory: 12Ti } }
          large: { limit: { cpu: 768, memory: 6Ti } }
          localNvme: { limit: { cpu: 768, memory: 6Ti } }
        """;

    private const string All = """
        network:
          cidr: 10.40.0.0/16
          serviceCidr: 10.41.0.0/20
          reserved: [10.0.0.0/16]
          zones: [a, b]
          nat: single
          interfaceEndpoints: [ecr.api]
          flowLogs: false
        cluster:
          version: "1.35"
          publicAccessCidrs: [203.0.113.0/24]
          logRetentionDays: 30
          deletionProtection: false
          addons:
            vpc-cni: v1.22.4-eksbuild.3
            kube-proxy: v1.35.3-eksbuild.29
            coredns: v1.13.2-eksbuild.31
            eks-pod-identity-agent: v1.3.10-eksbuild.3
            aws-ebs-csi-driver: v1.66.0-eksbuild.1
            aws-efs-csi-driver: v3.4.2-eksbuild.1
            snapshot-controller: v8.6.0-eksbuild.8
          karpenter: { repository: "oci://charts.example/karpenter", version: 1.14.1, timeoutSeconds: 900 }
        access:
          admins: [arn:aws:iam::123456789012:role/deployer]
          groups:
            leads: [arn:aws:iam::123456789012:user/lead]
        nodePools:
          ami: al2023@v20260930
          system: { instanceTypes: [m7i.large], minimum: 2, maximum: 4, diskSize: 100Gi }
          driver: { limit: { cpu: 256, memory: 1Ti }, expireAfter: 720h, drainLimit: 24h }
          executor: { limit: { cpu: 2000, memory: 12Ti }, vcpus: { minimum: 16, maximum: 32 }, spot: false, consolidateAfter: 30s }
          large: { limit: { cpu: 768, memory: 6Ti }, vcpus: { minimum: 96 }, instanceCategories: [x] }
          localNvme: { limit: { cpu: 768, memory: 6Ti }, diskSize: 4096Gi }
        dataLake:
          bucket: my-bucket
          eventLogDays: 30
          noncurrentVersionDays: 7
          accessLogs: false
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (settings, errors) = Read(All);
        Assert.Empty(errors);
        var (network, cluster, nodes) = (settings.Network, settings.Cluster, settings.Nodes);
        Assert.Equal(
            ("10.40.0.0/16", "10.41.0.0/20", "a, b", NatMode.Single, false),
            (network.Cidr.ToString(), network.ServiceCidr.ToString(), string.Join(", ", network.Zones), network.Nat, network.FlowLogs));
        Assert.Equal([Cidr.Parse("10.0.0.0/16")], network.Reserved);
        Assert.Equal(["ecr.api"], network.InterfaceEndpoints);
        Assert.Equal(("1.35", 30, false), (cluster.Version, cluster.LogRetentionDays, cluster.DeletionProtection));
        Assert.Equal([Cidr.Parse("203.0.113.0/24")], cluster.Api.Public);
        Assert.Equal("v1.13.2-eksbuild.31", cluster.Addons["coredns"]);
        Assert.Equal(new ChartSettings("karpenter", "oci://charts.example/karpenter", "1.14.1", 900), cluster.Karpenter);
        Assert.Equal(["arn:aws:iam::123456789012:role/deployer"], settings.Access.Admins);
        Assert.Equal(["arn:aws:iam::123456789012:user/lead"], settings.Access.Groups["leads"]);
        Assert.Equal(["m7i.large"], nodes.System.InstanceTypes);
        Assert.Equal((2, 4, "100Gi"), (nodes.System.Minimum, nodes.System.Maximum, nodes.System.DiskSize.Text));
        Assert.Equal(("720h", "24h"), (nodes.Driver.ExpireAfter, nodes.Driver.DrainLimit));
        Assert.Equal((16, 32, false, "30s"), (nodes.Executor.MinimumVcpus, nodes.Executor.MaximumVcpus, nodes.Executor.Spot, nodes.Executor.ConsolidateAfter));
        Assert.Equal((96, "x"), (nodes.Large.MinimumVcpus, Assert.Single(nodes.Large.InstanceCategories)));
        Assert.Equal("4096Gi", nodes.LocalNvme.DiskSize.Text);
        Assert.Equal(new EksDataLakeSettings("my-bucket", 30, 7, false), settings.DataLake);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (settings, errors) = Read(Least);
        Assert.Empty(errors);
        var (network, cluster, nodes) = (settings.Network, settings.Cluster, settings.Nodes);
        Assert.Equal(("172.20.0.0/16", NatMode.PerZone, true), (network.ServiceCidr.ToString(), network.Nat, network.FlowLogs));
        Assert.Empty(network.Zones);
        Assert.Empty(network.Reserved);
        Assert.Equal(["ecr.api", "ecr.dkr", "sts"], network.InterfaceEndpoints);
        Assert.Empty(cluster.Api.Public);
        Assert.Equal((90, true), (cluster.LogRetentionDays, cluster.DeletionProtection));
        Assert.Equal(600, cluster.Karpenter.TimeoutSeconds);
        Assert.Matches("^oci://.*/karpenter$", cluster.Karpenter.Repository);
        Assert.Empty(settings.Access.Groups);
        Assert.Equal(["m7i.xlarge", "m6i.xlarge"], nodes.System.InstanceTypes);
        Assert.Equal((3, 6, "80Gi"), (nodes.System.Minimum, nodes.System.Maximum, nodes.System.DiskSize.Text));
        Assert.Equal(new EksDataLakeSettings(null, 90, 30, true), settings.DataLake);
    }

    [Theory]
    [InlineData(NodeRole.Driver, "m r", 4, 32, false, "100Gi")]
    [InlineData(NodeRole.Executor, "c m r", 8, 48, true, "200Gi")]
    [InlineData(NodeRole.Large, "m r", 64, 192, false, "500Gi")]
    [InlineData(NodeRole.LocalNvme, "c m r i", 8, 96, true, "50Gi")]
    public void Each_pool_has_the_defaults_of_its_role(NodeRole role, string categories, int smallest, int largest, bool spot, string disk)
    {
        var pool = Read(Least).Value.Nodes.Elastic[role];
        Assert.Equal(categories, string.Join(' ', pool.InstanceCategories));
        Assert.Equal((smallest, largest, spot, disk), (pool.MinimumVcpus, pool.MaximumVcpus, pool.Spot, pool.DiskSize.Text));
        Assert.Equal(("5m", role == NodeRole.Driver ? null : "336h", null), (pool.ConsolidateAfter, pool.ExpireAfter, pool.DrainLimit));
    }

    [Theory]
    [InlineData(
        "cidr: 10.40.0.0/16",
        "cidr: 10.40.0.0/20",
        "2: network.cidr is \"10.40.0.0/20\", but an IPv4 network in CIDR notation with a prefix from /16 to /18 is expected.")]
    [InlineData(
        "cidr: 10.40.0.0/16",
        "cidr: 10.0.0.0/16",
        "2: network.cidr is 10.0.0.0/16, which overlaps 10.0.0.0/16, one of network.reserved. Choose another network.")]
    [InlineData(
        "serviceCidr: 10.41.0.0/20",
        "serviceCidr: 10.41.0.0/25",
        "3: network.serviceCidr is \"10.41.0.0/25\", but an IPv4 network in CIDR notation with a prefix from /12 to /24 is expected.")]
    [InlineData(
        "serviceCidr: 10.41.0.0/20",
        "serviceCidr: 10.40.16.0/20",
        "3: network.serviceCidr is 10.40.16.0/20, which overlaps network.cidr, 10.40.0.0/16. Choose another network.")]
    [InlineData(
        "reserved: [10.0.0.0/16]",
        "reserved: [10.0.0.1/16]",
        "4: network.reserved[0] is \"10.0.0.1/16\", but an IPv4 network in CIDR notation with a prefix from /1 to /32 is expected. "
        + "Write the network's first address and its prefix, for example 10.40.0.0/16.")]
    [InlineData("zones: [a, b]", "zones: [1a]", "5: network.zones[0] is \"1a\", but the letter of one of the region's zones such as a is expected.")]
    [InlineData(
        "zones: [a, b]", "zones: [a]", "5: network.zones is a, but two or three different zones are expected. Leave the key out for the region's first three.")]
    [InlineData(
        "zones: [a, b]", "zones: [b, b]",
        "5: network.zones is b, b, but two or three different zones are expected. Leave the key out for the region's first three.")]
    [InlineData("nat: single", "nat: none", "6: network.nat is \"none\", but one of perZone, single is expected.")]
    [InlineData(
        "interfaceEndpoints: [ecr.api]",
        "interfaceEndpoints: [ECR]",
        "7: network.interfaceEndpoints[0] is \"ECR\", but an AWS service's endpoint such as ecr.api is expected.")]
    [InlineData(
        "interfaceEndpoints: [ecr.api]",
        "interfaceEndpoints: [ecr.api, s3]",
        "7: network.interfaceEndpoints has s3, which always has an endpoint, at no cost. Remove it.")]
    [InlineData("interfaceEndpoints: [ecr.api]", "interfaceEndpoints: [sts, sts]", "7: network.interfaceEndpoints has sts twice. Remove one.")]
    [InlineData(
        "reserved: [10.0.0.0/16]",
        "reserved: [10.41.0.0/16]",
        "3: network.serviceCidr is 10.41.0.0/20, which overlaps 10.41.0.0/16, one of network.reserved. Choose another network.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[192.168.7.0/24]",
        "11: cluster.publicAccessCidrs has 192.168.7.0/24, a private network, from which nothing comes over the internet. Move it to privateAccessCidrs.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[100.64.3.0/24]",
        "11: cluster.publicAccessCidrs has 100.64.3.0/24, a private network, from which nothing comes over the internet. Move it to privateAccessCidrs.")]
    [InlineData("flowLogs: false", "flowLogs: maybe", "8: network.flowLogs is \"maybe\", but true or false is expected.")]
    [InlineData(
        "flowLogs: false",
        "subnets: []",
        "8: network.subnets is not a known key. Known here: cidr, flowLogs, interfaceEndpoints, nat, reserved, serviceCidr, zones.")]
    [InlineData(
        "version: \"1.35\"",
        "version: 1.35",
        "10: cluster.version is 1.35, but a Kubernetes minor version in quotes such as \"1.35\" is expected. Put it in quotes: "
        + "without them YAML reads a number, and 1.30 becomes 1.3.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[0.0.0.0/0]",
        "11: cluster.publicAccessCidrs has 0.0.0.0/0, which opens the API server to the whole internet. "
        + "List the networks that you come from, or leave the key out.")]
    [InlineData("[203.0.113.0/24]", "[203.0.113.0/24, 203.0.113.0/24]", "11: cluster.publicAccessCidrs has 203.0.113.0/24 twice. Remove one.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[]\n  privateAccessCidrs: [0.0.0.0/0]",
        "12: cluster.privateAccessCidrs has 0.0.0.0/0, which opens the API server to every network that is connected. "
        + "List the networks that you come from, or leave the key out.")]
    [InlineData(
        "[203.0.113.0/24]", "[]\n  privateAccessCidrs: [10.0.0.0/16, 10.0.0.0/16]", "12: cluster.privateAccessCidrs has 10.0.0.0/16 twice. Remove one.")]
    [InlineData(
        "[203.0.113.0/24]",
        "[office]",
        "11: cluster.publicAccessCidrs[0] is \"office\", but an IPv4 network in CIDR notation with a prefix from /0 to /32 is expected. "
        + "Write the network's first address and its prefix, for example 10.40.0.0/16.")]
    [InlineData(
        "logRetentionDays: 30",
        "logRetentionDays: 31",
        "12: cluster.logRetentionDays is 31, but a retention that CloudWatch knows (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, "
        + "1827, 2192, 2557, 2922, 3288, 3653) is expected.")]
    [InlineData("deletionProtection: false", "deletionProtection: off", "13: cluster.deletionProtection is \"off\", but true or false is expected.")]
    [InlineData(
        "coredns: v1.13.2-eksbuild.31",
        "coredns: latest",
        "17: cluster.addons.coredns is \"latest\", but an add-on's exact version such as v1.22.4-eksbuild.3 is expected.")]
    [InlineData(
        "coredns: v1.13.2-eksbuild.31", "core: x",
        "17: cluster.addons.core is not a known key. Known here: aws-ebs-csi-driver, aws-efs-csi-driver, coredns, eks-pod-identity-agent, kube-proxy, "
        + "snapshot-controller, vpc-cni.")]
    [InlineData(
        "oci://charts.example/karpenter",
        "https://charts.example",
        "22: cluster.karpenter.repository is \"https://charts.example\", but an OCI repository that starts with oci:// is expected.")]
    [InlineData(
        "version: 1.14.1",
        "version: ~1.14",
        "22: cluster.karpenter.version is \"~1.14\", but an exact version such as 2.5.2 is expected. Ranges and \"latest\" are refused: "
        + "the same settings must always install the same thing.")]
    [InlineData("timeoutSeconds: 900", "timeoutSeconds: 3601", "22: cluster.karpenter.timeoutSeconds is 3601, but a whole number from 60 to 3600 is expected.")]
    [InlineData(
        "role/deployer",
        "assumed-role/deployer/me",
        "24: access.admins[0] is \"arn:aws:iam::123456789012:assumed-role/deployer/me\", but the ARN of an IAM role or user such as "
        + "arn:aws:iam::123456789012:role/platform-admin is expected. Take the role's own ARN, not the one of an assumed-role session.")]
    [InlineData(
        "[arn:aws:iam::123456789012:role/deployer]",
        "[]",
        "24: access.admins has no entry, but the role that runs Pulumi must be there, or it could make nothing inside the cluster. Add that role's ARN.")]
    [InlineData(
        "leads: [arn:aws:iam::123456789012:user/lead]",
        "leads: lead",
        "26: access.groups.leads is \"lead\", but a list, each item the ARN of an IAM role "
        + "or user such as arn:aws:iam::123456789012:role/platform-admin is expected.")]
    [InlineData("groups:\n", "members:\n", "25: access.members is not a known key. Known here: admins, groups.")]
    [InlineData(
        "ami: al2023@v20260930",
        "ami: al2023@latest",
        "28: nodePools.ami is \"al2023@latest\", but a pinned image release such as al2023@v20260930 is expected. "
        + "\"latest\" would replace nodes whenever AWS releases an image.")]
    [InlineData("[m7i.large]", "[large]", "29: nodePools.system.instanceTypes[0] is \"large\", but an x86 instance type such as m7i.xlarge is expected.")]
    [InlineData(
        "[m7i.large]", "[]", "29: nodePools.system.instanceTypes has no entry, but at least one is expected. Add one, or leave the key out for the default.")]
    [InlineData(
        "[m7i.large]",
        "[m7g.large]",
        "29: nodePools.system.instanceTypes[0] is \"m7g.large\", but an x86 instance type such as m7i.xlarge is expected. "
        + "This family has Arm processors, on which the nodes' image does not run.")]
    [InlineData(
        "[m7i.large]",
        "[im4gn.large]",
        "29: nodePools.system.instanceTypes[0] is \"im4gn.large\", but an x86 instance type such as m7i.xlarge is expected. "
        + "This family has Arm processors, on which the nodes' image does not run.")]
    [InlineData("minimum: 2, maximum: 4", "minimum: 1, maximum: 4", "29: nodePools.system.minimum is 1, but a whole number from 2 to 20 is expected.")]
    [InlineData("minimum: 2, maximum: 4", "minimum: 5, maximum: 4", "29: nodePools.system.maximum is 4, less than minimum, which is 5. Raise it.")]
    [InlineData("diskSize: 100Gi", "diskSize: 19Gi", "29: nodePools.system.diskSize is \"19Gi\", but a size in whole Gi from 20Gi to 4096Gi is expected.")]
    [InlineData(
        "expireAfter: 720h", "expireAfter: 30d", "30: nodePools.driver.expireAfter is \"30d\", but a duration such as 30s, 15m or 720h, or never is expected.")]
    [InlineData(
        ", drainLimit: 24h",
        "",
        "30: nodePools.driver.expireAfter is 720h, but drainLimit is never: a node of that age would take no new driver, wait for its last one, and be paid "
        + "for. Set drainLimit.")]
    [InlineData(
        "{ cpu: 256, memory: 1Ti }",
        "{ cpu: 3, memory: 1Ti }",
        "30: nodePools.driver.limit is 3 cores, less than the smallest machine, which has 4. Raise it, or lower vcpus.minimum.")]
    [InlineData(
        "[m7i.large]", "[m99.large]", "29: nodePools.system.instanceTypes[0] is \"m99.large\", but an x86 instance type such as m7i.xlarge is expected.")]
    [InlineData("[m7i.large]", "[m7i.huge]", "29: nodePools.system.instanceTypes[0] is \"m7i.huge\", but an x86 instance type such as m7i.xlarge is expected.")]
    [InlineData(
        "publicAccessCidrs: [203.0.113.0/24]",
        "autoMode: true",
        "11: cluster.autoMode is there, but the cluster has Karpenter of its own, whose pools carry the tenants' bounds. Remove it.")]
    [InlineData(
        "expireAfter: 720h, drainLimit: 24h",
        "spot: true",
        "30: nodePools.driver.spot is true, but a driver that loses its node takes its application with it. Leave the key out.")]
    [InlineData(
        "{ cpu: 256, memory: 1Ti }",
        "{ cpu: 256 }",
        "30: nodePools.driver.limit.memory is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.")]
    [InlineData(
        "minimum: 16, maximum: 32", "minimum: 33, maximum: 32", "31: nodePools.executor.vcpus.maximum is 32, less than minimum, which is 33. Raise it.")]
    [InlineData("spot: false", "spot: sometimes", "31: nodePools.executor.spot is \"sometimes\", but true or false is expected.")]
    [InlineData(
        "consolidateAfter: 30s", "consolidateAfter: 30", "31: nodePools.executor.consolidateAfter is 30, but a duration such as 30s, 15m or 720h is expected.")]
    [InlineData(
        "consolidateAfter: 30s",
        "taints: []",
        "31: nodePools.executor.taints is not a known key. Known here: consolidateAfter, diskSize, expireAfter, instanceCategories, limit, spot, vcpus.")]
    [InlineData("minimum: 96", "minimum: 63", "32: nodePools.large.vcpus.minimum is 63, but a whole number from 64 to 192 is expected.")]
    [InlineData(
        "instanceCategories: [x]",
        "instanceCategories: [X1]",
        "32: nodePools.large.instanceCategories[0] is \"X1\", but an instance category such as m, r or c is expected. Known are c, d, dl, f, g, gr, h, hpc, i, "
        + "inf, m, p, r, t, trn, u, vt, x, z.")]
    [InlineData(
        "instanceCategories: [x]",
        "instanceCategories: []",
        "32: nodePools.large.instanceCategories has no entry, but at least one is expected. Add one, or leave the key out for the default.")]
    [InlineData(
        "diskSize: 4096Gi", "diskSize: 4097Gi", "33: nodePools.localNvme.diskSize is \"4097Gi\", but a size in whole Gi from 20Gi to 4096Gi is expected.")]
    [InlineData(
        "bucket: my-bucket",
        "bucket: My_Bucket",
        "35: dataLake.bucket is \"My_Bucket\", but a bucket's name of 3 to 63 lower-case letters, digits and dashes is expected.")]
    [InlineData("eventLogDays: 30", "eventLogDays: 0", "36: dataLake.eventLogDays is 0, but a whole number from 1 to 3650 is expected.")]
    [InlineData(
        "noncurrentVersionDays: 7",
        "noncurrentVersionDays: 3651",
        "37: dataLake.noncurrentVersionDays is 3651, but a whole number from 1 to 3650 is expected.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error) =>
        Assert.Equal($"test.yaml:{error}", Read(SettingsText.Edit(All, written, instead)).Errors[0]);

    [Theory]
    [InlineData("cidr: 10.40.0.0/16", "cidr: 10.40.0.0/18")]
    [InlineData("zones: [a, b]", "zones: [a, b, c]")]
    [InlineData("interfaceEndpoints: [ecr.api]", "interfaceEndpoints: []")]
    [InlineData("[203.0.113.0/24]", "[203.0.113.7/32, 198.51.100.0/24]")]
    [InlineData("logRetentionDays: 30", "logRetentionDays: 3653")]
    [InlineData("role/deployer", "role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123")]
    [InlineData("arn:aws:iam::123456789012:role/deployer", "arn:aws-us-gov:iam::123456789012:user/deployer")]
    [InlineData("[m7i.large]", "[g6e.xlarge, gr6.4xlarge]")]
    [InlineData("minimum: 2, maximum: 4", "minimum: 4, maximum: 4")]
    [InlineData("expireAfter: 720h", "spot: false")]
    [InlineData("minimum: 16, maximum: 32", "minimum: 32, maximum: 32")]
    [InlineData("minimum: 96", "minimum: 64")]
    [InlineData("diskSize: 100Gi", "diskSize: 20Gi")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) =>
        Assert.Empty(Read(SettingsText.Edit(All, written, instead)).Errors);

    [Theory]
    [InlineData("1.34", "v1.34.6-eksbuild.21", "v1.12.4-eksbuild.29")]
    [InlineData("1.35", "v1.35.3-eksbuild.29", "v1.13.2-eksbuild.31")]
    public void Without_versions_an_add_on_has_the_one_that_fits_Kubernetes(string kubernetes, string proxy, string dns)
    {
        var (settings, errors) = Read(WithoutAddons(kubernetes));
        Assert.Empty(errors);
        Assert.Equal(EksSettingsReader.Addons.Order(StringComparer.Ordinal), settings.Cluster.Addons.Keys);
        Assert.Equal((proxy, dns), (settings.Cluster.Addons["kube-proxy"], settings.Cluster.Addons["coredns"]));
        Assert.All(settings.Cluster.Addons.Values, version => Assert.Matches(@"^v[0-9.]+-eksbuild\.[0-9]+$", version));
    }

    [Fact]
    public void For_another_version_of_Kubernetes_each_add_on_must_be_named()
    {
        var (_, errors) = Read(WithoutAddons("1.36"));
        Assert.Equal(
            [
                "test.yaml:10: cluster.version is 1.36, for which no versions of add-ons are known here, but for 1.34 and 1.35. Add to cluster.addons: "
                    + "aws-ebs-csi-driver, aws-efs-csi-driver, coredns, eks-pod-identity-agent, kube-proxy, snapshot-controller, vpc-cni. "
                    + "aws eks describe-addon-versions --kubernetes-version 1.36 lists them.",
            ],
            errors);
        Assert.Empty(Read(SettingsText.Edit(All, "\"1.35\"", "\"1.36\"")).Errors);
    }

    private static string WithoutAddons(string kubernetes)
    {
        var addons = All[All.IndexOf("  addons:", StringComparison.Ordinal)..All.IndexOf("  karpenter:", StringComparison.Ordinal)];
        return SettingsText.Edit(SettingsText.Edit(All, addons, ""), "\"1.35\"", $"\"{kubernetes}\"");
    }

    private static (EksSettings Value, string[] Errors) Read(string yaml) => SettingsText.Read(yaml, EksSettingsReader.Read);
}
