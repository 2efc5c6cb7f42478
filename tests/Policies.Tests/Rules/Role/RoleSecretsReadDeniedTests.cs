using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Role;

public sealed class RoleSecretsReadDeniedTests : RuleTests
{
    protected override string Policy => "role-secrets-read-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "writing only",
            Role("[{ apiGroups: [''], resources: [secrets], verbs: [create, update, delete] }, { apiGroups: [''], resources: [pods], verbs: [list] }]")),
        Accepted("one that is named", Role("[{ apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [object-store] }]")),
        Refused(
            "all of them", Role("[{ apiGroups: [''], resources: [pods, secrets], verbs: [get] }]", "ClusterRole"),
            "driver rules[0].verbs: The role driver may get all secrets."),
        Refused(
            "a list of one is a list of all",
            Role("[{ apiGroups: [''], resources: [secrets], verbs: [get, list, watch], resourceNames: [object-store] }]"),
            "driver rules[0].verbs: The role driver may list all secrets.",
            "driver rules[0].verbs: The role driver may watch all secrets."),
        Undecided("not known", Role("[{ apiGroups: [''], resources: !unknown , verbs: [list] }]"), "driver rules[0].resources"),
    ];

    private static Resource Role(string rules, string kind = "Role") =>
        Resource($"kubernetes:rbac.authorization.k8s.io/v1:{kind}", "driver", $"metadata: {{ name: driver }}\nrules: {rules}");
}
