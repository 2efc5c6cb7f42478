using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Role;

public sealed class RoleWildcardsDeniedTests : RuleTests
{
    protected override string Policy => "role-wildcards-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("all is named", Role("[{ apiGroups: [''], resources: [pods], verbs: [get, list] }]")),
        Refused("all verbs", Role("[{ apiGroups: [''], resources: [pods], verbs: ['*'] }]"), "driver rules[0].verbs: The role driver allows verbs [*]."),
        Refused(
            "a cluster's role, all kinds of all groups, and all paths",
            Role("[{ apiGroups: ['*'], resources: ['*/status'], verbs: [get] }, { nonResourceURLs: ['/metrics/*'], verbs: [get] }]", "ClusterRole"),
            "driver rules[0].apiGroups: The role driver allows apiGroups [*].",
            "driver rules[0].resources: The role driver allows resources [*/status].",
            "driver rules[1].nonResourceURLs: The role driver allows nonResourceURLs [/metrics/*]."),
        Refused(
            "what other roles allow",
            Resource(
                "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "driver",
                "{ metadata: { name: driver }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] } }"),
            "driver aggregationRule: The role driver aggregates other roles: {clusterRoleSelectors: [{matchLabels: {a: b}}]}."),
        Undecided("not known", Role("[{ apiGroups: [''], resources: [pods], verbs: !unknown }]"), "driver rules[0].verbs"),
        Ignored("a binding", Resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "driver")),
    ];

    private static Resource Role(string rules, string kind = "Role") =>
        Resource($"kubernetes:rbac.authorization.k8s.io/v1:{kind}", "driver", $"metadata: {{ name: driver }}\nrules: {rules}");
}
