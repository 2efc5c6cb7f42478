using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodVolumeTypesRestrictedTests : RuleTests
{
    protected override string Policy => "pod-volume-types-restricted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "what pods may have",
            Deployment(
                "image: x",
                "volumes: [{ name: tmp, emptyDir: {} }, { name: data, persistentVolumeClaim: { claimName: data } }, { name: conf, configMap: { name: conf }, "
                    + "hostPath: null }],")),
        Refused(
            "a folder of the node, and a share without a claim",
            Deployment("image: x", "volumes: [{ name: host, hostPath: { path: / } }, { name: share, nfs: { server: files } }],"),
            "web spec.template.spec.volumes[0]: The volume host of web has a type that is not allowed.",
            "web spec.template.spec.volumes[1]: The volume share of web has a type that is not allowed."),
        Undecided("not known", Deployment("image: x", "volumes: [!unknown ],"), "web spec.template.spec.volumes[0]"),
        Ignored("none", Deployment("image: x")),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
