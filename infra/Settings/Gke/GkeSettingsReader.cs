using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.Gke;

/// <summary>Reads what is particular to GKE out of a stack's configuration.</summary>
internal static partial class GkeSettingsReader
{
    private static readonly ScalarFormat<string> ZoneLetter = ScalarFormats.Matching("the letter of one of the region's zones such as a", ZonePattern());

    private static readonly ScalarFormat<string> GroupAddress = ScalarFormats.Matching("a Google group's address such as analytics@example.com", AddressPattern());

    /// <summary>The keys that a stack on GKE has besides those of every stack.</summary>
    public static ImmutableArray<string> Keys { get; } = ["network", "cluster", "access", "nodePools", "dataLake"];

    public static GkeSettings Read(MapReader root)
    {
        var network = root.Map("network");
        var nodes = root.Map("nodePools");
        var settings = new GkeSettings
        {
            Network = Network(network),
            Cluster = Cluster(root.Map("cluster")),
            Access = Access(root.Map("access")),
            Nodes = GkeNodeReader.Read(nodes),
            DataLake = DataLake(root.Map("dataLake")),
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
            map.Required("cidr", ScalarFormats.Network(16, 26)),
            map.Required("podCidr", ScalarFormats.Network(9, 21)),
            map.Optional("serviceCidr", Cidr.Parse("172.20.0.0/20"), ScalarFormats.Network(16, 27)),
            map.Required("filesCidr", ScalarFormats.Network(16, 24)),
            map.Scalars("reserved", [], ScalarFormats.Network(1, 32)),
            map.Scalars("zones", [], ZoneLetter),
            map.Optional("podsPerNode", 64, ScalarFormats.Integer(16, 256)),
            map.Optional("flowLogs", true, ScalarFormats.Boolean));
        NotOnGke(map, "nat", "Cloud NAT is in no zone, so no zone can fail it");
        NotOnGke(map, "interfaceEndpoints", "nodes reach Google's services from inside by Private Google Access");
        map.RejectUnknownKeys();
        if (map.Valid)
        {
            map.RequireDisjoint(
                [("cidr", settings.Cidr), ("podCidr", settings.PodCidr), ("serviceCidr", settings.ServiceCidr), ("filesCidr", settings.FilesCidr)], settings.Reserved);
            if (settings.Zones.Length is 1 or > 4 || settings.Zones.Distinct().Count() != settings.Zones.Length)
            {
                map.Error("zones", $"is {string.Join(", ", settings.Zones)}, but two to four different zones are expected. Leave the key out for the region's first three.");
            }
        }

        return settings;
    }

    private static GkeClusterSettings Cluster(MapReader map)
    {
        var settings = new GkeClusterSettings(
            map.Required("version", ScalarFormats.KubernetesMinor),
            map.Optional("releaseChannel", GkeReleaseChannel.Regular, ScalarFormats.OneOf<GkeReleaseChannel>()),
            map.Optional("minorUpgrades", GkeMinorUpgrades.Held, ScalarFormats.OneOf<GkeMinorUpgrades>()),
            map.Optional("dnsEndpoint", true, ScalarFormats.Boolean),
            map.Scalars("publicAccessCidrs", [], ScalarFormats.Network(0, 32)),
            map.Scalars("privateAccessCidrs", [], ScalarFormats.Network(0, 32)),
            Maintenance(map.Map("maintenance")),
            map.Optional<string?>("keyRing", null, new ScalarFormat<string?>(
                "a key ring's name of 1 to 63 letters, digits, dashes and underscores",
                scalar => KeyRingPattern().IsMatch(scalar.Text) ? scalar.Text : Parsed<string?>.No())),
            map.Optional("deletionProtection", true, ScalarFormats.Boolean));
        NotOnGke(map, "addons", "add-ons are part of the version");
        NotOnGke(map, "karpenter", "the node pools scale by themselves, within nodePools.<pool>.limit");
        NotOnGke(map, "logRetentionDays", "logs are kept as long as the project's bucket _Default of Cloud Logging says");
        map.RejectUnknownKeys();
        foreach (var (key, cidrs) in new[] { ("publicAccessCidrs", settings.PublicAccessCidrs), ("privateAccessCidrs", settings.PrivateAccessCidrs) })
        {
            if (cidrs.Any(cidr => cidr?.PrefixLength == 0))
            {
                map.Error(key, "has 0.0.0.0/0, which opens the API server to everybody who can reach it. List the networks that you come from, or leave the key out.");
            }
        }

        return settings;
    }

    private static GkeMaintenanceSettings Maintenance(MapReader map)
    {
        var settings = new GkeMaintenanceSettings(
            map.Scalars("days", [DayOfWeek.Saturday, DayOfWeek.Sunday], ScalarFormats.OneOf<DayOfWeek>()),
            map.Optional("start", "02:00", ScalarFormats.Matching("a time in UTC, in quotes, such as \"02:00\"", TimePattern())),
            map.Optional("hours", 8, ScalarFormats.Integer(4, 24)));
        map.RejectUnknownKeys();
        var days = settings.Days.Distinct().Count();
        if (map.Valid && days * settings.Hours < 12)
        {
            map.Error("hours", $"is {settings.Hours} on {days} days of the week, but Google demands 48 hours in any 32 days. Let days times hours be at least 12.");
        }

        return settings;
    }

    private static GkeAccessSettings Access(MapReader map)
    {
        var groups = map.ScalarMap("groups", GroupAddress);
        var settings = new GkeAccessSettings(
            map.Optional<string?>("securityGroup", null, new ScalarFormat<string?>(
                "the address of the group gke-security-groups of your domain such as gke-security-groups@example.com",
                scalar => SecurityGroupPattern().IsMatch(scalar.Text) ? scalar.Text : Parsed<string?>.No("GKE accepts no other name."))),
            groups);
        NotOnGke(map, "admins", "IAM says who administers: give them roles/container.admin on the project");
        map.RejectUnknownKeys();
        if (map.Valid && !groups.IsEmpty && settings.SecurityGroup is null)
        {
            map.Error("securityGroup", "is missing, but without it GKE does not look at Google groups. Add gke-security-groups@ your domain, with the groups as its members.");
        }

        return settings;
    }

    private static GkeDataLakeSettings DataLake(MapReader map)
    {
        var settings = new GkeDataLakeSettings(
            map.Optional<string?>("bucket", null, new ScalarFormat<string?>(
                "a bucket's name of 3 to 63 lower-case letters, digits and dashes",
                scalar => BucketPattern().IsMatch(scalar.Text) ? scalar.Text : Parsed<string?>.No())),
            map.Optional("eventLogDays", 90, ScalarFormats.Integer(1, 3650)),
            map.Optional("noncurrentVersionDays", 30, ScalarFormats.Integer(1, 3650)),
            map.Optional("softDeleteDays", 7, new ScalarFormat<int>(
                "0 or a whole number from 7 to 90",
                scalar => int.TryParse(scalar.Text, out var days) && days is 0 or (>= 7 and <= 90) ? days : Parsed<int>.No())));
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
                tags.Error(key, "is no label's key on GKE, where it has at most 63 lower-case letters, digits, dashes and underscores and starts with a letter. Rename it.");
            }

            tags.Required(key, label);
        }
    }

    /// <summary>The networks must hold all the nodes that the pools can have: GKE would find out under load.</summary>
    private static void Validate(GkeNetworkSettings network, GkeNodeSettings nodes, MapReader networkMap, MapReader nodesMap)
    {
        if (network.NodesWithPods < nodes.MaximumNodes)
        {
            networkMap.Error("podCidr", $"is {network.PodCidr}, which has room for {network.NodesWithPods} nodes of {network.PodsPerNode} pods, but the node pools can have {nodes.MaximumNodes} while they are upgraded. Take a larger network, or lower podsPerNode or the pools' limits.");
        }

        if (network.NodesWithAddress < nodes.MaximumNodes)
        {
            networkMap.Error("cidr", $"is {network.Cidr}, which has addresses for {network.NodesWithAddress} nodes, but the node pools can have {nodes.MaximumNodes} while they are upgraded. Take a larger network, or lower the pools' limits.");
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
