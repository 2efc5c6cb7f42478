using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeDiskCustomerManagedKey : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-disk-customer-managed-key",
        Title = "Nodes' disks are encrypted with a key of one's own",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why = "A key of one's own logs each use and can be taken away, so that copies of disks become worthless. The cloud's key protects only from who steals a disk.",
        Remedy = "Let the platform's Keys component make the key: it gives it to launch templates and node classes (EKS), bootDiskKmsKey (GKE) and diskEncryptionSetID (AKS).",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/using-cmek",
        References = [FrameworkReference.Trivy("AWS-0027"), FrameworkReference.CisGke("5.9.2"), FrameworkReference.Trivy("GCP-0034"), FrameworkReference.Trivy("AZU-0067")],
    };

    public override IReadOnlyList<string> Types { get; } =
        [ResourceType.LaunchTemplate, ResourceType.KarpenterNodeClass, ResourceType.GkeCluster, ResourceType.GkeNodePool, ResourceType.AksCluster];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.LaunchTemplate:
                check.ForEach(resource["blockDeviceMappings"], disk => RequireKey(disk["ebs"]["kmsKeyId"], check));
                break;
            case ResourceType.KarpenterNodeClass:
                check.ForEach(resource["spec"]["blockDeviceMappings"], disk => RequireKey(disk["ebs"]["kmsKeyID"], check));
                break;
            case ResourceType.AksCluster:
                RequireKey(resource["diskEncryptionSetID"], check);
                break;
            default:
                RequireKey(resource["nodeConfig"]["bootDiskKmsKey"], check);
                break;
        }
    }

    private static void RequireKey(Property key, Check check) => check.Require(!key.IsEmpty, key, "Disks are encrypted with the cloud's key.");
}
