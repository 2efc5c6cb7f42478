using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketDataEncrypted : StackPolicy
{
    private const string S3Encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-data-encrypted",
        Title = "Bucket data is encrypted with a customer-managed key",
        Severity = Severity.High,
        Why =
            "With a customer-managed key, permission on the bucket alone reads nothing, each use of the key is logged, and revoking the key ends access. The "
            + "provider-managed default key does none of that. S3 delivers access logs only into a bucket with its own key.",
        Remedy =
            "Let the platform's DataLake component set it: aws:kms with the data key (EKS), encryption.defaultKmsKeyName (GKE), keySource Microsoft.Keyvault "
            + "(AKS).",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
        References = [FrameworkReference.Trivy("AWS-0132"), FrameworkReference.Trivy("GCP-0066"), FrameworkReference.Trivy("AZU-0060")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var encryption in stack.OfType(S3Encryption))
        {
            var isLogs = S3Logging.IsTarget(stack, encryption["bucket"]);
            check.ForEach(encryption["rules"], rule =>
            {
                var byDefault = rule["applyServerSideEncryptionByDefault"];
                Require(
                    byDefault["sseAlgorithm"].IsOneOf("aws:kms", "aws:kms:dsse") & !byDefault["kmsMasterKeyId"].IsEmpty
                        | isLogs & byDefault["sseAlgorithm"].Is("AES256"),
                    byDefault);
            });
        }

        foreach (var bucket in stack.OfType(ResourceType.GcsBucket))
        {
            var key = bucket["encryption"]["defaultKmsKeyName"];
            Require(!key.IsEmpty, key);
        }

        foreach (var account in stack.OfType(ResourceType.AzureStorageAccount))
        {
            var source = account["encryption"]["keySource"];
            Require(source.Is("Microsoft.Keyvault"), source);
        }

        void Require(Answer isEncrypted, Property where) => check.Require(isEncrypted, where, "Data is not encrypted with a customer-managed key.");
    }
}
