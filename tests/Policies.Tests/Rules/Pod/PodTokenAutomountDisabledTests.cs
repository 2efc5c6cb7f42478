using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodTokenAutomountDisabledTests : RuleTests
{
    protected override string Policy => "pod-token-automount-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "an account with a role, and a pod of it", Account("automountServiceAccountToken: true"), Binding("web"), Deployment("serviceAccountName: web")),
        Accepted("an account without a token, and a pod of it", Account("automountServiceAccountToken: false"), Deployment("serviceAccountName: web")),
        Accepted("a pod without a token", Deployment("automountServiceAccountToken: false")),
        Accepted("an account with a role in the cluster", Account("{}"), Binding("web", "ClusterRoleBinding")),
        Refused(
            "by default",
            [Account("{}"), Binding("other")],
            "web automountServiceAccountToken: The service account web mounts its token into pods, but no role is bound to it."),
        Refused(
            "a pod of the default account", Deployment("containers: []"),
            "web spec.template.spec.automountServiceAccountToken: The pods of web mount the token of the service account default, but no role is bound to it."),
        Refused(
            "a pod that takes one all the same",
            [Account("automountServiceAccountToken: false"), Deployment("serviceAccountName: web, automountServiceAccountToken: true")],
            "web spec.template.spec.automountServiceAccountToken: The pods of web mount the token of the service account web, but no role is bound to it."),
        Undecided("an unknown subject", [Account("{}"), Binding("!unknown ")], "web subjects[0].name"),
    ];

    private static Resource Account(string properties) =>
        Resource(
            "kubernetes:core/v1:ServiceAccount", "web",
            properties == "{}" ? "metadata: { name: web, namespace: spark }" : $"metadata: {{ name: web, namespace: spark }}\n{properties}");

    private static Resource Binding(string account, string kind = "RoleBinding") =>
        Resource($"kubernetes:rbac.authorization.k8s.io/v1:{kind}", "reader", $"subjects: [{{ kind: ServiceAccount, name: {account}, namespace: spark }}]");

    private static Resource Deployment(string pod) =>
        Resource("kubernetes:apps/v1:Deployment", "web", $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} }} }} }}");
}
