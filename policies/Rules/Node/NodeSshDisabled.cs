using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeSshDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-ssh-disabled",
        Title = "Nobody has an SSH key for the nodes",
        Severity = Severity.Medium,
        Why = "A key opens all nodes, never expires and leaves no name in any log. Who must look at a node does so with kubectl debug, or by the cloud's session service.",
        Remedy = "Leave out keyName and remoteAccess (EKS), and leave securityProfile.sshAccess at Disabled (AKS).",
        Link = "https://kubernetes.io/docs/tasks/debug/debug-cluster/kubectl-node-debug/",
    };

    public override IReadOnlyList<string> Types { get; } =
        [ResourceType.LaunchTemplate, ResourceType.EksNodeGroup, ResourceType.AksCluster, ResourceType.AksAgentPool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.LaunchTemplate:
                check.Require(resource["keyName"].IsEmpty, resource["keyName"], "Nodes take an SSH key.");
                break;
            case ResourceType.EksNodeGroup:
                check.Require(resource["remoteAccess"]["ec2SshKey"].IsEmpty, resource["remoteAccess"]["ec2SshKey"], "Nodes take an SSH key.");
                break;
            default:
                NodeParts.ForEachPool(resource, check, pool =>
                {
                    var access = pool["securityProfile"]["sshAccess"];
                    check.Require(access.IsOneOf("Disabled", "EntraId"), access, $"Nodes take an SSH key: sshAccess is {access.Or("LocalUser")}.");
                });
                break;
        }
    }
}
