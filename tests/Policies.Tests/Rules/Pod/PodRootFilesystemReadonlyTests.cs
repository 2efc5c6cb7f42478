using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodRootFilesystemReadonlyTests : RuleTests
{
    protected override string Policy => "pod-root-filesystem-readonly";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("read-only", Deployment("securityContext: { readOnlyRootFilesystem: true }")),
        Refused(
            "by default", Deployment("image: x"),
            "web spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem: The container main of web has a writable root filesystem."),
        Undecided(
            "not known", Deployment("securityContext: { readOnlyRootFilesystem: !unknown  }"),
            "web spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
