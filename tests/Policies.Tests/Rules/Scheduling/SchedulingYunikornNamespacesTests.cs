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
        Refused("all by default", [Namespace("analytics"), YuniKorn("")], $"{Path}: YuniKorn places the pods of all namespaces."),
        Refused(
            "one left out, and one that is no tenant's",
            [Namespace("analytics"), Namespace("science"), Namespace("monitoring", "app: prometheus"), YuniKorn("^analytics$,^monitoring$")],
            $"{Path}: YuniKorn leaves out the pods of the tenant's namespace science.",
            $"{Path}: YuniKorn places the pods of ^monitoring$, which is not the whole name of a tenant's namespace."),
        Refused(
            "a part of a name",
            [Namespace("analytics"), YuniKorn("analytics")],
            $"{Path}: YuniKorn leaves out the pods of the tenant's namespace analytics.",
            $"{Path}: YuniKorn places the pods of analytics, which is not the whole name of a tenant's namespace."),
        Undecided("not known", [Namespace("analytics"), Resource("kubernetes:helm.sh/v3:Release", "yunikorn", "{ chart: yunikorn, values: { yunikornDefaults: !unknown  } }")], "yunikorn values.yunikornDefaults"),
        Ignored("another scheduler", Namespace("analytics"), Resource("kubernetes:helm.sh/v3:Release", "kueue", "chart: kueue")),
    ];

    private const string Path = "yunikorn values.yunikornDefaults[\"admissionController.filtering.processNamespaces\"]";

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource YuniKorn(string processed) => Resource(
        "kubernetes:helm.sh/v3:Release", "yunikorn", $"{{ chart: yunikorn, values: {{ yunikornDefaults: {{ admissionController.filtering.processNamespaces: '{processed}' }} }} }}");
}
