using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.Gke;

/// <summary>Reads the node pools of a stack on GKE.</summary>
internal static partial class GkeNodeReader
{
    private static readonly ScalarFormat<GkeMachineType> MachineType = new(
        "a machine type whose size and disks are known here",
        scalar => GkeMachineTypes.Find(scalar.Text) ?? Parsed<GkeMachineType>.No($"Known are {GkeMachineTypes.Known}."));

    private static readonly ScalarFormat<Quantity> WholeGi = new(
        "a size in whole Gi from 20Gi to 4096Gi",
        scalar => WholeGiPattern().Match(scalar.Text) is { Success: true } match && int.Parse(match.Groups[1].Value) is >= 20 and <= 4096
            ? Quantity.Parse(scalar.Text)
            : Parsed<Quantity>.No());

    private static readonly ScalarFormat<string> ZoneLetter = ScalarFormats.Matching("the letter of one of the region's zones such as a", ZonePattern());

    public static GkeNodeSettings Read(MapReader map)
    {
        var settings = new GkeNodeSettings(
            System(map.Map("system")),
            Pool(map.Map("driver"), "n4-standard-16", spot: false, disk: "100Gi", least: 1, maySpot: false),
            Pool(map.Map("executor"), "n4-highmem-32", spot: true, disk: "200Gi"),
            Pool(map.Map("large"), "c4-highmem-96", spot: false, disk: "500Gi"),
            Pool(map.Map("localNvme"), "c4-highmem-32-lssd", spot: true, disk: "50Gi"));
        GkeSettingsReader.NotOnGke(map, "ami", "the nodes' image follows the cluster's version");
        map.RejectUnknownKeys();
        if (settings.Large.Machine is { Vcpus: < 64 } small)
        {
            map.Map("large").Error("machineType", $"is {small.Name}, which has {small.Vcpus} vCPUs, but the large pool is for machines of 64 and more. Choose a larger one.");
        }

        if (settings.LocalNvme.Machine is { LocalSsds: 0 } diskless)
        {
            map.Map("localNvme").Error("machineType", $"is {diskless.Name}, which has no local disks on GKE. Choose one whose name ends in -lssd, for example c4-highmem-32-lssd.");
        }

        return settings;
    }

    private static GkeSystemPoolSettings System(MapReader map)
    {
        var settings = new GkeSystemPoolSettings(
            map.Optional("machineType", GkeMachineTypes.Named("n4-standard-4"), MachineType),
            map.Optional("minimum", 3, ScalarFormats.Integer(3, 20)),
            map.Optional("maximum", 6, ScalarFormats.Integer(3, 50)),
            map.Optional("diskSize", Quantity.Parse("80Gi"), WholeGi));
        GkeSettingsReader.NotOnGke(map, "instanceTypes", "a node pool has one machineType");
        map.RejectUnknownKeys();
        if (map.Valid && settings.Maximum < settings.Minimum)
        {
            map.Error("maximum", $"is {settings.Maximum}, less than minimum, which is {settings.Minimum}. Raise it.");
        }

        return settings;
    }

    private static GkePoolSettings Pool(MapReader map, string machineType, bool spot, string disk, int least = 0, bool maySpot = true)
    {
        var limit = map.Map("limit");
        var settings = new GkePoolSettings(
            new Resources(limit.Required("cpu", ScalarFormats.Cpu), limit.Required("memory", ScalarFormats.Bytes)),
            map.Optional("machineType", GkeMachineTypes.Named(machineType), MachineType),
            map.Optional("minimum", least, ScalarFormats.Integer(0, 1000)),
            map.Optional("spot", spot, ScalarFormats.Boolean),
            map.Optional("onDemandPercent", 25, ScalarFormats.Integer(0, 90)),
            map.Optional("diskSize", Quantity.Parse(disk), WholeGi),
            map.Scalars("zones", [], ZoneLetter));
        limit.RejectUnknownKeys();
        GkeSettingsReader.NotOnGke(map, "instanceCategories", "a node pool has one machineType");
        GkeSettingsReader.NotOnGke(map, "vcpus", "a node pool has one machineType");
        GkeSettingsReader.NotOnGke(map, "consolidateAfter", "its autoscaler decides when idle nodes go, after about ten minutes");
        GkeSettingsReader.NotOnGke(map, "expireAfter", "nodes are replaced by upgrades, in the maintenance windows");
        map.RejectUnknownKeys();
        if (settings.Spot && !maySpot)
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
            map.Error("limit", $"is {pool.Limit.Cpu} cores and {pool.Limit.Memory}, less than one {machine.Name}, which has {machine.Vcpus} and {machine.MemoryGi}Gi. Raise it, or choose a smaller machineType.");
        }
        else if (pool.Minimum > pool.MaximumNodes - pool.FallbackNodes)
        {
            map.Error("minimum", $"is {pool.Minimum}, but the limit is enough for {pool.MaximumNodes - pool.FallbackNodes} {machine.Name} besides {pool.FallbackNodes} on demand. Lower it or raise the limit.");
        }
        else if (pool.MaximumNodes == pool.FallbackNodes)
        {
            map.Error("limit", $"is enough for one {machine.Name}, but spot and on-demand nodes need one each. Raise it, or set onDemandPercent to 0.");
        }
    }

    [GeneratedRegex(@"^([1-9][0-9]{0,3})Gi\z")]
    private static partial Regex WholeGiPattern();

    [GeneratedRegex(@"^[a-z]\z")]
    private static partial Regex ZonePattern();
}
