using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodHostNamespacesDeniedTests : RuleTests
{
    protected override string Policy => "pod-host-namespaces-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("nothing shared", Deployment("ports: [{ containerPort: 80 }, { hostPort: 0 }]", "hostNetwork: false,")),
        Refused("the node's network", Deployment("image: x", "hostNetwork: true,"), "web spec.template.spec.hostNetwork: The pods of web use hostNetwork."),
        Refused(
            "a pod alone, with the node's processes",
            Resource("kubernetes:core/v1:Pod", "web", "metadata: { name: web }\nspec: { hostPID: true, hostIPC: true, containers: [{ name: main }] }"),
            "web spec.hostPID: The pods of web use hostPID.",
            "web spec.hostIPC: The pods of web use hostIPC."),
        Refused(
            "a port", Deployment("ports: [{ hostPort: 8080 }]"),
            "web spec.template.spec.containers[0].ports[0].hostPort: The container main of web uses the host port 8080."),
        Refused(
            "a process of Windows",
            Deployment("securityContext: { windowsOptions: { hostProcess: true } }", "securityContext: { windowsOptions: { hostProcess: true } },"),
            "web spec.template.spec.securityContext.windowsOptions.hostProcess: The pods of web run as host processes.",
            "web spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess: The container main of web runs as a host process."),
        Undecided("not known", Deployment("image: x", "hostNetwork: !unknown ,"), "web spec.template.spec.hostNetwork"),
        Ignored("no workload", Resource("kubernetes:core/v1:Service", "web")),
    ];

    private static Resource Deployment(string container, string pod = "", string type = "kubernetes:apps/v1:Deployment") =>
        Resource(
            type, "web",
            $"metadata: {{ name: web, namespace: spark }}\nspec: {{ template: {{ spec: {{ {pod} containers: [{{ name: main, {container} }}] }} }} }}");
}
