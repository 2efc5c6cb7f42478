using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodImageTagPinnedTests : RuleTests
{
    protected override string Policy => "pod-image-tag-pinned";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a tag", Deployment("image: 'registry.example.com:5000/spark:4.0.1'")),
        Accepted("a digest", Deployment("image: 'spark@sha256:0123'")),
        Refused(
            "no tag, but a port", Deployment("image: 'registry.example.com:5000/spark'"),
            "web spec.template.spec.containers[0].image: The container main of web has the image registry.example.com:5000/spark, which is not pinned."),
        Refused(
            "latest", Deployment("image: 'spark:latest'"),
            "web spec.template.spec.containers[0].image: The container main of web has the image spark:latest, which is not pinned."),
        Undecided("not known", Deployment("image: !unknown "), "web spec.template.spec.containers[0].image"),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
