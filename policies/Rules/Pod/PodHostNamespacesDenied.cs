using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodHostNamespacesDenied : PodPolicy
{
    private static readonly string[] Spaces = ["hostNetwork", "hostPID", "hostIPC"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-host-namespaces-denied",
        Title = "Pods use no host namespaces or host ports",
        Severity = Severity.High,
        Why =
            "With hostNetwork a pod bypasses every network policy and reaches the metadata service; with hostPID it sees the processes of all other pods on "
            + "the node.",
        Remedy = "Remove hostNetwork, hostPID, hostIPC, hostPort and hostProcess from the pod.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
        References =
        [
            FrameworkReference.PodSecurity("baseline, Host Namespaces"),
            FrameworkReference.PodSecurity("baseline, Host Ports"),
            FrameworkReference.CisEks("4.2.2"),
            FrameworkReference.CisEks("4.2.3"),
            FrameworkReference.CisEks("4.2.4"),
            FrameworkReference.CisAks("4.2.2"),
            FrameworkReference.CisAks("4.2.3"),
            FrameworkReference.CisAks("4.2.4"),
            FrameworkReference.Kyverno("pod-security/baseline/disallow-host-namespaces"),
            FrameworkReference.Kyverno("pod-security/baseline/disallow-host-ports"),
        ],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        foreach (var space in Spaces)
        {
            check.Require(!template.Spec[space].IsTrue, template.Spec[space], $"The pods of {template.Name} use {space}.");
        }

        var process = template.Spec["securityContext"]["windowsOptions"]["hostProcess"];
        check.Require(!process.IsTrue, process, $"The pods of {template.Name} run as host processes.");
        template.ForEachContainer(check, container =>
        {
            var own = container["securityContext"]["windowsOptions"]["hostProcess"];
            check.Require(!own.IsTrue, own, $"The container {container["name"]} of {template.Name} runs as a host process.");
            check.ForEach(container["ports"], port => check.Require(
                !port["hostPort"].Number(number => number != 0), port["hostPort"],
                $"The container {container["name"]} of {template.Name} uses the host port {port["hostPort"]}."));
        });
    }
}
