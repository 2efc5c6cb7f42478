using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantQuotaCeilingTests : RuleTests
{
    protected override string Policy => "tenant-quota-ceiling";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("the ceiling", Tenant(), Quota("hard: { requests.cpu: '1600', requests.memory: 6400Gi, limits.memory: 6400Gi }")),
        Accepted("the ceiling, written otherwise", Tenant(), Quota("hard: { requests.cpu: 1600, requests.memory: 6.25Ti }")),
        Refused(
            "the guarantee",
            [Tenant(), Quota("hard: { requests.cpu: '400', requests.memory: 6400Gi }")],
            "quota spec.hard[\"requests.cpu\"]: The quota on requests.cpu is 400, but the ceiling of analytics is 1600."),
        Refused(
            "more memory than the ceiling",
            [Tenant(), Quota("hard: { requests.memory: 6400Gi, limits.memory: 9Ti }")],
            "quota spec.hard[\"limits.memory\"]: The quota on limits.memory is 9Ti, but the ceiling of analytics is 6400Gi."),
        Undecided("not known", [Tenant(), Quota("hard: { requests.cpu: !unknown , requests.memory: 6400Gi }")], "quota spec.hard[\"requests.cpu\"]"),
        Ignored("a quota for some pods only", Tenant(), Quota("hard: { requests.cpu: 4 }, scopes: [BestEffort]")),
        Ignored("a quota that is no tenant's", Resource("kubernetes:core/v1:ResourceQuota", "quota", "spec: { hard: { requests.cpu: 4 } }")),
    ];

    private static Resource Tenant() => Resource("spark-platform:platform:Tenant", "analytics", "{ ceilingCpu: '1600', ceilingMemory: 6400Gi }");

    private static Resource Quota(string spec) =>
        Resource("kubernetes:core/v1:ResourceQuota", "quota", $"spec: {{ {spec} }}", parent: Urn("spark-platform:platform:Tenant", "analytics"));
}
