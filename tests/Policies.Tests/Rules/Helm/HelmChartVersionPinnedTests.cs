using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Helm;

public sealed class HelmChartVersionPinnedTests : RuleTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    protected override string Policy => "helm-chart-version-pinned";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a version", Resource(Release, "spark-operator", "{ chart: spark-operator, version: 2.5.2 }")),
        Accepted("a version with a v and more", Resource(Release, "cert-manager", "{ chart: cert-manager, version: v1.19.0-beta.1+build }")),
        Accepted("the newer kind of release", Resource("kubernetes:helm.sh/v4:Chart", "spark-operator", "{ chart: spark-operator, version: 2.5.2 }")),
        Refused(
            "none",
            Resource(Release, "spark-operator", "{ chart: spark-operator }"),
            "spark-operator version: The chart spark-operator has no version, so the newest one is installed."),
        Refused(
            "a range",
            Resource(Release, "spark-operator", "{ chart: spark-operator, version: ^2.5.0 }"),
            "spark-operator version: The version of the chart spark-operator is ^2.5.0, which is not one exact version."),
        Refused(
            "a part of a version",
            Resource(Release, "spark-operator", "{ chart: !unknown , version: \"2.5\" }"),
            "spark-operator version: The version of the chart (known after apply) is 2.5, which is not one exact version."),
        Undecided("not known", Resource(Release, "spark-operator", "{ chart: spark-operator, version: !unknown }"), "spark-operator version"),
    ];
}
