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
            "operator atomic: The chart operator is not rolled back when it fails.",
            "operator timeout: The chart operator has no timeout."),
        Refused(
            "skipAwait", Release("atomic: true, timeout: 600, skipAwait: true"), "operator skipAwait: Pulumi does not wait until the chart operator is ready."),
        Undecided("not known", Release("atomic: true, timeout: !unknown "), "operator timeout"),
        Ignored("the newer kind of release", Resource("kubernetes:helm.sh/v4:Chart", "operator", "chart: operator")),
    ];

    private static Resource Release(string properties) => Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: operator, {properties} }}");
}
