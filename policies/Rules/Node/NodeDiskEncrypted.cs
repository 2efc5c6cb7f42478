using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeDiskEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-disk-encrypted",
        Title = "Nodes' disks are encrypted",
        Severity = Severity.High,
        Why = "Shuffle files, spilled data, images and logs of all tenants lie on the nodes' disks. On Google Cloud disks are encrypted in any case.",
        Remedy = "Leave ebs.encrypted at true for every disk, and a node group its launch template (EKS), and enableEncryptionAtHost at true for every pool (AKS).",
        Link = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
        References = [FrameworkReference.Trivy("AWS-0008"), FrameworkReference.Trivy("AWS-0131")],
    };

    public override IReadOnlyList<string> Types { get; } =
        [ResourceType.LaunchTemplate, ResourceType.EksNodeGroup, ResourceType.KarpenterNodeClass, ResourceType.AksCluster, ResourceType.AksAgentPool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.LaunchTemplate:
                ExamineAws(resource["blockDeviceMappings"], check);
                break;

            // EKS makes a template of its own then, and the account's default decides.
            case ResourceType.EksNodeGroup:
                var template = resource["launchTemplate"];
                check.Require(!template.IsEmpty, template, "The group has no launch template, so nothing says that disks are encrypted.");
                break;
            case ResourceType.KarpenterNodeClass:
                ExamineAws(resource["spec"]["blockDeviceMappings"], check);
                break;
            default:
                NodeParts.ForEachPool(resource, check, pool =>
                {
                    var isEncrypted = pool["enableEncryptionAtHost"];
                    check.Require(isEncrypted.IsTrue, isEncrypted, "What lies on the machine's own disk is not encrypted.");
                });
                break;
        }
    }

    // A disk that is not named is as the image has it.
    private static void ExamineAws(Property disks, Check check)
    {
        check.Require(!disks.IsEmpty, disks, "Nothing says that disks are encrypted.");
        check.ForEach(disks, disk =>
        {
            var isEncrypted = disk["ebs"]["encrypted"];
            check.Require(isEncrypted.IsTrue | isEncrypted.Is("true"), isEncrypted, $"The disk {disk["deviceName"]} is not encrypted.");
        });
    }
}
