using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.Aks;

/// <summary>Reads what is particular to AKS out of a stack's configuration.</summary>
internal static partial class AksSettingsReader
{
    /// <summary>The keys that only a stack on AKS has.</summary>
    public static ImmutableArray<string> Keys { get; } = ["network", "cluster", "access", "nodePools", "dataLake"];

    private static readonly char[] RefusedInTagNames = ['<', '>', '%', '&', '\\', '?', '/', '=', ','];

    private static readonly ScalarFormat<string> ObjectId = ScalarFormats.Matching(
        "the object id of a group in Entra ID such as 1f2e3d4c-5b6a-4789-8c0d-9e8f7a6b5c4d",
        ObjectIdPattern(),
        "Find it with az ad group show --group NAME --query id.");

    private static readonly ScalarFormat<VmSize> Machine = new(
        $"one of {string.Join(", ", VmSize.Known.Keys)}",
        scalar => VmSize.Known.TryGetValue(scalar.Text, out var size) ? size : Parsed<VmSize>.No())
    {
        Schema = ScalarSchema.OneOf(VmSize.Known.Keys),
    };

    private static readonly ScalarFormat<Quantity> DiskSize = ScalarFormats.WholeGi(64, 2040);

    private static readonly ScalarFormat<string?> AccountName =
        ScalarFormats.Matching("a storage account's name of 3 to 24 lower-case letters and digits", AccountPattern())!;

    public static AksSettings Read(MapReader root)
    {
        var settings = new AksSettings
        {
            Network = Network(root.Map("network", "The network of the cluster.")),
            Cluster = Cluster(root.Map("cluster", "The cluster.")),
            Access = Access(root.Map("access", "Who reaches the API server, with which rights.")),
            Nodes = Nodes(root.Map("nodePools", "The node pools, by role.")),
            DataLake = DataLake(root.Map("dataLake", "The data lake.")),
        };
        CheckTags(root.Map("tags"));
        if (root.Valid)
        {
            Validate(settings, root);
        }

        return settings;
    }

    private static AksNetworkSettings Network(MapReader map)
    {
        var settings = new AksNetworkSettings(
            map.Required(
                "cidr", ScalarFormats.Network(16, 22),
                "The virtual network's addresses. Each zone's nodes get a quarter, the API server a /28 of the last one."),
            map.Optional("podCidr", Cidr.Parse("100.64.0.0/14"), ScalarFormats.Network(8, 20), "The addresses of pods; each node takes a /24."),
            map.Optional("serviceCidr", Cidr.Parse("172.20.0.0/16"), ScalarFormats.Network(13, 24), "The addresses of Kubernetes services."),
            map.Scalars("reserved", [], ScalarFormats.Network(1, 32), "Networks that these will be connected with and so must not overlap.", "none"),
            map.Optional("zones", 3, ScalarFormats.Integer(2, 3), "How many availability zones."),
            map.Optional(
                "nat", AksNatMode.PerZone, ScalarFormats.OneOf<AksNatMode>(),
                "A NAT gateway in each zone, or one for all: cheaper, and a single point of failure."));
        map.RejectUnknownKeys();
        if (map.Valid)
        {
            map.RequireDisjoint([("cidr", settings.Cidr), ("podCidr", settings.PodCidr), ("serviceCidr", settings.ServiceCidr)], settings.Reserved);
        }

        return settings;
    }

    private static AksClusterSettings Cluster(MapReader map)
    {
        var window = map.Map("maintenance", "When the cluster may be changed.");
        var maintenance = new AksMaintenanceSettings(
            window.Optional(
                "day", DayOfWeek.Saturday, ScalarFormats.OneOf<DayOfWeek>(),
                "The day of the week on which AKS may bring patches of Kubernetes and of the nodes' system."),
            window.Optional("hour", 2, ScalarFormats.Integer(0, 23), "The hour at which that window of eight hours begins, in UTC."));
        window.RejectUnknownKeys();

        var settings = new AksClusterSettings(
            map.Required("version", ScalarFormats.KubernetesMinor, "The Kubernetes version. AKS brings its patches."),
            ApiServerAccessReader.Read(map),
            map.Optional("logRetentionDays", 90, ScalarFormats.Integer(30, 730), "How long control-plane and access logs are kept, in days."),
            map.Optional(
                "auditReads", true, ScalarFormats.Boolean,
                "Whether the audit log has reads, of secrets for example, and not only what changes something."),
            map.Optional(
                "deletionProtection", true, ScalarFormats.Boolean,
                "Whether the cluster and what holds data refuse to be deleted: all of it in Pulumi, the key vault and the registry in Azure "
                + "too. Lower it, and run `pulumi up`, before `pulumi destroy`."),
            maintenance,
            map.Optional("azurePolicy", false, ScalarFormats.Boolean, "Whether Azure Policy's add-on runs."),
            map.Optional("defender", false, ScalarFormats.Boolean, "Whether Microsoft Defender watches the nodes; it costs by the vCPU."),
            map.Optional(
                "keyVault", null,
                ScalarFormats.Matching("a key vault's name of 3 to 24 lower-case letters, digits and dashes, from a letter on", KeyVaultPattern())!,
                "The key vault's name, unique in the world, and taken for 90 days after the vault is deleted.", "`<name>-<hash>`"));
        map.RejectUnknownKeys();
        return settings;
    }

    private static AksAccessSettings Access(MapReader map)
    {
        var settings = new AksAccessSettings(
            map.Scalars(
                "admins", [], ObjectId,
                "Groups of Entra ID that administer the cluster. What runs Pulumi must be in one of them, because there are no local accounts.",
                "required, at least one"),
            map.Optional(
                "login", AksLogin.AzureCli, ScalarFormats.OneOf<AksLogin>(),
                "How kubectl and Pulumi get a token, by kubelogin: from the Azure CLI, from a pipeline's federated token, or from the machine."),
            map.ScalarMap("groups", "group", ObjectId, "The object id of a group that a tenant names."));
        map.RejectUnknownKeys();
        if (settings.Admins.IsEmpty && map.Valid)
        {
            map.Error(
                "admins",
                "has no entry, but a group with what runs Pulumi must be there, or it could make nothing inside the cluster. Add that group's object id.");
        }

        return settings;
    }

    private static AksNodeSettings Nodes(MapReader map)
    {
        var settings = new AksNodeSettings(
            System(map.Map("system", "The platform's own nodes.")),
            Pool(map.Map(
                "driver",
                "The nodes of drivers, notebooks and of pods that name no pool."), "Standard_D16ads_v5", spot: false, maySpot: false),
            Pool(map.Map("executor", "The nodes of executors."), "Standard_E16ads_v5", spot: true),
            Pool(map.Map("large", "Machines from 64 vCPUs."), "Standard_E64ads_v5", spot: false, leastVcpus: 64),
            Pool(map.Map("localNvme", "Machines with local NVMe disks."), "Standard_L8s_v4", spot: true, needsNvme: true));
        map.RejectUnknownKeys();
        return settings;
    }

    private static AksSystemPoolSettings System(MapReader map)
    {
        var size = map.Optional(
            "vmSize", VmSize.Known["Standard_D4ads_v5"], Machine,
            "The machine of the platform's own nodes. A change makes new pools before the old ones go.");
        var settings = new AksSystemPoolSettings(
            size,
            map.Optional("minimum", 3, ScalarFormats.Integer(2, 20), "The least number of them, over all zones: one for each zone."),
            map.Optional("maximum", 6, ScalarFormats.Integer(2, 50), "The most of them, over all zones."),
            DiskGi(map.Optional(
                "diskSize", null, DiskSize.OrNull(),
                "Each one's disk, on the machine's own disk. A change makes new pools.", "all that the machine has"), size));
        map.RejectUnknownKeys();
        if (!map.Valid)
        {
            return settings;
        }

        if (settings.Maximum < settings.Minimum)
        {
            map.Error("maximum", $"is {settings.Maximum}, less than minimum, which is {settings.Minimum}. Raise it.");
        }

        DiskFits(map, settings.VmSize, settings.DiskGi);
        return settings;
    }

    private static AksPoolSettings Pool(MapReader map, string vmSize, bool spot, bool maySpot = true, int leastVcpus = 1, bool needsNvme = false)
    {
        var size = map.Optional("vmSize", VmSize.Known[vmSize], Machine, "Its machine: for `large` from 64 vCPUs, for `localNvme` with NVMe disks.");
        var preferSpot = map.Optional("spot", spot, ScalarFormats.Boolean, "Whether its nodes are spot machines; never for `driver`.");
        var settings = new AksPoolSettings(
            size,
            PoolLimit.Read(map),
            preferSpot,
            map.Optional(
                "onDemandPercent", preferSpot ? 25 : 0, ScalarFormats.Integer(0, 90),
                "Of a pool on spot machines: how many of a hundred nodes may be on demand, in pools with the same label and taint, where there "
                + "are no spot machines. The limit holds for both together."),
            DiskGi(map.Optional(
                "diskSize", null, DiskSize.OrNull(),
                "Each node's disk, on the machine's own disks. Images and `emptyDir` volumes are on it.", "all that the machine has"), size));
        map.RejectUnknownKeys();
        if (!map.Valid)
        {
            return settings;
        }

        if (settings.Spot && !maySpot)
        {
            map.Error("spot", "is true, but a driver that loses its node takes its application with it. Leave the key out.");
        }

        if (!settings.Spot && map.Has("onDemandPercent"))
        {
            map.Error("onDemandPercent", "is there, but without spot all machines are on demand. Leave it out, or set spot to true.");
        }

        if (settings.VmSize.Vcpus < leastVcpus)
        {
            map.Error(
                "vmSize",
                $"is {settings.VmSize.Name}, which has {settings.VmSize.Vcpus} vCPUs, but the pool is for machines with {leastVcpus} and more. "
                + $"Choose one of {Sizes(s => s.Vcpus >= leastVcpus)}.");
        }

        if (needsNvme && !settings.VmSize.Nvme)
        {
            map.Error("vmSize", $"is {settings.VmSize.Name}, which has no local NVMe disks. On AKS choose one of {Sizes(s => s.Nvme)}.");
        }

        if (settings.Count == 0)
        {
            map.Error(
                "limit",
                $"is {settings.Limit.Cpu} cores and {settings.Limit.Memory}, less than one {settings.VmSize.Name} has: "
                + $"{settings.VmSize.Vcpus} vCPUs and {settings.VmSize.MemoryGi}Gi. Raise it, or choose a smaller vmSize.");
        }

        DiskFits(map, settings.VmSize, settings.DiskGi);
        return settings;
    }

    private static int DiskGi(Quantity? size, VmSize? machine) => (int?)Quantity.GibibytesOf(size?.Text) ?? machine?.EphemeralDiskGi ?? 0;

    private static string Sizes(Func<VmSize, bool> fits) => string.Join(", ", VmSize.Known.Values.Where(fits).Select(size => size.Name));

    private static void DiskFits(MapReader map, VmSize size, int diskGi)
    {
        if (diskGi > size.EphemeralDiskGi)
        {
            map.Error(
                "diskSize", $"is {diskGi}Gi, but a disk on {size.Name}'s own disks has {size.EphemeralDiskGi}Gi at most. Lower it, or choose a larger vmSize.");
        }
    }

    private static AksDataLakeSettings DataLake(MapReader map)
    {
        var settings = new AksDataLakeSettings(
            map.Optional("account", null, AccountName, "The name of the data lake's storage account, unique in the world.", "`<name>data<hash>`"),
            map.Optional(
                "filesAccount", null, AccountName,
                "The name of the shared files' storage account, unique in the world.", "`<name>files<hash>`"),
            map.Optional(
                "registry", null, ScalarFormats.Matching("a registry's name of 5 to 50 lower-case letters and digits", RegistryPattern())!,
                "The name of the registry, unique in the world.", "`<name>images<hash>`"),
            map.Optional("eventLogDays", 90, ScalarFormats.Integer(1, 3650), "How long Spark's event logs are kept."),
            map.Optional(
                "softDeleteDays", 30, ScalarFormats.Integer(1, 365),
                "How long deleted objects, containers and file shares can be brought back."),
            map.Scalars(
                "publicAccessCidrs", [], ScalarFormats.Network(0, 32),
                "Networks in addition to the cluster's own from which the data lake may be reached.", "none"),
            map.Optional(
                "accessLogs", true, ScalarFormats.Boolean,
                "Whether each request to the data lake is logged, in Log Analytics, for `cluster.logRetentionDays`."));
        map.RejectUnknownKeys();
        OnlyPublicNetworks(map, settings.PublicAccessCidrs, "opens the data lake to the whole internet", "leave the key out for the cluster alone");
        foreach (var network in settings.PublicAccessCidrs.Where(network => network is { PrefixLength: 31 }))
        {
            map.Error("publicAccessCidrs", $"has {network}, but a storage account takes no /31. Write its two addresses as /32.");
        }

        if (map.Valid && settings.Account is { } account && account == settings.FilesAccount)
        {
            map.Error("filesAccount", $"is {account}, which is the data lake's account already. Choose another name.");
        }

        return settings;
    }

    private static void OnlyPublicNetworks(MapReader map, ImmutableArray<Cidr> networks, string consequence, string alternative)
    {
        foreach (var network in networks.Where(network => network is not null))
        {
            if (network.PrefixLength == 0)
            {
                map.Error("publicAccessCidrs", $"has 0.0.0.0/0, which {consequence}. List the networks that you come from, or {alternative}.");
            }
            else if (PrivateNetworks.Contain(network))
            {
                map.Error(
                    "publicAccessCidrs",
                    $"has {network}, which is private, but only public networks come over the internet. List those that you come from, or {alternative}.");
            }
        }
    }

    /// <summary>Azure refuses some characters in names of tags, and the drivers of volumes read tags as a list with commas.</summary>
    private static void CheckTags(MapReader tags)
    {
        foreach (var name in tags.Keys)
        {
            if (name.IndexOfAny(RefusedInTagNames) >= 0)
            {
                tags.Error(name, "is a tag's name that Azure or its volume drivers refuse. Leave out < > % & \\ ? / = and commas.");
            }

            if (tags.Again(name, ScalarFormats.Text("a tag's value", 256))?.Contains(',', StringComparison.Ordinal) == true)
            {
                tags.Error(name, "has a value with a comma, but Azure's volume drivers read tags as a list with commas. Leave it out.");
            }
        }
    }

    private static void Validate(AksSettings settings, MapReader root)
    {
        var (network, nodes) = (settings.Network, settings.Nodes);
        if (nodes.System.Minimum < network.Zones)
        {
            root.Map("nodePools").Map("system").Error(
                "minimum", $"is {nodes.System.Minimum}, but there are {network.Zones} zones, and each has a pool with at least one node. Raise it.");
        }

        // An upgrade starts new nodes before it stops old ones: a tenth more.
        var count = nodes.Count + ((nodes.Count + 9) / 10);
        if (count > network.NodesWithPods)
        {
            root.Map("network").Error(
                "podCidr",
                $"is {network.PodCidr}, which is enough for {network.NodesWithPods} nodes, but the node pools can have {count} while they are upgraded. "
                + "Choose a larger network or lower the pools' limits.");
        }

        var inZone = (count + network.Zones - 1) / network.Zones;
        if (inZone > network.NodesInZone)
        {
            root.Map("network").Error(
                "cidr",
                $"is {network.Cidr}, which gives a zone room for {network.NodesInZone} nodes, but the node pools can have {inZone} there while they are "
                + "upgraded. Choose a larger network or lower the pools' limits.");
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\z")]
    private static partial Regex ObjectIdPattern();

    [GeneratedRegex(@"^[a-z0-9]{3,24}\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^[a-z0-9]{5,50}\z")]
    private static partial Regex RegistryPattern();

    [GeneratedRegex(@"^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]\z")]
    private static partial Regex KeyVaultPattern();
}
