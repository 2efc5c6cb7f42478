using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodImageRegistryTests : RuleTests
{
    protected override string Policy => "pod-image-registry";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("the stack's own", Stack("registry.example.com/spark"), Deployment("image: 'registry.example.com/spark:4.0.1'")),
        Accepted("one that is listed", Stack("registry.example.com/spark"), Deployment("image: registry.k8s.io/pause:3.10")),
        Accepted("a custom list", Deployment("image: quay.io/team/web:1")).With("registries", new object[] { "quay.io/team/" }),
        Refused(
            "a public one",
            [Stack("registry.example.com/spark"), Deployment("image: nginx:1.29")],
            "web spec.template.spec.containers[0].image: The container main of web has the image nginx:1.29, from a registry that is not allowed."),
        Refused(
            "a name that only begins so",
            [Stack("registry.example.com/spark"), Deployment("image: registry.k8s.io.example.net/pause:3.10")],
            "web spec.template.spec.containers[0].image: The container main of web has the image registry.k8s.io.example.net/pause:3.10, from a registry that "
                + "is not allowed."),
        Undecided("a registry that is not known", [Stack("!unknown "), Deployment("image: nginx:1.29")], "web imageRepository"),
        Undecided(
            "an image that is not known", [Stack("registry.example.com/spark"), Deployment("image: !unknown ")], "web spec.template.spec.containers[0].image"),
    ];

    private static Resource Stack(string repository) => Resource("pulumi:pulumi:Stack", "spark", $"imageRepository: {repository}");

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
