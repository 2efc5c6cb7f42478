using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class BucketMutations : MutationTests
{
    private const string Gcs = "gcp:storage/bucket:Bucket *";
    private const string Account = "azure-native:storage:StorageAccount spark-data";
    private const string BlobService = "azure-native:storage:BlobServiceProperties *";
    private const string FileService = "azure-native:storage:FileServiceProperties *";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("eks", "aws:s3/bucketLogging:BucketLogging *", "bucket", "another", "bucket-access-logging-enabled"),
        Gone("gke", "gcp:projects/iAMAuditConfig:IAMAuditConfig spark-audit-data-lake", "bucket-access-logging-enabled"),
        Set(
            "gke", "gcp:projects/iAMAuditConfig:IAMAuditConfig spark-audit-data-lake", "auditLogConfigs[1].logType", "ADMIN_READ",
            "bucket-access-logging-enabled"),
        Gone("aks", "azure-native:monitor:DiagnosticSetting spark-data-lake", "bucket-access-logging-enabled"),
        Set("aks", "azure-native:monitor:DiagnosticSetting spark-data-lake", "logs[2].enabled", "false", "bucket-access-logging-enabled"),

        Remove("eks", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock spark-data", "blockPublicAcls", "bucket-public-access-blocked"),
        Remove("eks", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock spark-data", "restrictPublicBuckets", "bucket-public-access-blocked"),
        Remove("gke", Gcs, "publicAccessPrevention", "bucket-public-access-blocked"),
        Remove("aks", Account, "allowBlobPublicAccess", "bucket-public-access-blocked"),
        Set("aks", "azure-native:storage:BlobContainer spark-data-analytics", "publicAccess", "Blob", "bucket-public-access-blocked"),

        Set("eks", "aws:s3/bucketOwnershipControls:BucketOwnershipControls spark-data", "rule.objectOwnership", "ObjectWriter", "bucket-acls-disabled"),
        Remove("gke", Gcs, "uniformBucketLevelAccess", "bucket-acls-disabled"),
        Remove("aks", Account, "allowSharedKeyAccess", "bucket-acls-disabled"),

        Set(
            "eks", "aws:s3/bucketServerSideEncryptionConfiguration:* spark-data", "rules[0].applyServerSideEncryptionByDefault", "{ sseAlgorithm: AES256 }",
            "bucket-data-encrypted"),
        Remove("gke", Gcs, "encryption", "bucket-data-encrypted"),
        Remove("aks", Account, "encryption", "bucket-data-encrypted"),
        Remove("aks", "azure-native:storage:StorageAccount spark-files", "encryption", "bucket-data-encrypted"),
        Replace(
            "eks", "aws:s3/bucketPolicy:BucketPolicy spark-data", "policy", "\"aws:SecureTransport\":\"false\"", "\"aws:SecureTransport\":\"true\"",
            "bucket-tls-required"),
        Replace("eks", "aws:s3/bucketPolicy:BucketPolicy spark-data", "policy", "/*\"]", "/logs/*\"]", "bucket-tls-required"),
        Set("aks", Account, "minimumTlsVersion", "TLS1_0", "bucket-tls-required"),
        Set("aks", Account, "enableHttpsTrafficOnly", "false", "bucket-tls-required"),
        Remove("aks", Account, "networkRuleSet", "bucket-firewall-default-deny"),

        Set("eks", "aws:s3/bucketVersioning:BucketVersioning spark-data", "versioningConfiguration.status", "Suspended", "bucket-versioning-enabled"),
        Set("gke", Gcs, "versioning.enabled", "false", "bucket-versioning-enabled"),
        Remove("aks", BlobService, "deleteRetentionPolicy", "bucket-versioning-enabled"),
        Remove("aks", BlobService, "containerDeleteRetentionPolicy", "bucket-versioning-enabled"),
        Remove("aks", FileService, "shareDeleteRetentionPolicy", "bucket-versioning-enabled"),
        Remove(
            "eks", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration spark-data", "rules[1].noncurrentVersionExpiration",
            "bucket-noncurrent-versions-expire"),
        Remove("gke", Gcs, "lifecycleRules[1]", "bucket-noncurrent-versions-expire"),

        Set("eks", "aws:s3/bucket:Bucket spark-data", "forceDestroy", "true", "bucket-force-destroy-disabled"),
        Set("eks", "aws:ecr/repository:Repository *", "forceDelete", "true", "bucket-force-destroy-disabled"),
        Set("gke", Gcs, "forceDestroy", "true", "bucket-force-destroy-disabled"),

        Gone("eks", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock spark-data", "bucket-companions-complete"),
        Gone("eks", "aws:s3/bucketOwnershipControls:BucketOwnershipControls spark-data", "bucket-companions-complete"),
        Gone("eks", "aws:s3/bucketServerSideEncryptionConfiguration:* spark-data", "bucket-companions-complete"),
        Gone("eks", "aws:s3/bucketVersioning:BucketVersioning spark-data", "bucket-companions-complete"),
        Gone("eks", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration spark-data", "bucket-companions-complete"),
        Gone("eks", "aws:s3/bucketPolicy:BucketPolicy spark-data", "bucket-companions-complete"),
        Gone("aks", BlobService, "bucket-companions-complete"),
        Gone("aks", FileService, "bucket-companions-complete"),

        Set("eks", "aws:s3/bucket:Bucket spark-data", "region", "us-east-1", "bucket-region-matches-cluster"),
        Set("gke", Gcs, "location", "US", "bucket-region-matches-cluster"),
        Set("aks", Account, "location", "westus", "bucket-region-matches-cluster"),
    ];
}
