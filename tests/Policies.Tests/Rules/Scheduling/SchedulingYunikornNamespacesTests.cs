using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Scheduling;

public sealed class SchedulingYunikornNamespacesTests : RuleTests
{
    protected override string Policy => "scheduling-yunikorn-namespaces";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("the tenants'", Namespace("analytics"), Namespace("science"), YuniKorn("^analytics$,^science$")),
        Refused("all by default", [Namespace("analytics"), YuniKorn("")], $"{Path}: YuniKorn schedules the pods of all namespaces."),
        Refused(
            "one left out, and one that is no tenant's",
            [Namespace("analytics"), Namespace("science"), Namespace("monitoring", "app: prometheus"), YuniKorn("^analytics$,^monitoring$")],
            $"{Path}: YuniKorn does not schedule the pods of the tenant namespace science.",
            $"{Path}: YuniKorn schedules the pods of ^monitoring$, which does not match exactly one tenant namespace."),
        Refused(
            "a part of a name",
            [Namespace("analytics"), YuniKorn("analytics")],
            $"{Path}: YuniKorn does not schedule the pods of the tenant namespace analytics.",
            $"{Path}: YuniKorn schedules the pods of analytics, which does not match exactly one tenant namespace."),
        Undecided(
            "not known",
            [Namespace("analytics"), Resource("kubernetes:helm.sh/v3:Release", "yunikorn", "{ chart: yunikorn, values: { yunikornDefaults: !unknown  } }")],
            "yunikorn values.yunikornDefaults"),
        Ignored("another scheduler", Namespace("analytics"), Resource("kubernetes:helm.sh/v3:Release", "kueue", "chart: kueue")),
    ];

    private const string Path = "yunikorn values.yunikornDefaults[\"admissionController.filtering.processNamespaces\"]";

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource YuniKorn(string processed) => Resource(
        "kubernetes:helm.sh/v3:Release", "yunikorn",
        $"{{ chart: yunikorn, values: {{ yunikornDefaults: {{ admissionController.filtering.processNamespaces: '{processed}' }} }} }}");
}
