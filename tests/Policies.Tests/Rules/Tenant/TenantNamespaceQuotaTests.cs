using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantNamespaceQuotaTests : RuleTests
{
    protected override string Policy => "tenant-namespace-quota";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("all is bounded", Namespace("analytics"), Quota("analytics", Bounds)),
        Accepted(
            "by two quotas, in other spellings",
            Namespace("analytics"),
            Quota("analytics", "hard: { cpu: 16, memory: 64Gi, requests.storage: 1Ti }"),
            Quota("analytics", "hard: { count/persistentvolumeclaims: 5, count/pods: 100 }")),
        Refused(
            "one is missing",
            [Namespace("analytics"), Quota("analytics", "hard: { requests.cpu: 16, requests.memory: 64Gi, persistentvolumeclaims: 5, pods: 100 }")],
            "analytics metadata.name: The namespace analytics has no quota on requests.storage."),
        Refused(
            "another namespace's, and one for some pods only",
            [
                Namespace("analytics"),
                Namespace("science"),
                Quota("science", Bounds),
                Quota("analytics", $"scopes: [BestEffort]\n  {Bounds}"),
                Quota("analytics", $"scopeSelector: {{ matchExpressions: [{{ scopeName: PriorityClass }}] }}\n  {Bounds}"),
            ],
            "analytics metadata.name: The namespace analytics has no quota on requests.cpu.",
            "analytics metadata.name: The namespace analytics has no quota on requests.memory.",
            "analytics metadata.name: The namespace analytics has no quota on requests.storage.",
            "analytics metadata.name: The namespace analytics has no quota on persistentvolumeclaims.",
            "analytics metadata.name: The namespace analytics has no quota on pods."),
        Undecided("bounds that are not known", [Namespace("analytics"), Quota("analytics", "hard: !unknown ")], "analytics spec.hard"),
        Ignored("a namespace that is no tenant's", Namespace("monitoring", "app: prometheus")),
    ];

    private const string Bounds = "hard: { requests.cpu: 16, requests.memory: 64Gi, requests.storage: 1Ti, persistentvolumeclaims: 5, pods: 100 }";

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource Quota(string space, string spec) =>
        Resource("kubernetes:core/v1:ResourceQuota", space, $"metadata: {{ name: quota, namespace: {space} }}\nspec:\n  {spec}");
}
