using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodPrivilegedContainersDeniedTests : RuleTests
{
    protected override string Policy => "pod-privileged-containers-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("no more rights", Deployment("securityContext: { allowPrivilegeEscalation: false, privileged: false }")),
        Refused(
            "by default", Deployment("image: x"),
            "web spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation: The container main of web allows privilege escalation."),
        Refused(
            "a container that runs before the others, in a job by the clock",
            Resource(
                "kubernetes:batch/v1:CronJob", "clean",
                "metadata: { name: clean }\nspec: { jobTemplate: { spec: { template: { spec: { initContainers: [{ name: first, securityContext: { privileged: "
                    + "true, allowPrivilegeEscalation: false, procMount: Unmasked } }] } } } } }"),
            "clean spec.jobTemplate.spec.template.spec.initContainers[0].securityContext.privileged: The container first of clean is privileged.",
            "clean spec.jobTemplate.spec.template.spec.initContainers[0].securityContext.procMount: The container first of clean has an unmasked /proc."),
        Undecided("not known", Deployment("securityContext: !unknown "), "web spec.template.spec.containers[0].securityContext"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
