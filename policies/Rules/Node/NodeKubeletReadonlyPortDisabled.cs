using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeKubeletReadonlyPortDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-kubelet-readonly-port-disabled",
        Title = "The kubelet's read-only port is disabled",
        Severity = Severity.Medium,
        Why =
            "On GKE the kubelet's read-only port shows every pod the names, images and environment of all pods on its node, of all tenants, without "
            + "authentication.",
        Remedy = "Set kubeletConfig.insecureKubeletReadonlyPortEnabled of the nodes, and of the cluster's defaults, to FALSE.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/disable-kubelet-readonly-port",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeCluster, ResourceType.GkeNodePool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.GkeNodePool:
                Require(resource["nodeConfig"]["kubeletConfig"]["insecureKubeletReadonlyPortEnabled"]);
                break;
            case ResourceType.GkeCluster:
                Require(resource["nodePoolDefaults"]["nodeConfigDefaults"]["insecureKubeletReadonlyPortEnabled"]);
                break;
        }

        void Require(Property port) => check.Require(port.Is("FALSE"), port, "The kubelet's read-only port is not disabled.");
    }
}
