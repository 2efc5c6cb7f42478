using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeSshDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-ssh-disabled",
        Title = "SSH access to nodes is disabled",
        Severity = Severity.Medium,
        Why =
            "One SSH key opens all nodes, never expires and leaves no user name in any log. To inspect a node, use kubectl debug or the cloud's session "
            + "service.",
        Remedy = "Leave out keyName and remoteAccess (EKS), linuxProfile (AKS), and securityProfile.sshAccess where it is LocalUser (AKS).",
        Link = "https://kubernetes.io/docs/tasks/debug/debug-cluster/kubectl-node-debug/",
    };

    public override IReadOnlyList<string> Types { get; } =
        [ResourceType.LaunchTemplate, ResourceType.EksNodeGroup, ResourceType.AksCluster, ResourceType.AksAgentPool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.LaunchTemplate:
                check.Require(resource["keyName"].IsEmpty, resource["keyName"], "SSH access is enabled.");
                break;
            case ResourceType.EksNodeGroup:
                check.Require(resource["remoteAccess"]["ec2SshKey"].IsEmpty, resource["remoteAccess"]["ec2SshKey"], "SSH access is enabled.");
                break;
            case ResourceType.AksCluster or ResourceType.AksAgentPool:
                var keys = resource["linuxProfile"];
                check.Require(keys.IsEmpty, keys, "SSH access is enabled: linuxProfile has the key of a user on every node.");

                // Absent is accepted: without linuxProfile the nodes have no key, and stable APIs of AKS refuse the field (Azure/azure-rest-api-specs#40740).
                NodePool.ForEach(resource, check, pool =>
                {
                    var access = pool.Properties["securityProfile"]["sshAccess"];
                    check.Require(access.IsEmpty | access.IsOneOf("Disabled", "EntraId"), access, $"SSH access is enabled: sshAccess is {access}.");
                });
                break;
        }
    }
}
