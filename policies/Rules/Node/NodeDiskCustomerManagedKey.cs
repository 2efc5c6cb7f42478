using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeDiskCustomerManagedKey : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-disk-customer-managed-key",
        Title = "Node disks are encrypted with a customer-managed key",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why =
            "Each use of a customer-managed key is logged, and revoking it makes copies of disks worthless. A provider-managed key protects only against the "
            + "theft of a disk.",
        Remedy =
            "Let the platform's Keys component create the key: it sets launch templates and node classes (EKS), bootDiskKmsKey (GKE) and diskEncryptionSetID "
            + "(AKS).",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/using-cmek",
        References =
        [
            FrameworkReference.Trivy("AWS-0027"), FrameworkReference.CisGke("5.9.2"), FrameworkReference.Trivy("GCP-0034"),
            FrameworkReference.Trivy("AZU-0067"),
        ],
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
            case ResourceType.GkeCluster or ResourceType.GkeNodePool:
                RequireKey(resource["nodeConfig"]["bootDiskKmsKey"], check);
                break;
        }
    }

    private static void RequireKey(Property key, Check check) => check.Require(!key.IsEmpty, key, "Disks are not encrypted with a customer-managed key.");
}
