using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Helm;

internal sealed class HelmReleaseAtomic : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-release-atomic",
        Title = "Failed Helm releases are rolled back (atomic)",
        Severity = Severity.Medium,
        Why = "Otherwise a failed upgrade leaves a mix of two versions, and the next deployment stops at a release that is still pending.",
        Remedy =
            "Set Atomic and a Timeout on the release, and leave SkipAwait unset. The platform's ChartRelease does it; the timeout is chart.timeoutSeconds in "
            + "stacks/platform.yaml.",
        Link = "https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/",
    };

    /// <summary>The newer kind of release is a list of objects, which Pulumi itself makes and waits for.</summary>
    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource release, Check check)
    {
        check.Require(release["atomic"].IsTrue, release["atomic"], $"The chart {release["chart"]} is not rolled back when it fails.");
        check.Require(release["timeout"].Number(seconds => seconds > 0), release["timeout"], $"The chart {release["chart"]} has no timeout.");
        check.Require(!release["skipAwait"].IsTrue, release["skipAwait"], $"Pulumi does not wait until the chart {release["chart"]} is ready.");
    }
}
