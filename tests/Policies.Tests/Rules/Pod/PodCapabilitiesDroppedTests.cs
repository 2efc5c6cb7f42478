using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodCapabilitiesDroppedTests : RuleTests
{
    protected override string Policy => "pod-capabilities-dropped";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("all dropped", Deployment("securityContext: { capabilities: { drop: [ALL] } }")),
        Accepted("a port below 1024", Deployment("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
        Refused(
            "by default", Deployment("image: x"),
            "web spec.template.spec.containers[0].securityContext.capabilities.drop: The container main of web does not drop all capabilities."),
        Refused(
            "one added",
            Deployment("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE, SYS_ADMIN] } }"),
            "web spec.template.spec.containers[0].securityContext.capabilities.add: The container main of web adds the capabilities [NET_BIND_SERVICE, "
                + "SYS_ADMIN]."),
        Undecided(
            "not known", Deployment("securityContext: { capabilities: { drop: !unknown  } }"),
            "web spec.template.spec.containers[0].securityContext.capabilities.drop"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
