using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Scheduling;

public sealed class SchedulingDriverPriorityHigherTests : RuleTests
{
    protected override string Policy => "scheduling-driver-priority-higher";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("protected, and above", Class("spark-driver-low", "1100", Protected), Class("spark-executor-high", "300"), Class("others", "9000")),
        Refused(
            "not protected",
            [Class("spark-driver-low", "1100"), Class("spark-executor-high", "300")],
            "spark-driver-low metadata.annotations[\"yunikorn.apache.org/allow-preemption\"]: spark-driver-low allows YuniKorn to preempt drivers."),
        Refused(
            "below an executor",
            [Class("spark-driver-low", "100", Protected), Class("spark-executor-high", "300")],
            "spark-driver-low value: The value of spark-driver-low, 100, is not above 300, that of spark-executor-high."),
        Refused(
            "custom names",
            Class("d", "1"),
            "d metadata.annotations[\"yunikorn.apache.org/allow-preemption\"]: d allows YuniKorn to preempt drivers.").With("drivers", "d").With("executors",
            "e"),
        Undecided("not known", [Class("spark-driver-low", "!unknown ", Protected), Class("spark-executor-high", "300")], "spark-driver-low value"),
        Ignored("no drivers", Class("spark-executor-high", "300")),
    ];

    private const string Protected = "yunikorn.apache.org/allow-preemption: 'false'";

    private static Resource Class(string name, string value, string annotations = "") =>
        Resource(
            "kubernetes:scheduling.k8s.io/v1:PriorityClass", name, $"{{ metadata: {{ name: {name}, annotations: {{ {annotations} }} }}, value: {value} }}");
}
