using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace Policies.Rules.Helm;

internal sealed partial class HelmChartVersionPinned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-chart-version-pinned",
        Title = "Helm chart versions are pinned",
        Severity = Severity.High,
        Why = "Without an exact version the next deployment installs a newer chart that no one has reviewed, and two clusters created a week apart differ.",
        Remedy = "Set an exact version such as 88.5.3; the platform's charts have theirs in stacks/platform.yaml, chart.version.",
        Link = "https://helm.sh/docs/chart_best_practices/dependencies/",
    };

    public override IReadOnlyList<string> Types { get; } = ["kubernetes:helm.sh/v3:Release", "kubernetes:helm.sh/v4:Chart"];

    public override void Examine(Resource release, Check check)
    {
        var version = release["version"];
        check.Require(version.Exists, version, $"The chart {release["chart"]} has no version, so the newest one is installed.");
        check.Require(
            !version.Exists | version.Text(text => ExactVersion().IsMatch(text)), version,
            $"The version of the chart {release["chart"]} is {version}, which is not one exact version.");
    }

    // Semantic versions; some charts write a v before them.
    [GeneratedRegex(@"^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z")]
    private static partial Regex ExactVersion();
}
