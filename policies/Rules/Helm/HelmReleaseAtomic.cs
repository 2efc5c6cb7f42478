using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Helm;

internal sealed class HelmReleaseAtomic : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-release-atomic",
        Title = "A chart that does not come up is taken back",
        Severity = Severity.Medium,
        Why = "Otherwise half of a new version stays beside half of the old one, and the next deployment stops at a release that is still pending.",
        Remedy = "Set Atomic and a Timeout on the release, and leave SkipAwait. The platform's ChartRelease does it; the time is chart.timeoutSeconds in stacks/platform.yaml.",
        Link = "https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/",
    };

    /// <summary>The newer kind of release is a list of objects, which Pulumi itself makes and waits for.</summary>
    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource release, Check check)
    {
        check.Require(release["atomic"].IsTrue, release["atomic"], $"The chart {release["chart"]} is left half-installed when it fails.");
        check.Require(release["timeout"].Number(seconds => seconds > 0), release["timeout"], $"The chart {release["chart"]} has no time in which it must be up.");
        check.Require(!release["skipAwait"].IsTrue, release["skipAwait"], $"Nobody waits until the chart {release["chart"]} is up.");
    }
}
