using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

internal sealed class BucketDataEncrypted : ResourcePolicy
{
    private const string S3Encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-data-encrypted",
        Title = "Bucket data is encrypted with a customer-managed key",
        Severity = Severity.High,
        Why =
            "With a customer-managed key, permission on the bucket alone reads nothing, each use of the key is logged, and revoking the key ends access. The "
            + "provider-managed default key does none of that.",
        Remedy =
            "Let the platform's DataLake component set it: aws:kms with the data key (EKS), encryption.defaultKmsKeyName (GKE), keySource Microsoft.Keyvault "
            + "(AKS).",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
        References = [FrameworkReference.Trivy("AWS-0132"), FrameworkReference.Trivy("GCP-0066"), FrameworkReference.Trivy("AZU-0060")],
    };

    public override IReadOnlyList<string> Types { get; } = [S3Encryption, ResourceType.GcsBucket, ResourceType.AzureStorageAccount];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case S3Encryption:
                check.ForEach(resource["rules"], rule =>
                {
                    var byDefault = rule["applyServerSideEncryptionByDefault"];
                    check.Require(
                        byDefault["sseAlgorithm"].IsOneOf("aws:kms", "aws:kms:dsse") & !byDefault["kmsMasterKeyId"].IsEmpty, byDefault,
                        "Data is not encrypted with a customer-managed key.");
                });
                break;
            case ResourceType.GcsBucket:
                var key = resource["encryption"]["defaultKmsKeyName"];
                check.Require(!key.IsEmpty, key, "Data is not encrypted with a customer-managed key.");
                break;
            case ResourceType.AzureStorageAccount:
                var source = resource["encryption"]["keySource"];
                check.Require(source.Is("Microsoft.Keyvault"), source, "Data is not encrypted with a customer-managed key.");
                break;
        }
    }
}
