using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodSeccompRuntimeDefaultTests : RuleTests
{
    protected override string Policy => "pod-seccomp-runtime-default";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("the runtime's", Deployment("image: x", "securityContext: { seccompProfile: { type: RuntimeDefault } },")),
        Accepted("one of the node's", Deployment("securityContext: { seccompProfile: { type: Localhost, localhostProfile: spark.json } }")),
        Refused(
            "none", Deployment("image: x"),
            "web spec.template.spec.securityContext.seccompProfile.type: The container main of web has the seccomp profile absent."),
        Refused(
            "the container takes it back",
            Deployment("securityContext: { seccompProfile: { type: Unconfined } }", "securityContext: { seccompProfile: { type: RuntimeDefault } },"),
            "web spec.template.spec.containers[0].securityContext.seccompProfile.type: The container main of web has the seccomp profile Unconfined."),
        Undecided(
            "not known", Deployment("image: x", "securityContext: { seccompProfile: !unknown  },"), "web spec.template.spec.securityContext.seccompProfile"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
