using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodSecurityStandardEnforcedTests : RuleTests
{
    protected override string Policy => "pod-security-standard-enforced";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("baseline", Namespace("pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.35")),
        Accepted("restricted", Namespace("pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.35")),
        Accepted(
            "agents of the machines",
            Namespace(
                "pod-security.kubernetes.io/enforce: privileged, pod-security.kubernetes.io/enforce-version: v1.35",
                "spark-platform/privileged-reason: The node exporter.")),
        Refused(
            "no label",
            Namespace("app: web"),
            "analytics metadata.labels[\"pod-security.kubernetes.io/enforce\"]: The namespace analytics enforces the pod security standard absent.",
            "analytics metadata.labels[\"pod-security.kubernetes.io/enforce-version\"]: The namespace analytics enforces the version absent of the pod "
                + "security standard, not a fixed one."),
        Refused(
            "privileged without a reason",
            Namespace("pod-security.kubernetes.io/enforce: privileged, pod-security.kubernetes.io/enforce-version: v1.35"),
            "analytics metadata.labels[\"pod-security.kubernetes.io/enforce\"]: The namespace analytics enforces the pod security standard privileged."),
        Refused(
            "a tenant, whatever the reason, at a version that moves",
            Namespace(
                "spark-platform/tenant: red, pod-security.kubernetes.io/enforce: privileged, pod-security.kubernetes.io/enforce-version: latest",
                "spark-platform/privileged-reason: We must."),
            "analytics metadata.labels[\"pod-security.kubernetes.io/enforce\"]: The namespace analytics enforces the pod security standard privileged.",
            "analytics metadata.labels[\"pod-security.kubernetes.io/enforce-version\"]: The namespace analytics enforces the version latest of the pod "
                + "security standard, not a fixed one."),
        Undecided(
            "not known", Namespace("pod-security.kubernetes.io/enforce: !unknown , pod-security.kubernetes.io/enforce-version: v1.35"),
            "analytics metadata.labels[\"pod-security.kubernetes.io/enforce\"]"),
    ];

    private static Resource Namespace(string labels, string annotations = "") =>
        Resource("kubernetes:core/v1:Namespace", "analytics", $"metadata: {{ name: analytics, labels: {{ {labels} }}, annotations: {{ {annotations} }} }}");
}
