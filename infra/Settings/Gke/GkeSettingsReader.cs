using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.Gke;

/// <summary>Reads what is particular to GKE out of a stack's configuration.</summary>
internal static partial class GkeSettingsReader
{
    private static readonly ScalarFormat<string> ZoneLetter = ScalarFormats.Matching("the letter of one of the region's zones such as a", ZonePattern());

    private static readonly ScalarFormat<string> GroupAddress =
        ScalarFormats.Matching("a Google group's address such as analytics@example.com", AddressPattern());

    /// <summary>The keys that only a stack on GKE has.</summary>
    public static ImmutableArray<string> Keys { get; } = ["network", "cluster", "access", "nodePools", "dataLake"];

    public static GkeSettings Read(MapReader root)
    {
        var network = root.Map("network", "The network of the cluster.");
        var nodes = root.Map("nodePools", "The node pools, by role.");
        var settings = new GkeSettings
        {
            Network = Network(network),
            Cluster = Cluster(root.Map("cluster", "The cluster.")),
            Access = Access(root.Map("access", "Who reaches the API server, with which rights.")),
            Nodes = GkeNodeReader.Read(nodes),
            DataLake = DataLake(root.Map("dataLake", "The data lake.")),
        };
        Labels(root.Map("tags"));
        if (network.Valid && nodes.Valid)
        {
            Validate(settings.Network, settings.Nodes, network, nodes);
        }

        return settings;
    }

    private static GkeNetworkSettings Network(MapReader map)
    {
        var settings = new GkeNetworkSettings(
            map.Required(
                "cidr", ScalarFormats.Network(16, 26),
                "The addresses of nodes and of the API server's private endpoint. It must hold all nodes that the pools can have."),
            map.Required(
                "podCidr", ScalarFormats.Network(9, 21),
                "The addresses of pods. It must hold a block for each node: twice its pods, rounded up to a power of two."),
            map.Optional("serviceCidr", Cidr.Parse("172.20.0.0/20"), ScalarFormats.Network(16, 27), "The addresses of Kubernetes services."),
            map.Required(
                "filesCidr", ScalarFormats.Network(16, 24),
                "The addresses of the Filestore instances behind the tier `shared`; a /24 has room for one."),
            map.Scalars("reserved", [], ScalarFormats.Network(1, 32), "Networks that these will be connected with and so must not overlap.", "none"),
            map.Scalars("zones", [], ZoneLetter, "The letters of the region's zones that nodes are in.", "the region's first three"),
            map.Optional("podsPerNode", 64, ScalarFormats.Integer(16, 256), "The most pods on a node."),
            map.Optional("flowLogs", true, ScalarFormats.Boolean, "Whether the network's flows are logged, those between pods of one node too."));
        NotOnGke(map, "nat", "Cloud NAT is in no zone, so no zone can fail it");
        NotOnGke(map, "interfaceEndpoints", "nodes reach Google's services from inside by Private Google Access");
        map.RejectUnknownKeys();
        if (map.Valid)
        {
            map.RequireDisjoint(
                [("cidr", settings.Cidr), ("podCidr", settings.PodCidr), ("serviceCidr", settings.ServiceCidr), ("filesCidr", settings.FilesCidr)],
                settings.Reserved);
            if (settings.Zones.Length is 1 or > 4 || settings.Zones.Distinct().Count() != settings.Zones.Length)
            {
                map.Error(
                    "zones",
                    $"is {string.Join(", ", settings.Zones)}, but two to four different zones are expected. Leave the key out for the region's first three.");
            }
        }

        return settings;
    }

    private static GkeClusterSettings Cluster(MapReader map)
    {
        var settings = new GkeClusterSettings(
            map.Required("version", ScalarFormats.KubernetesMinor, "The Kubernetes version."),
            map.Optional("releaseChannel", GkeReleaseChannel.Regular, ScalarFormats.OneOf<GkeReleaseChannel>(), "Where its patches come from."),
            map.Optional(
                "minorUpgrades", GkeMinorUpgrades.Held, ScalarFormats.OneOf<GkeMinorUpgrades>(),
                "Who decides about the next minor version: these settings, until support of the version ends, or Google."),
            ApiServerAccessReader.Read(map, map.Optional(
                "dnsEndpoint", true, ScalarFormats.Boolean,
                "Whether the API server is reached by its DNS name, from wherever Google is reached, by whom IAM allows to connect.")),
            Maintenance(map.Map("maintenance", "When the cluster may be changed.")),
            map.Optional<string?>(
                "keyRing", null, ScalarFormats.Matching("a key ring's name of 1 to 63 letters, digits, dashes and underscores", KeyRingPattern())!,
                "The key ring's name. Google never deletes one, so a cluster that is recreated after a destroy needs another.", "the cluster's name"),
            map.Optional(
                "auditReads", true, ScalarFormats.Boolean,
                "Whether the audit log has reads, of secrets for example, for all clusters of the project. `false` does not turn off what the "
                + "project has on."),
            map.Optional(
                "deletionProtection", true, ScalarFormats.Boolean,
                "Whether the cluster and what holds data refuse to be deleted, in Google Cloud and in Pulumi. Lower it, and run `pulumi up`, "
                + "before `pulumi destroy`."));
        NotOnGke(map, "addons", "add-ons are part of the version");
        if (map.Has("autopilot"))
        {
            map.Error("autopilot", "is there, but Autopilot chooses the nodes by itself: pools, their bounds and their taints would not hold. Remove it.");
        }

        NotOnGke(map, "karpenter", "the node pools scale by themselves, within nodePools.<pool>.limit");
        NotOnGke(map, "logRetentionDays", "logs are kept as long as the project's bucket _Default of Cloud Logging says");
        map.RejectUnknownKeys();
        return settings;
    }

    private static GkeMaintenanceSettings Maintenance(MapReader map)
    {
        var settings = new GkeMaintenanceSettings(
            map.Scalars(
                "days", [DayOfWeek.Saturday, DayOfWeek.Sunday], ScalarFormats.OneOf<DayOfWeek>(),
                "The days of the week on which Google may change the cluster."),
            map.Optional(
                "start", "02:00", ScalarFormats.Matching("a time in UTC, in quotes, such as \"02:00\"", TimePattern()),
                "When the window opens, in UTC."),
            map.Optional("hours", 8, ScalarFormats.Integer(4, 24), "How long it is open."));
        map.RejectUnknownKeys();
        var days = settings.Days.Distinct().Count();
        if (map.Valid && days * settings.Hours < 12)
        {
            map.Error(
                "hours", $"is {settings.Hours} on {days} days of the week, but Google demands 48 hours in any 32 days. Let days times hours be at least 12.");
        }

        return settings;
    }

    private static GkeAccessSettings Access(MapReader map)
    {
        var groups = map.ScalarMap(
            "groups", "group", GroupAddress,
            "The Google group that a group is which a tenant names.", "required for each that one names");
        var settings = new GkeAccessSettings(
            map.Optional<string?>(
                "securityGroup", null,
                ScalarFormats.Matching(
                    "the address of the group gke-security-groups of your domain such as gke-security-groups@example.com",
                    SecurityGroupPattern(), "GKE accepts no other name.")!,
                "The Google group that holds all groups below as members.", "required where there are groups"),
            groups);
        NotOnGke(map, "admins", "IAM says who administers: give them roles/container.admin on the project");
        map.RejectUnknownKeys();
        if (map.Valid && !groups.IsEmpty && settings.SecurityGroup is null)
        {
            map.Error(
                "securityGroup",
                "is missing, but without it GKE does not look at Google groups. Add gke-security-groups@ your domain, with the groups as its members.");
        }

        return settings;
    }

    private static GkeDataLakeSettings DataLake(MapReader map)
    {
        var settings = new GkeDataLakeSettings(
            map.Optional<string?>(
                "bucket", null, ScalarFormats.Matching("a bucket's name of 3 to 63 lower-case letters, digits and dashes", BucketPattern())!,
                "The bucket's name, unique in the world.", "`<name>-data-<project number>`"),
            map.Optional("eventLogDays", 90, ScalarFormats.Integer(1, 3650), "How long Spark's event logs are kept."),
            map.Optional(
                "noncurrentVersionDays", 30, ScalarFormats.Integer(1, 3650),
                "How long overwritten and deleted objects can be brought back."),
            map.Optional("softDeleteDays", 7, new ScalarFormat<int>(
                "0 or a whole number from 7 to 90",
                scalar => int.TryParse(scalar.Text, out var days) && days is 0 or (>= 7 and <= 90) ? days : Parsed<int>.No())
            {
                Schema = ScalarSchema.Integer(0, 90),
            },
                "How long after that Google can still restore them."),
            map.Optional(
                "accessLogs", true, ScalarFormats.Boolean,
                "Whether each request to a bucket of the project is logged, in Cloud Logging. `false` does not turn off what the project has on."));
        map.RejectUnknownKeys();
        return settings;
    }

    /// <summary>Tags are labels on Google Cloud, which are written more strictly than elsewhere.</summary>
    private static void Labels(MapReader tags)
    {
        var label = ScalarFormats.Matching("a label's value of at most 63 lower-case letters, digits, dashes and underscores on GKE", LabelValuePattern());
        foreach (var key in tags.Keys)
        {
            if (!LabelKeyPattern().IsMatch(key))
            {
                tags.Error(
                    key,
                    "is no label's key on GKE, where it has at most 63 lower-case letters, "
                    + "digits, dashes and underscores and starts with a letter. Rename it.");
            }

            tags.Again(key, label);
        }
    }

    /// <summary>The networks must hold all the nodes that the pools can have: GKE would find out under load.</summary>
    private static void Validate(GkeNetworkSettings network, GkeNodeSettings nodes, MapReader networkMap, MapReader nodesMap)
    {
        if (network.NodesWithPods < nodes.MaximumNodes)
        {
            networkMap.Error(
                "podCidr",
                $"is {network.PodCidr}, which has room for {network.NodesWithPods} nodes of {network.PodsPerNode} pods, but the node pools can have "
                + $"{nodes.MaximumNodes} while they are upgraded. Take a larger network, or lower podsPerNode or the pools' limits.");
        }

        if (network.NodesWithAddress < nodes.MaximumNodes)
        {
            networkMap.Error(
                "cidr",
                $"is {network.Cidr}, which has addresses for {network.NodesWithAddress} nodes, but the node pools can have {nodes.MaximumNodes} while they are "
                + "upgraded. Take a larger network, or lower the pools' limits.");
        }

        foreach (var (role, pool) in nodes.Elastic)
        {
            var map = nodesMap.Map(ScalarFormats.Spelling(role));
            foreach (var zone in pool.Zones.Where(zone => !network.Zones.Contains(zone)))
            {
                map.Error("zones", network.Zones.IsEmpty
                    ? $"has {zone}, but the network's zones are not named. Name them in network.zones."
                    : $"has {zone}, but network.zones are {string.Join(", ", network.Zones)}. Add it there, or remove it here.");
            }
        }
    }

    /// <summary>Refuses a key of another cloud with the reason, because "not a known key" would leave a person looking for a spelling mistake.</summary>
    internal static void NotOnGke(MapReader map, string key, string reason)
    {
        if (map.Has(key))
        {
            map.Error(key, $"is there, but not on GKE: {reason}. Remove it.");
        }
    }

    [GeneratedRegex(@"^[a-z]\z")]
    private static partial Regex ZonePattern();

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^gke-security-groups@[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    private static partial Regex SecurityGroupPattern();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,63}\z")]
    private static partial Regex KeyRingPattern();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"^[a-z][a-z0-9_-]{0,62}\z")]
    private static partial Regex LabelKeyPattern();

    [GeneratedRegex(@"^[a-z0-9_-]{1,63}\z")]
    private static partial Regex LabelValuePattern();
}
