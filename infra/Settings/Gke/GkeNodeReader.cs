using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.Gke;

/// <summary>Reads the node pools of a stack on GKE.</summary>
internal static partial class GkeNodeReader
{
    private static readonly ScalarFormat<GkeMachineType> MachineType = new(
        "a machine type whose size and disks are known here",
        scalar => GkeMachineTypes.Find(scalar.Text) ?? Parsed<GkeMachineType>.No($"Known are {GkeMachineTypes.Known}."));

    private static readonly ScalarFormat<Quantity> DiskSize = ScalarFormats.WholeGi(20, 4096);

    private static readonly ScalarFormat<string> ZoneLetter = ScalarFormats.Matching("the letter of one of the region's zones such as a", ZonePattern());

    public static GkeNodeSettings Read(MapReader map)
    {
        var settings = new GkeNodeSettings(
            System(map.Map("system", "The platform's own nodes.")),
            Pool(map.Map(
                "driver",
                "The nodes of drivers, notebooks and of pods that name no pool."
                ), "n4-standard-16", spot: false, disk: "100Gi", least: 1, forDrivers: true),
            Pool(map.Map("executor", "The nodes of executors."), "n4-highmem-32", spot: true, disk: "200Gi"),
            Pool(map.Map("large", "Machines from 64 vCPUs."), "c4-highmem-96", spot: false, disk: "500Gi"),
            Pool(map.Map("localNvme", "Machines with local NVMe disks."), "c4-highmem-32-lssd", spot: true, disk: "50Gi"));
        GkeSettingsReader.NotOnGke(map, "ami", "the nodes' image follows the cluster's version");
        map.RejectUnknownKeys();
        if (settings.Large.Machine is { Vcpus: < 64 } small)
        {
            map.Map("large").Error(
                "machineType", $"is {small.Name}, which has {small.Vcpus} vCPUs, but the large pool is for machines of 64 and more. Choose a larger one.");
        }

        if (settings.LocalNvme.Machine is { LocalSsds: 0 } diskless)
        {
            map.Map("localNvme").Error(
                "machineType", $"is {diskless.Name}, which has no local disks on GKE. Choose one whose name ends in -lssd, for example c4-highmem-32-lssd.");
        }

        return settings;
    }

    private static GkeSystemPoolSettings System(MapReader map)
    {
        var settings = new GkeSystemPoolSettings(
            map.Optional("machineType", GkeMachineTypes.Named("n4-standard-4"), MachineType, "The machine type of the platform's own nodes."),
            map.Optional("minimum", 3, ScalarFormats.Integer(3, 20), "The least number of them."),
            map.Optional("maximum", 6, ScalarFormats.Integer(3, 50), "The most of them."),
            map.Optional("diskSize", Quantity.Parse("80Gi"), DiskSize, "Each one's disk."));
        GkeSettingsReader.NotOnGke(map, "instanceTypes", "a node pool has one machineType");
        map.RejectUnknownKeys();
        if (map.Valid && settings.Maximum < settings.Minimum)
        {
            map.Error("maximum", $"is {settings.Maximum}, less than minimum, which is {settings.Minimum}. Raise it.");
        }

        return settings;
    }

    private static GkePoolSettings Pool(MapReader map, string machineType, bool spot, string disk, int least = 0, bool forDrivers = false)
    {
        var settings = new GkePoolSettings(
            PoolLimit.Read(map),
            map.Optional(
                "machineType", GkeMachineTypes.Named(machineType), MachineType,
                "Its machine type: for `large` from 64 vCPUs, for `localNvme` with local disks."),
            map.Optional("minimum", least, ScalarFormats.Integer(0, 1000), "The least number of nodes."),
            map.Optional("spot", spot, ScalarFormats.Boolean, "Whether its nodes are spot machines; never for `driver`."),
            map.Optional(
                "onDemandPercent", 25, ScalarFormats.Integer(0, 90),
                "Of a pool on spot machines: how many of a hundred nodes may be on demand, in a second pool with the same label and taint, "
                + "where there are no spot machines. The limit holds for both together."),
            map.Optional("diskSize", Quantity.Parse(disk), DiskSize, "Each node's disk."),
            map.Scalars("zones", [], ZoneLetter, "The letters of the zones that it is in, where its machines are not in all.", "all zones"),
            forDrivers && DrainLimit.Read(map) is { } limit ? DrainLimit.Span(limit) : null);
        GkeSettingsReader.NotOnGke(map, "instanceCategories", "a node pool has one machineType");
        GkeSettingsReader.NotOnGke(map, "vcpus", "a node pool has one machineType");
        GkeSettingsReader.NotOnGke(map, "consolidateAfter", "its autoscaler decides when idle nodes go, after about ten minutes");
        GkeSettingsReader.NotOnGke(map, "expireAfter", "nodes are replaced by upgrades, in the maintenance windows; for driver see drainLimit");
        map.RejectUnknownKeys();
        if (settings.DrainLimit > TimeSpan.FromDays(7))
        {
            map.Error("drainLimit", $"is {settings.DrainLimit.Value.TotalHours:0}h, but Google waits for 168h at most. Lower it, or write never.");
        }

        if (settings.Spot && forDrivers)
        {
            map.Error("spot", "is true, but a driver that loses its node takes its application with it. Leave the key out.");
        }

        if (map.Valid)
        {
            Validate(settings, map);
        }

        return settings;
    }

    private static void Validate(GkePoolSettings pool, MapReader map)
    {
        var machine = pool.Machine;
        if (pool.MaximumNodes == 0)
        {
            map.Error(
                "limit",
                $"is {pool.Limit.Cpu} cores and {pool.Limit.Memory}, less than one {machine.Name}, which has "
                + $"{machine.Vcpus} and {machine.MemoryGi}Gi. Raise it, or choose a smaller machineType.");
        }
        else if (pool.Minimum > pool.MaximumNodes - pool.FallbackNodes)
        {
            map.Error(
                "minimum",
                $"is {pool.Minimum}, but the limit is enough for {pool.MaximumNodes - pool.FallbackNodes} "
                + $"{machine.Name} in addition to {pool.FallbackNodes} on demand. Lower it or raise the limit.");
        }
        else if (pool.MaximumNodes == pool.FallbackNodes)
        {
            map.Error("limit", $"is enough for one {machine.Name}, but spot and on-demand nodes need one each. Raise it, or set onDemandPercent to 0.");
        }
    }

    [GeneratedRegex(@"^[a-z]\z")]
    private static partial Regex ZonePattern();
}
