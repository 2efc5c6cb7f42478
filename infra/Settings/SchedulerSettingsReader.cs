using System.Text.RegularExpressions;
using Configuration;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads how the tenants' pods get their turn, and refuses what the chosen scheduler cannot promise.</summary>
internal static partial class SchedulerSettingsReader
{
    private static readonly Rule<string> Delay = Rules.Matching("a duration such as 30s, 5m or 1h", DelayPattern());

    public static SchedulerSettings Read(MapReader map)
    {
        var charts = map.Map("charts");
        var settings = new SchedulerSettings(
            map.Optional("kind", SchedulerKind.Yunikorn, Rules.OneOf<SchedulerKind>()),
            map.Optional("namespace", "scheduling", Rules.Name(40)),
            map.Optional("replicas", 2, Rules.Integer(1, 5)),
            map.Optional("preemptionDelay", "60s", Delay),
            Chart(charts, "yunikorn", "https://apache.github.io/yunikorn-release", "1.9.0"),
            Chart(charts, "kueue", "oci://registry.k8s.io/kueue/charts", "0.19.2"));
        charts.Done();
        map.Done();
        return settings;
    }

    /// <param name="settings">The platform, read without error.</param>
    /// <param name="root">Where it was read.</param>
    /// <param name="errors">Takes what the scheduler cannot promise.</param>
    public static void Relate(PlatformSettings settings, YamlMapping root, SettingsErrors errors)
    {
        if (settings.Scheduler.Kind != SchedulerKind.Yunikorn)
        {
            return;
        }

        var written = ((YamlSequence)root.Find("tenants")!.Value).Items.OfType<YamlMapping>();
        foreach (var (tenant, node) in settings.Tenants.Zip(written).Where(pair => pair.First.Sharing.Lend.KeepsBack(pair.First.Guaranteed)))
        {
            // A queue has a guarantee and a maximum and nothing else: QueueConfig in yunikorn-core 1.9.0, pkg/common/configs/config.go.
            new MapReader(node, $"tenants[{tenant.Name}]", errors).Error("lendLimit", "keeps some of the guarantee back, but YuniKorn knows no lending limit: it lends all that is idle, and takes it back after scheduler.preemptionDelay. Remove it, or set scheduler.kind to kueue.");
        }
    }

    private static ChartSettings Chart(MapReader charts, string name, string repository, string version) => charts.Has(name)
        ? ChartReader.Read(charts.Map(name), name, repository)
        : new ChartSettings(name, repository, version, 600);

    // YuniKorn reads durations as Go does, which knows no days.
    [GeneratedRegex(@"^[1-9][0-9]*(s|m|h)\z")]
    private static partial Regex DelayPattern();
}
