using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace Policies.Rules.Helm;

internal sealed partial class HelmChartVersionPinned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-chart-version-pinned",
        Title = "A Helm chart has an exact version",
        Severity = Severity.High,
        Why = "Without an exact version the next deployment takes whatever was published since, reviewed by nobody, and two clusters made a week apart are not the same.",
        Remedy = "Give the release an exact version such as 88.5.3; the platform's charts have theirs in stacks/platform.yaml, chart.version.",
        Link = "https://helm.sh/docs/chart_best_practices/dependencies/",
    };

    public override IReadOnlyList<string> Types { get; } = ["kubernetes:helm.sh/v3:Release", "kubernetes:helm.sh/v4:Chart"];

    public override void Examine(Resource release, Check check)
    {
        var version = release["version"];
        check.Require(version.Exists, version, $"The chart {release["chart"]} has no version, so the newest one is taken.");
        check.Require(!version.Exists | version.Text(text => ExactVersion().IsMatch(text)), version, $"The version of the chart {release["chart"]} is {version}, which is not one exact version.");
    }

    // Semantic versions; some charts write a v before them.
    [GeneratedRegex(@"^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z")]
    private static partial Regex ExactVersion();
}
