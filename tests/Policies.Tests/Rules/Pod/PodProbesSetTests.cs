using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodProbesSetTests : RuleTests
{
    protected override string Policy => "pod-probes-set";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("both", Deployment("readinessProbe: { httpGet: { path: / } }, livenessProbe: { tcpSocket: { port: 80 } }")),
        Refused(
            "one", Deployment("readinessProbe: { httpGet: { path: / } }"),
            "web spec.template.spec.containers[0].livenessProbe: The container main of web has no livenessProbe."),
        Undecided(
            "not known",
            Deployment("readinessProbe: { httpGet: { path: / } }, livenessProbe: !unknown "),
            "web spec.template.spec.containers[0].livenessProbe"),
        Ignored("a job", Deployment("image: x", type: "kubernetes:batch/v1:Job")),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
