using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodCapabilitiesDropped : PodPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-capabilities-dropped",
        Title = "Containers drop all capabilities",
        Severity = Severity.Medium,
        Why = "A runtime's default capabilities are parts of root's privileges, such as changing owners and forging packets. Spark needs none of them.",
        Remedy = "Set capabilities: { drop: [ALL] } in each container's securityContext, and add NET_BIND_SERVICE at most.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
        References =
        [
            FrameworkReference.PodSecurity("restricted, Capabilities"),
            FrameworkReference.Kyverno("pod-security/restricted/disallow-capabilities-strict"),
        ],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
        {
            var capabilities = container["securityContext"]["capabilities"];
            check.Require(
                capabilities["drop"].Contains("ALL"), capabilities["drop"],
                $"The container {container["name"]} of {template.Name} does not drop all capabilities.");
            check.Require(
                capabilities["add"].All(added => added.Is("NET_BIND_SERVICE")), capabilities["add"],
                $"The container {container["name"]} of {template.Name} adds the capabilities {capabilities["add"]}.");
        });
    }
}
