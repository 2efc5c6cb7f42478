using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketCompanionsCompleteTests : RuleTests
{
    private const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string Ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
    private const string Encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    private const string Versioning = "aws:s3/bucketVersioning:BucketVersioning";
    private const string Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    private const string S3 = "aws:s3/bucket:Bucket";
    private const string Account = "azure-native:storage:StorageAccount";
    private const string BlobService = "azure-native:storage:BlobServiceProperties";
    private const string FileService = "azure-native:storage:FileServiceProperties";

    protected override string Policy => "bucket-companions-complete";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "AWS, by name and by what they follow",
            Resource(S3, "data", "{ bucket: data }"),
            Resource(Block, "data", "{ bucket: data }"),
            Resource(Ownership, "data", "{ bucket: data }"),
            Resource(Encryption, "data", "{ bucket: data }"),
            Resource(Versioning, "data", "{ bucket: !unknown }", dependencies: [Urn(S3, "data")]),
            Resource(Lifecycle, "data", dependencies: [Urn(S3, "data")]),
            Resource(BucketPolicy, "data", "{ bucket: data }")),
        Refused(
            "AWS, two missing, one of another bucket",
            [
                Resource(S3, "data", "{ bucket: data }"),
                Resource(Block, "data", "{ bucket: other }"),
                Resource(Ownership, "data", "{ bucket: data }"),
                Resource(Encryption, "data", "{ bucket: data }"),
                Resource(Lifecycle, "data", "{ bucket: data }"),
                Resource(BucketPolicy, "data", "{ bucket: data }"),
            ],
            "data bucket: data has no public access block.",
            "data bucket: data has no versioning."),
        Undecided(
            "AWS, a part of which it is not known",
            [
                Resource(S3, "data", "{ bucket: data }"),
                Resource(Block, "data", "{ bucket: !unknown }"),
                Resource(Ownership, "data", "{ bucket: data }"),
                Resource(Encryption, "data", "{ bucket: data }"),
                Resource(Versioning, "data", "{ bucket: data }"),
                Resource(Lifecycle, "data", "{ bucket: data }"),
                Resource(BucketPolicy, "data", "{ bucket: data }"),
            ],
            "data bucket"),

        Accepted(
            "Azure",
            Resource(Account, "data", "{ kind: StorageV2, accountName: data }"),
            Resource(BlobService, "data", "{ accountName: data }"),
            Resource(Account, "files", "{ kind: FileStorage, accountName: files }"),
            Resource(FileService, "files", "{ accountName: files }")),
        Refused(
            "Azure, neither",
            [
                Resource(Account, "data", "{ kind: StorageV2, accountName: data }"),
                Resource(Account, "files", "{ kind: FileStorage, accountName: files }"),
            ],
            "data accountName: data has no soft delete of objects.",
            "files accountName: files has no soft delete of shares."),
        Undecided(
            "Azure, a name that is not known",
            [Resource(Account, "data", "{ kind: StorageV2, accountName: !unknown }"), Resource(BlobService, "data", "{ accountName: data }")],
            "data accountName"),
    ];
}
