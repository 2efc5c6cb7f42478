using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads how the tenants' pods get their turn, and refuses what the chosen scheduler cannot promise.</summary>
internal static partial class SchedulerSettingsReader
{
    private static readonly ScalarFormat<string> Delay = ScalarFormats.Matching("a duration such as 30s, 5m or 1h", DelayPattern());

    public static SchedulerSettings Read(MapReader map)
    {
        var charts = map.Map("charts", "The charts of the schedulers.");
        var settings = new SchedulerSettings(
            map.Optional(
                "kind", SchedulerKind.Yunikorn, ScalarFormats.OneOf<SchedulerKind>(),
                "YuniKorn takes back executor by executor; Kueue whole applications, none of them with dynamic allocation."),
            map.Optional("namespace", "scheduling", ScalarFormats.Name(40), "Where it is installed."),
            map.Optional(
                "replicas", 2, ScalarFormats.Integer(1, 5),
                "How many of YuniKorn's admission controllers, or of Kueue, stand by. YuniKorn's scheduler is always one."),
            map.Optional(
                "preemptionDelay", "60s", Delay,
                "How long a pod of a tenant below its guarantee waits before others' pods are stopped for it. Longer than a new node takes, it "
                + "spares them. YuniKorn only."),
            Chart(charts, "yunikorn", "https://apache.github.io/yunikorn-release", "1.9.0"),
            Chart(charts, "kueue", "oci://registry.k8s.io/kueue/charts", "0.19.2"));
        charts.RejectUnknownKeys();
        map.RejectUnknownKeys();
        return settings;
    }

    /// <param name="settings">The platform, read without error.</param>
    /// <param name="errors">Takes what the scheduler cannot promise.</param>
    public static void Validate(PlatformSettings settings, SettingsErrors errors)
    {
        if (settings.Scheduler.Kind != SchedulerKind.Yunikorn)
        {
            return;
        }

        foreach (var tenant in settings.Tenants.Where(tenant => tenant.Sharing.Lend.KeepsBack(tenant.Guaranteed)))
        {
            // A queue has a guarantee and a maximum and nothing else: QueueConfig in yunikorn-core 1.9.0, pkg/common/configs/config.go.
            tenant.Source.Error(
                errors,
                "lendLimit",
                "keeps some of the guarantee back, but YuniKorn knows no lending limit: it lends all that is idle, and takes it back after "
                + "scheduler.preemptionDelay. Remove it, or set scheduler.kind to kueue.");
        }
    }

    private static ChartSettings Chart(MapReader charts, string name, string repository, string version) => charts.MapIf(
        name, charts.Has(name), "The chart of the scheduler.", map => ChartReader.Read(map, name, repository), $"version `{version}`")
        ?? new ChartSettings(name, repository, version, 600);

    // YuniKorn reads durations as Go does, which knows no days.
    [GeneratedRegex(@"^[1-9][0-9]*(s|m|h)\z")]
    private static partial Regex DelayPattern();
}
