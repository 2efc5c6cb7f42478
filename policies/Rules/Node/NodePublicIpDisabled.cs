using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodePublicIpDisabled : ResourcePolicy
{
    private const string Subnet = "aws:ec2/subnet:Subnet";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-public-ip-disabled",
        Title = "Nodes have no public IP addresses",
        Severity = Severity.High,
        Why =
            "With a public IP address, one wrong firewall rule exposes the kubelet and every host port to the internet. Nodes use a NAT gateway for egress "
            + "and need no address for that.",
        Remedy = "Leave public IP addresses off in subnets, launch templates and node pools, and private nodes on (privateClusterConfig.enablePrivateNodes).",
        Link = "https://kubernetes.io/docs/concepts/security/cloud-native-security/",
        References =
        [
            FrameworkReference.CisEks("5.4.3"), FrameworkReference.Trivy("AWS-0009"), FrameworkReference.Trivy("AWS-0164"),
            FrameworkReference.CisGke("5.6.5"), FrameworkReference.Trivy("GCP-0059"), FrameworkReference.CisAks("5.4.3"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } =
    [
        Subnet, ResourceType.LaunchTemplate, ResourceType.KarpenterNodeClass,
        ResourceType.GkeCluster, ResourceType.GkeNodePool, ResourceType.AksCluster, ResourceType.AksAgentPool,
    ];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case Subnet:
                RequireOff(resource["mapPublicIpOnLaunch"], check);
                break;
            case ResourceType.LaunchTemplate:
                check.ForEach(resource["networkInterfaces"], face => RequireOff(face["associatePublicIpAddress"], check));
                break;
            case ResourceType.KarpenterNodeClass:
                RequireOff(resource["spec"]["associatePublicIPAddress"], check);
                break;
            case ResourceType.GkeCluster:
                var isPrivate = resource["privateClusterConfig"]["enablePrivateNodes"];
                check.Require(isPrivate.IsTrue, isPrivate, "The cluster's nodes get public IP addresses.");
                break;

            // A pool without the setting inherits the cluster's.
            case ResourceType.GkeNodePool:
                var isPoolPrivate = resource["networkConfig"]["enablePrivateNodes"];
                check.Require(!isPoolPrivate.IsFalse, isPoolPrivate, "The pool's nodes get public IP addresses.");
                break;
            case ResourceType.AksCluster or ResourceType.AksAgentPool:
                NodePool.ForEach(resource, check, pool => RequireOff(pool.Properties["enableNodePublicIP"], check));
                break;
        }
    }

    private static void RequireOff(Property isPublic, Check check) =>
        check.Require(!(isPublic.IsTrue | isPublic.Is("true")), isPublic, "Nodes get a public IP address.");
}
