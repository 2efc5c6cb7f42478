using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

internal sealed class BucketAclsDisabled : ResourcePolicy
{
    private const string S3Ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-acls-disabled",
        Title = "Bucket ACLs and shared account keys are disabled",
        Severity = Severity.High,
        Why = "ACLs on single objects and Azure's account keys bypass IAM policies. An account key grants everything to anyone who holds it.",
        Remedy = "Leave objectOwnership at BucketOwnerEnforced (EKS), uniformBucketLevelAccess on (GKE), allowSharedKeyAccess off (AKS).",
        Link = "https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent",
        References = [FrameworkReference.Trivy("AWS-0092"), FrameworkReference.Trivy("GCP-0002")],
    };

    public override IReadOnlyList<string> Types { get; } = [S3Ownership, ResourceType.GcsBucket, ResourceType.AzureStorageAccount];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case S3Ownership:
                var ownership = resource["rule"]["objectOwnership"];
                check.Require(ownership.Is("BucketOwnerEnforced"), ownership, $"Object ACLs are enabled: {ownership}.");
                break;
            case ResourceType.GcsBucket:
                var isUniform = resource["uniformBucketLevelAccess"];
                check.Require(isUniform.IsTrue, isUniform, "Object ACLs are enabled.");
                break;
            case ResourceType.AzureStorageAccount:
                var isShared = resource["allowSharedKeyAccess"];
                check.Require(isShared.IsFalse, isShared, "Shared key access is enabled.");

                var isLocal = resource["isLocalUserEnabled"];
                check.Require(!isLocal.IsTrue, isLocal, "Local users are enabled.");
                break;
        }
    }
}
