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
        Remove("eks", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock *", "blockPublicAcls", "bucket-access-private"),
        Remove("eks", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock *", "restrictPublicBuckets", "bucket-access-private"),
        Remove("gke", Gcs, "publicAccessPrevention", "bucket-access-private"),
        Remove("aks", Account, "allowBlobPublicAccess", "bucket-access-private"),
        Set("aks", "azure-native:storage:BlobContainer spark-data-analytics", "publicAccess", "Blob", "bucket-access-private"),

        Set("eks", "aws:s3/bucketOwnershipControls:BucketOwnershipControls *", "rule.objectOwnership", "ObjectWriter", "bucket-access-identity"),
        Remove("gke", Gcs, "uniformBucketLevelAccess", "bucket-access-identity"),
        Remove("aks", Account, "allowSharedKeyAccess", "bucket-access-identity"),

        Set("eks", "aws:s3/bucketServerSideEncryptionConfiguration:*", "rules[0].applyServerSideEncryptionByDefault", "{ sseAlgorithm: AES256 }", "bucket-data-encrypted"),
        Remove("gke", Gcs, "encryption", "bucket-data-encrypted"),
        Remove("aks", Account, "encryption", "bucket-data-encrypted"),
        Remove("aks", "azure-native:storage:StorageAccount spark-files", "encryption", "bucket-data-encrypted"),
        Replace("eks", "aws:s3/bucketPolicy:BucketPolicy *", "policy", "\"aws:SecureTransport\":\"false\"", "\"aws:SecureTransport\":\"true\"", "bucket-transport-encrypted"),
        Replace("eks", "aws:s3/bucketPolicy:BucketPolicy *", "policy", "/*\"]", "/logs/*\"]", "bucket-transport-encrypted"),
        Set("aks", Account, "minimumTlsVersion", "TLS1_0", "bucket-transport-encrypted"),
        Set("aks", Account, "enableHttpsTrafficOnly", "false", "bucket-transport-encrypted"),
        Remove("aks", Account, "networkRuleSet", "bucket-network-closed"),

        Set("eks", "aws:s3/bucketVersioning:BucketVersioning *", "versioningConfiguration.status", "Suspended", "bucket-data-recoverable"),
        Set("gke", Gcs, "versioning.enabled", "false", "bucket-data-recoverable"),
        Remove("aks", BlobService, "deleteRetentionPolicy", "bucket-data-recoverable"),
        Remove("aks", BlobService, "containerDeleteRetentionPolicy", "bucket-data-recoverable"),
        Remove("aks", FileService, "shareDeleteRetentionPolicy", "bucket-data-recoverable"),
        Remove("eks", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration *", "rules[1].noncurrentVersionExpiration", "bucket-versions-expire"),
        Remove("gke", Gcs, "lifecycleRules[1]", "bucket-versions-expire"),

        Set("eks", "aws:s3/bucket:Bucket *", "forceDestroy", "true", "bucket-destroy-refused"),
        Set("eks", "aws:ecr/repository:Repository *", "forceDelete", "true", "bucket-destroy-refused"),
        Set("gke", Gcs, "forceDestroy", "true", "bucket-destroy-refused"),

        Gone("eks", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock *", "bucket-parts-complete"),
        Gone("eks", "aws:s3/bucketOwnershipControls:BucketOwnershipControls *", "bucket-parts-complete"),
        Gone("eks", "aws:s3/bucketServerSideEncryptionConfiguration:*", "bucket-parts-complete"),
        Gone("eks", "aws:s3/bucketVersioning:BucketVersioning *", "bucket-parts-complete"),
        Gone("eks", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration *", "bucket-parts-complete"),
        Gone("eks", "aws:s3/bucketPolicy:BucketPolicy *", "bucket-parts-complete"),
        Gone("aks", BlobService, "bucket-parts-complete"),
        Gone("aks", FileService, "bucket-parts-complete"),

        Set("eks", "aws:s3/bucket:Bucket *", "region", "us-east-1", "bucket-location-near"),
        Set("gke", Gcs, "location", "US", "bucket-location-near"),
        Set("aks", Account, "location", "westus", "bucket-location-near"),
    ];
}
