using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

internal sealed class BucketAclsDisabled : ResourcePolicy
{
    private const string S3Ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-acls-disabled",
        Title = "Who may use a bucket is said by identities alone",
        Severity = Severity.High,
        Why = "Beside the policies that one reads there are older ways in: access lists on single objects, and Azure's account keys, which open everything for whoever has them.",
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
                check.Require(ownership.Is("BucketOwnerEnforced"), ownership, $"Objects have access lists of their own: {ownership}.");
                break;
            case ResourceType.GcsBucket:
                var isUniform = resource["uniformBucketLevelAccess"];
                check.Require(isUniform.IsTrue, isUniform, "Objects have access lists of their own.");
                break;
            default:
                var isShared = resource["allowSharedKeyAccess"];
                check.Require(isShared.IsFalse, isShared, "Whoever has the account's key may do everything.");

                var isLocal = resource["isLocalUserEnabled"];
                check.Require(!isLocal.IsTrue, isLocal, "The account has users of its own.");
                break;
        }
    }
}
