using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Helm;

public sealed class HelmReleaseAtomicTests : RuleTests
{
    protected override string Policy => "helm-release-atomic";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("taken back", Release("atomic: true, timeout: 600")),
        Refused(
            "by default",
            Release("version: 1.0.0"),
            "operator atomic: The chart operator is left half-installed when it fails.",
            "operator timeout: The chart operator has no time in which it must be up."),
        Refused("nobody waits", Release("atomic: true, timeout: 600, skipAwait: true"), "operator skipAwait: Nobody waits until the chart operator is up."),
        Undecided("not known", Release("atomic: true, timeout: !unknown "), "operator timeout"),
        Ignored("the newer kind of release", Resource("kubernetes:helm.sh/v4:Chart", "operator", "chart: operator")),
    ];

    private static Resource Release(string properties) => Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: operator, {properties} }}");
}
