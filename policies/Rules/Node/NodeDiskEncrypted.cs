using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeDiskEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-disk-encrypted",
        Title = "Node disks are encrypted",
        Severity = Severity.High,
        Why = "Shuffle files, spilled data, images and logs of all tenants are on the nodes' disks. On Google Cloud disks are always encrypted.",
        Remedy =
            "Leave ebs.encrypted at true for every disk and give each node group a launch template (EKS), and leave enableEncryptionAtHost at true for every "
            + "pool (AKS).",
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

            // Without a launch template EKS creates one, and the account's default decides.
            case ResourceType.EksNodeGroup:
                var template = resource["launchTemplate"];
                check.Require(!template.IsEmpty, template, "The node group has no launch template that encrypts its disks.");
                break;
            case ResourceType.KarpenterNodeClass:
                ExamineAws(resource["spec"]["blockDeviceMappings"], check);
                break;
            case ResourceType.AksCluster or ResourceType.AksAgentPool:
                NodePool.ForEach(resource, check, pool =>
                {
                    var isEncrypted = pool.Properties["enableEncryptionAtHost"];
                    check.Require(isEncrypted.IsTrue, isEncrypted, "Encryption at host is not enabled.");
                });
                break;
        }
    }

    // A disk without a mapping has the image's settings.
    private static void ExamineAws(Property disks, Check check)
    {
        check.Require(!disks.IsEmpty, disks, "No block device mapping encrypts the disks.");
        check.ForEach(disks, disk =>
        {
            var isEncrypted = disk["ebs"]["encrypted"];
            check.Require(isEncrypted.IsTrue | isEncrypted.Is("true"), isEncrypted, $"The disk {disk["deviceName"]} is not encrypted.");
        });
    }
}
