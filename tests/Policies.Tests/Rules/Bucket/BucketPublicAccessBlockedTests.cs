using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketPublicAccessBlockedTests : RuleTests
{
    private const string Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string Account = "azure-native:storage:StorageAccount";
    private const string Container = "azure-native:storage:BlobContainer";

    protected override string Policy => "bucket-public-access-blocked";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Block, "data", "{ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }")),
        Refused(
            "AWS, in part",
            Resource(Block, "data", "{ blockPublicAcls: true, blockPublicPolicy: false, ignorePublicAcls: true }"),
            "data blockPublicPolicy: The public access block lacks blockPublicPolicy.",
            "data restrictPublicBuckets: The public access block lacks restrictPublicBuckets."),
        Undecided(
            "AWS, not known",
            Resource(Block, "data", "{ blockPublicAcls: !unknown , blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }"),
            "data blockPublicAcls"),

        Accepted("Google Cloud", Resource(Gcs, "data", "publicAccessPrevention: enforced")),
        Refused("Google Cloud, by its default", Resource(Gcs, "data"), "data publicAccessPrevention: Public access prevention is not enforced."),
        Undecided("Google Cloud, not known", Resource(Gcs, "data", "publicAccessPrevention: !unknown"), "data publicAccessPrevention"),

        Accepted("Azure", Resource(Account, "data", "{ allowBlobPublicAccess: false }"), Resource(Container, "analytics")),
        Refused("Azure, containers may be", Resource(Account, "data"), "data allowBlobPublicAccess: Public access to the account's containers is allowed."),
        Refused("Azure, a container is", Resource(Container, "analytics", "publicAccess: Blob"), "analytics publicAccess: The container is public: Blob."),
        Undecided("Azure, not known", Resource(Account, "data", "allowBlobPublicAccess: !unknown"), "data allowBlobPublicAccess"),
    ];
}
