using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

internal sealed class BucketPublicAccessBlocked : ResourcePolicy
{
    private const string S3Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string AzureContainer = "azure-native:storage:BlobContainer";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-public-access-blocked",
        Title = "Public access to buckets is blocked",
        Severity = Severity.Critical,
        Why = "Most data lake leaks are one object or one policy that was made public. The public access block prevents it, by mistake or on purpose.",
        Remedy = "Leave all four switches of the public access block on (EKS), publicAccessPrevention at enforced (GKE), allowBlobPublicAccess at false (AKS).",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
        References =
        [
            FrameworkReference.Trivy("AWS-0086"), FrameworkReference.Trivy("AWS-0087"), FrameworkReference.Trivy("AWS-0091"),
            FrameworkReference.Trivy("AWS-0093"),
            FrameworkReference.Trivy("GCP-0001"), FrameworkReference.Trivy("AZU-0007"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [S3Block, ResourceType.GcsBucket, ResourceType.AzureStorageAccount, AzureContainer];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case S3Block:
                foreach (var part in (string[])["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"])
                {
                    check.Require(resource[part].IsTrue, resource[part], $"The public access block lacks {part}.");
                }

                break;
            case ResourceType.GcsBucket:
                var prevention = resource["publicAccessPrevention"];
                check.Require(prevention.Is("enforced"), prevention, "Public access prevention is not enforced.");
                break;
            case ResourceType.AzureStorageAccount:
                var isAllowed = resource["allowBlobPublicAccess"];
                check.Require(isAllowed.IsFalse, isAllowed, "Public access to the account's containers is allowed.");
                break;
            case AzureContainer:
                var access = resource["publicAccess"];
                check.Require(access.Or("None").Is("None"), access, $"The container is public: {access}.");
                break;
        }
    }
}
