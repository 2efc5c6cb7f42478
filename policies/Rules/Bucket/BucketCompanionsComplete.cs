using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketCompanionsComplete : StackPolicy
{
    // The companion resources of a bucket. Other policies examine their settings.
    private static readonly ImmutableArray<(string Type, string What)> S3Parts =
    [
        ("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "public access block"),
        ("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "ownership controls"),
        ("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "encryption with a customer-managed key"),
        ("aws:s3/bucketVersioning:BucketVersioning", "versioning"),
        ("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "lifecycle"),
        (ResourceType.S3BucketPolicy, "policy that denies requests without TLS"),
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-companions-complete",
        Title = "Buckets have their companion resources: encryption, versioning, lifecycle, access block",
        Severity = Severity.High,
        Why = "On AWS and Azure a bucket's safeguards are separate resources. A bucket without them is created without an error, with the cloud's defaults.",
        Remedy = "Create the bucket with the platform's DataLake component, or add the missing resource.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
        References =
        [
            FrameworkReference.Trivy("AWS-0090"), FrameworkReference.Trivy("AWS-0094"), FrameworkReference.Trivy("AWS-0132"),
            FrameworkReference.Trivy("AZU-0056"),
        ],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var bucket in stack.OfType(ResourceType.S3Bucket))
        {
            foreach ((var type, var what) in S3Parts)
            {
                Require(Answer.Yes, stack, bucket["bucket"], type, "bucket", what, check);
            }
        }

        foreach (var account in stack.OfType(ResourceType.AzureStorageAccount))
        {
            var isFiles = account["kind"].Is("FileStorage");
            Require(!isFiles, stack, account["accountName"], "azure-native:storage:BlobServiceProperties", "accountName", "soft delete of objects", check);
            Require(isFiles, stack, account["accountName"], "azure-native:storage:FileServiceProperties", "accountName", "soft delete of shares", check);
        }
    }

    private static void Require(Answer applies, StackResources stack, Property name, string type, string reference, string what, Check check)
    {
        if (!applies.IsNo)
        {
            check.Require(
                !applies | Answer.Any(stack.OfType(type).Select(part => IsOf(part, part[reference], name))), name, $"{name.Resource.Name} has no {what}.");
        }
    }

    private static Answer IsOf(Resource part, Property reference, Property name) =>
        part.Dependencies.Contains(name.Resource.Urn) ? Answer.Yes
        : name.TryText(out var text) ? reference.Is(text)
        : name.IsKnown ? Answer.No
        : Answer.Unknown(name);
}
