using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketDataEncryptedTests : RuleTests
{
    private const string Encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    private const string Logging = "aws:s3/bucketLogging:BucketLogging";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string Account = "azure-native:storage:StorageAccount";

    protected override string Policy => "bucket-data-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Encryption, "data", "rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: aws:kms, kmsMasterKeyId: x } }]")),
        Refused(
            "AWS, its own key",
            Resource(Encryption, "data", "rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: AES256 } }]"),
            "data rules[0].applyServerSideEncryptionByDefault: Data is not encrypted with a customer-managed key."),
        Accepted(
            "AWS, access logs",
            Resource(Encryption, "logs", "{ bucket: lake-logs, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: AES256 } }] }"),
            Resource(Logging, "data", "{ bucket: lake, targetBucket: lake-logs }")),
        Refused(
            "AWS, the bucket whose access is logged",
            [
                Resource(Encryption, "data", "{ bucket: lake, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: AES256 } }] }"),
                Resource(Logging, "data", "{ bucket: lake, targetBucket: lake-logs }"),
            ],
            "data rules[0].applyServerSideEncryptionByDefault: Data is not encrypted with a customer-managed key."),
        Undecided(
            "AWS, not known",
            Resource(Encryption, "data", "rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: aws:kms, kmsMasterKeyId: !unknown } }]"),
            "data rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId"),

        Accepted("Google Cloud", Resource(Gcs, "data", "encryption: { defaultKmsKeyName: x }")),
        Refused("Google Cloud, its own key", Resource(Gcs, "data"), "data encryption.defaultKmsKeyName: Data is not encrypted with a customer-managed key."),
        Undecided("Google Cloud, not known", Resource(Gcs, "data", "encryption: !unknown"), "data encryption"),

        Accepted("Azure", Resource(Account, "data", "encryption: { keySource: Microsoft.Keyvault }")),
        Refused(
            "Azure, its own key",
            Resource(Account, "data", "encryption: { keySource: Microsoft.Storage }"),
            "data encryption.keySource: Data is not encrypted with a customer-managed key."),
        Undecided("Azure, not known", Resource(Account, "data", "encryption: { keySource: !unknown }"), "data encryption.keySource"),
    ];
}
