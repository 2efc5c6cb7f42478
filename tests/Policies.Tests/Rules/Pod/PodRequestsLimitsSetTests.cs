using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodRequestsLimitsSetTests : RuleTests
{
    protected override string Policy => "pod-requests-limits-set";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("requests, and a limit of memory", Deployment("resources: { requests: { cpu: 250m, memory: 1Gi }, limits: { memory: 1Gi } }")),
        Refused(
            "nothing",
            Deployment("image: x"),
            "web spec.template.spec.containers[0].resources.requests.cpu: The container main of web has no requests.cpu.",
            "web spec.template.spec.containers[0].resources.requests.memory: The container main of web has no requests.memory.",
            "web spec.template.spec.containers[0].resources.limits.memory: The container main of web has no limits.memory."),
        Refused(
            "a limit of CPU only",
            Deployment("resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1 } }"),
            "web spec.template.spec.containers[0].resources.limits.memory: The container main of web has no limits.memory."),
        Undecided(
            "not known", Deployment("resources: { requests: { cpu: 1, memory: 1Gi }, limits: !unknown  }"),
            "web spec.template.spec.containers[0].resources.limits"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
