using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Role;

public sealed class RolePrivilegeEscalationDeniedTests : RuleTests
{
    protected override string Policy => "role-privilege-escalation-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "nothing of the kind",
            Role("[{ apiGroups: [''], resources: [pods, persistentvolumes, namespaces], verbs: [get, list] }, { apiGroups: [rbac.authorization.k8s.io], "
                + "resources: [roles], verbs: [get] }]")),
        Refused(
            "to bind roles", Role("[{ apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind] }]"),
            "driver rules[0].verbs: The role driver may bind [roles]."),
        Refused(
            "to make tokens, volumes and webhooks, and to go through the nodes",
            Role(
                "[{ resources: [serviceaccounts/token, persistentvolumes], verbs: [create] }, { resources: [nodes/proxy], verbs: [get] }, { resources: "
                    + "[validatingwebhookconfigurations], verbs: [patch] }]",
                "ClusterRole"),
            "driver rules[0].resources: The role driver may [create] persistentvolumes.",
            "driver rules[0].resources: The role driver may [create] serviceaccounts/token.",
            "driver rules[1].resources: The role driver may [get] nodes/proxy.",
            "driver rules[2].resources: The role driver may [patch] validatingwebhookconfigurations."),
        Refused(
            "to label namespaces", Role("[{ apiGroups: [''], resources: [namespaces], verbs: [get, patch] }]", "ClusterRole"),
            "driver rules[0].resources: The role driver may [get, patch] namespaces."),
        Undecided("not known", Role("[{ apiGroups: [''], resources: [pods], verbs: !unknown }]"), "driver rules[0].verbs"),
    ];

    private static Resource Role(string rules, string kind = "Role") =>
        Resource($"kubernetes:rbac.authorization.k8s.io/v1:{kind}", "driver", $"metadata: {{ name: driver }}\nrules: {rules}");
}
