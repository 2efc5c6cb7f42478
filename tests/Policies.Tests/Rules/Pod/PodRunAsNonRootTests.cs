using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodRunAsNonRootTests : RuleTests
{
    protected override string Policy => "pod-run-as-non-root";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("the pod says it", Deployment("image: x", "securityContext: { runAsNonRoot: true, runAsUser: 185 },")),
        Accepted("the container says it", Deployment("securityContext: { runAsNonRoot: true, runAsUser: 185 }", "securityContext: { runAsUser: 0 },")),
        Refused("not set", Deployment("image: x"), "web spec.template.spec.securityContext.runAsNonRoot: The container main of web may run as root."),
        Refused(
            "the container takes it back",
            Deployment("securityContext: { runAsNonRoot: false, runAsUser: 0 }", "securityContext: { runAsNonRoot: true },"),
            "web spec.template.spec.containers[0].securityContext.runAsNonRoot: The container main of web may run as root.",
            "web spec.template.spec.containers[0].securityContext.runAsUser: The container main of web runs as user 0, who is root."),
        Undecided("not known", Deployment("image: x", "securityContext: { runAsNonRoot: !unknown  },"), "web spec.template.spec.securityContext.runAsNonRoot"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
