using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.Eks;

/// <summary>Reads what is particular to EKS out of a stack's configuration.</summary>
internal static partial class EksSettingsReader
{
    /// <summary>The keys that only a stack on EKS has.</summary>
    public static ImmutableArray<string> Keys { get; } = ["network", "cluster", "access", "nodePools", "dataLake"];

    /// <summary>The add-ons that the cluster needs, in the order in which they are explained in the documents.</summary>
    public static ImmutableArray<string> Addons { get; } =
        ["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "aws-ebs-csi-driver", "aws-efs-csi-driver", "snapshot-controller"];

    // The only retentions that CloudWatch Logs accepts.
    private static readonly int[] LogRetentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private static readonly ScalarFormat<int> LogRetention = new(
        $"a retention that CloudWatch knows ({string.Join(", ", LogRetentions)})",
        scalar => int.TryParse(scalar.Text, out var days) && LogRetentions.Contains(days) ? days : Parsed<int>.No())
    {
        Schema = new("integer") { Values = [.. LogRetentions.Select(days => $"{days}")] },
    };

    private static readonly ScalarFormat<string> PrincipalArn = ScalarFormats.Matching(
        "the ARN of an IAM role or user such as arn:aws:iam::123456789012:role/platform-admin",
        PrincipalArnPattern(),
        "Take the role's own ARN, not the one of an assumed-role session.");

    private static readonly ScalarFormat<string> InstanceType = new(
        "an x86 instance type such as m7i.xlarge",
        scalar => EksInstanceTypes.Knows(scalar.Text)
            ? scalar.Text
            : Parsed<string>.No(ArmPattern().IsMatch(scalar.Text) ? "This family has Arm processors, on which the nodes' image does not run." : ""))
    {
        Schema = ScalarSchema.Matching(InstanceTypePattern()),
    };

    private static readonly ScalarFormat<string> ZoneLetter = ScalarFormats.Matching(
        "the letter of one of the region's zones such as a", ZoneLetterPattern());

    private static readonly ScalarFormat<string> Category = new(
        "an instance category such as m, r or c",
        scalar => EksInstanceTypes.Categories.Contains(scalar.Text)
            ? scalar.Text
            : Parsed<string>.No($"Known are {string.Join(", ", EksInstanceTypes.Categories)}."))
    {
        Schema = ScalarSchema.OneOf([.. EksInstanceTypes.Categories]),
    };

    private static readonly ScalarFormat<Quantity> DiskSize = ScalarFormats.WholeGi(20, 4096);

    public static EksSettings Read(MapReader root)
    {
        var settings = new EksSettings
        {
            Network = Network(root.Map("network", "The network of the cluster.")),
            Cluster = Cluster(root.Map("cluster", "The cluster.")),
            Access = Access(root.Map("access", "Who reaches the API server, with which rights.")),
            Nodes = Nodes(root.Map("nodePools", "The node pools, by role.")),
            DataLake = DataLake(root.Map("dataLake", "The data lake.")),
        };
        return settings;
    }

    private static EksNetworkSettings Network(MapReader map)
    {
        var settings = new EksNetworkSettings(
            map.Required(
                "cidr", ScalarFormats.Network(16, 18),
                "The VPC's addresses. Each zone's private subnet gets a quarter, because pods have addresses of the VPC."),
            map.Optional("serviceCidr", Cidr.Parse("172.20.0.0/16"), ScalarFormats.Network(12, 24), "The addresses of Kubernetes services."),
            map.Scalars(
                "reserved", [], ScalarFormats.Network(1, 32),
                "Networks that the VPC will be connected with and so must not overlap.", "none"),
            map.Scalars(
                "zones", [], ZoneLetter,
                "The letters of two or three of the region's zones. Subnets never move to another zone by themselves where they are named.",
                "the region's first three that can hold a control plane"),
            map.Optional(
                "nat", NatMode.PerZone, ScalarFormats.OneOf<NatMode>(),
                "A NAT gateway in each zone, or one for all: cheaper, and a single point of failure."),
            map.Scalars(
                "interfaceEndpoints", ["ecr.api", "ecr.dkr", "sts"], ScalarFormats.Matching("an AWS service's endpoint such as ecr.api", EndpointPattern()),
                "AWS services that are reached inside the VPC; each costs by the hour and zone. S3 always is, at no cost."),
            map.Optional("flowLogs", true, ScalarFormats.Boolean, "Whether the network's flows are logged."));
        map.RejectUnknownKeys();
        if (!map.Valid)
        {
            return settings;
        }

        if (settings.Zones.Length is 1 or > 3 || settings.Zones.Distinct().Count() != settings.Zones.Length)
        {
            map.Error(
                "zones",
                $"is {string.Join(", ", settings.Zones)}, but two or three different zones are expected. Leave the key out for the region's first three.");
        }

        map.RequireDisjoint([("cidr", settings.Cidr), ("serviceCidr", settings.ServiceCidr)], settings.Reserved);
        if (settings.InterfaceEndpoints.Contains("s3"))
        {
            map.Error("interfaceEndpoints", "has s3, which always has an endpoint, at no cost. Remove it.");
        }

        foreach (var endpoint in settings.InterfaceEndpoints.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            map.Error("interfaceEndpoints", $"has {endpoint.Key} twice. Remove one.");
        }

        return settings;
    }

    private static EksClusterSettings Cluster(MapReader map)
    {
        var version = map.Required("version", ScalarFormats.KubernetesMinor, "The Kubernetes version.");
        var versions = AddonVersions(map, version);

        var karpenter = map.Map("karpenter", "The chart of Karpenter.");
        var chart = new ChartSettings(
            "karpenter",
            karpenter.Optional(
                "repository", "oci://public.ecr.aws/karpenter", ScalarFormats.Matching("an OCI repository that starts with oci://", OciPattern()),
                "The repository of Karpenter's charts."),
            karpenter.Required("version", ScalarFormats.Version, "The exact version of Karpenter's charts."),
            karpenter.Optional(
                "timeoutSeconds", 600, ScalarFormats.Integer(60, 3600),
                "How long an installation may take before it is rolled back."));
        karpenter.RejectUnknownKeys();

        var settings = new EksClusterSettings(
            version,
            ApiServerAccessReader.Read(map),
            map.Optional("logRetentionDays", 90, LogRetention, "How long control-plane and flow logs are kept, in days."),
            map.Optional(
                "deletionProtection", true, ScalarFormats.Boolean,
                "Whether the cluster and what holds data refuse to be deleted, in AWS and in Pulumi. Lower it, and run `pulumi up`, before "
                + "`pulumi destroy`."),
            versions,
            chart);
        if (map.Has("autoMode"))
        {
            map.Error("autoMode", "is there, but the cluster has Karpenter of its own, whose pools carry the tenants' bounds. Remove it.");
        }

        if (!map.Optional(
            "auditReads", true, ScalarFormats.Boolean,
            "Whether the audit log has reads, of secrets for example. On EKS it always has: `true` only."))
        {
            map.Error("auditReads", "is false, but the audit log of EKS has reads in any case. Remove it.");
        }

        map.RejectUnknownKeys();
        return settings;
    }

    private static ImmutableSortedDictionary<string, string> AddonVersions(MapReader map, string kubernetes)
    {
        var addons = map.Map("addons", "The versions of the add-ons, where they are to be others than those that are known to fit.");
        var format = ScalarFormats.Matching("an add-on's exact version such as v1.22.4-eksbuild.3", AddonVersionPattern());
        var versions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var addon in Addons)
        {
            versions[addon] = addons.Optional(
                addon, kubernetes is null ? "" : EksAddonVersions.Of(kubernetes, addon) ?? "", format, "The exact version of the add-on.",
                $"one that fits Kubernetes {string.Join(" or ", EksAddonVersions.Kubernetes)}; required for another version");
        }

        addons.RejectUnknownKeys();
        var missing = versions.Where(version => version.Value is "").Select(version => version.Key).ToList();
        if (map.Valid && missing.Count > 0)
        {
            map.Error(
                "version",
                $"is {kubernetes}, for which no versions of add-ons are known here, but for {string.Join(" and ", EksAddonVersions.Kubernetes)}. Add to "
                + $"cluster.addons: {string.Join(", ", missing)}. aws eks describe-addon-versions --kubernetes-version {kubernetes} lists them.");
        }

        return versions.ToImmutable();
    }

    private static EksAccessSettings Access(MapReader map)
    {
        var settings = new EksAccessSettings(
            map.Scalars(
                "admins", [], PrincipalArn,
                "IAM roles or users that administer the cluster. The one that runs Pulumi must be among them, because the cluster's creator "
                + "gets no rights by itself.", "required, at least one"),
            map.ScalarLists(
                "groups", "group", PrincipalArn,
                "The IAM roles or users that are in a group which a tenant names.", "none, with a warning: no one is in it"));
        map.RejectUnknownKeys();
        if (settings.Admins.IsEmpty && map.Valid)
        {
            map.Error("admins", "has no entry, but the role that runs Pulumi must be there, or it could make nothing inside the cluster. Add that role's ARN.");
        }

        return settings;
    }

    private static EksNodeSettings Nodes(MapReader map)
    {
        var settings = new EksNodeSettings(
            map.Required(
                "ami", ScalarFormats.Matching("a pinned image release such as al2023@v20260930", AmiPattern(),
                    "\"latest\" would replace nodes whenever AWS releases an image."),
                "The pinned release of the nodes' image."),
            System(map.Map("system", "The platform's own nodes.")),
            Pool(map.Map(
                "driver",
                "The nodes of drivers, notebooks and of pods that name no pool."), ["m", "r"], 4, 32, spot: false, disk: "100Gi", forDrivers: true),
            Pool(map.Map("executor", "The nodes of executors."), ["c", "m", "r"], 8, 48, spot: true, disk: "200Gi"),
            Pool(map.Map("large", "Machines from 64 vCPUs."), ["m", "r"], 64, 192, spot: false, disk: "500Gi", leastVcpus: 64),
            Pool(map.Map("localNvme", "Machines with local NVMe disks."), ["c", "m", "r", "i"], 8, 96, spot: true, disk: "50Gi"));
        map.RejectUnknownKeys();
        return settings;
    }

    private static EksSystemPoolSettings System(MapReader map)
    {
        var settings = new EksSystemPoolSettings(
            map.Scalars(
                "instanceTypes", ["m7i.xlarge", "m6i.xlarge"], InstanceType,
                "Machine types of the platform's own nodes, in order of preference."),
            map.Optional("minimum", 3, ScalarFormats.Integer(2, 20), "The least number of them."),
            map.Optional("maximum", 6, ScalarFormats.Integer(2, 50), "The most of them."),
            map.Optional("diskSize", Quantity.Parse("80Gi"), DiskSize, "Each one's disk."));
        map.RejectUnknownKeys();
        if (map.Valid && settings.Maximum < settings.Minimum)
        {
            map.Error("maximum", $"is {settings.Maximum}, less than minimum, which is {settings.Minimum}. Raise it.");
        }

        AtLeastOne(map, "instanceTypes", settings.InstanceTypes);
        return settings;
    }

    private static EksPoolSettings Pool(
        MapReader map, ImmutableArray<string> categories, int smallest, int largest, bool spot, string disk, bool forDrivers = false, int leastVcpus = 1)
    {
        var vcpus = map.Map("vcpus", "The size of its machines, in vCPUs.");
        var settings = new EksPoolSettings(
            PoolLimit.Read(map),
            map.Scalars("instanceCategories", categories, Category, "The families that its machines come from."),
            vcpus.Optional("minimum", smallest, ScalarFormats.Integer(leastVcpus, 192), "The smallest machine, in vCPUs."),
            vcpus.Optional("maximum", largest, ScalarFormats.Integer(leastVcpus, 192), "The largest machine, in vCPUs."),
            map.Optional(
                "spot", spot, ScalarFormats.Boolean,
                "Whether spot machines are preferred, with on-demand as the fallback; never for `driver`."),
            map.Optional("diskSize", Quantity.Parse(disk), DiskSize, "Each node's disk."),
            map.Optional("consolidateAfter", "5m", ScalarFormats.Hours, "How long a node must be idle or underused before it may go."),
            DrainLimit.OrNever(map.Optional(
                "expireAfter", forDrivers ? "never" : "336h", ScalarFormats.HoursOrNever,
                "The age at which a node is drained and replaced. Executors move; a driver is stopped once drainLimit is over.")),
            forDrivers ? DrainLimit.Read(map) : null);
        vcpus.RejectUnknownKeys();
        map.RejectUnknownKeys();
        if (map.Valid && settings.MaximumVcpus < settings.MinimumVcpus)
        {
            vcpus.Error("maximum", $"is {settings.MaximumVcpus}, less than minimum, which is {settings.MinimumVcpus}. Raise it.");
        }

        if (map.Valid && settings.Limit.Cpu.Value < settings.MinimumVcpus)
        {
            map.Error(
                "limit",
                $"is {settings.Limit.Cpu} cores, less than the smallest machine, which has {settings.MinimumVcpus}. Raise it, or lower vcpus.minimum.");
        }

        if (map.Valid && forDrivers && settings is { ExpireAfter: { } age, DrainLimit: null })
        {
            map.Error(
                "expireAfter",
                $"is {age}, but drainLimit is never: a node of that age would take no new driver, wait for its last one, and be paid for. Set drainLimit.");
        }

        if (settings.Spot && forDrivers)
        {
            map.Error("spot", "is true, but a driver that loses its node takes its application with it. Leave the key out.");
        }

        AtLeastOne(map, "instanceCategories", settings.InstanceCategories);
        return settings;
    }

    private static void AtLeastOne(MapReader map, string key, ImmutableArray<string> list)
    {
        if (list.IsEmpty)
        {
            map.Error(key, "has no entry, but at least one is expected. Add one, or leave the key out for the default.");
        }
    }

    private static EksDataLakeSettings DataLake(MapReader map)
    {
        var settings = new EksDataLakeSettings(
            map.Optional<string?>(
                "bucket", null, ScalarFormats.Matching("a bucket's name of 3 to 63 lower-case letters, digits and dashes", BucketPattern())!,
                "The bucket's name, unique in the world.", "`<name>-data-<account>-<region>`"),
            map.Optional("eventLogDays", 90, ScalarFormats.Integer(1, 3650), "How long Spark's event logs are kept."),
            map.Optional(
                "noncurrentVersionDays", 30, ScalarFormats.Integer(1, 3650),
                "How long overwritten and deleted objects can be brought back."),
            map.Optional(
                "accessLogs", true, ScalarFormats.Boolean,
                "Whether S3 logs each request to the bucket, in a bucket of its own, for `cluster.logRetentionDays`."));
        map.RejectUnknownKeys();
        return settings;
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[A-Za-z0-9+=,.@_/-]{1,512}\z")]
    private static partial Regex PrincipalArnPattern();

    [GeneratedRegex(@"^[a-z]\z")]
    private static partial Regex ZoneLetterPattern();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*\z")]
    private static partial Regex EndpointPattern();

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+\.[0-9]+-eksbuild\.[0-9]+\z")]
    private static partial Regex AddonVersionPattern();

    [GeneratedRegex(@"^oci://[A-Za-z0-9.-]+(/[A-Za-z0-9._/-]*)?\z")]
    private static partial Regex OciPattern();

    [GeneratedRegex(@"^al2023@v[0-9]{8}\z")]
    private static partial Regex AmiPattern();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+\z")]
    private static partial Regex InstanceTypePattern();

    // AWS puts a g for Graviton right after the generation; only its first family was named otherwise.
    [GeneratedRegex(@"^([a-z]+[0-9]+g[a-z]*|a1)\.")]
    private static partial Regex ArmPattern();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketPattern();
}
