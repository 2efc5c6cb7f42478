using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketAccessLoggingEnabledTests : RuleTests
{
    private const string S3 = "aws:s3/bucket:Bucket";
    private const string Logging = "aws:s3/bucketLogging:BucketLogging";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string AuditConfig = "gcp:projects/iAMAuditConfig:IAMAuditConfig";
    private const string Account = "azure-native:storage:StorageAccount";
    private const string Diagnostics = "azure-native:monitor:DiagnosticSetting";
    private const string Blobs = "/x/storageAccounts/lake/blobServices/default";

    protected override string Policy => "bucket-access-logging-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "S3, and the bucket that the logs go to",
            Resource(S3, "data", "bucket: lake"), Resource(S3, "logs", "bucket: lake-logs"),
            Resource(Logging, "data", "{ bucket: lake, targetBucket: lake-logs }")),
        Refused("S3, none", Resource(S3, "data", "bucket: lake"), "data bucket: Access to the bucket data is not logged."),
        Refused(
            "S3, another bucket's",
            [Resource(S3, "data", "bucket: lake"), Resource(Logging, "other", "{ bucket: pond, targetBucket: pond-logs }")],
            "data bucket: Access to the bucket data is not logged."),
        Undecided(
            "S3, a bucket that is not known",
            [Resource(S3, "data", "bucket: lake"), Resource(Logging, "data", "{ bucket: !unknown , targetBucket: lake-logs }")],
            "data bucket"),

        Accepted(
            "Google Cloud, for the project",
            Resource(Gcs, "data", "name: lake"),
            Resource(AuditConfig, "audit", "{ service: storage.googleapis.com, auditLogConfigs: [{ logType: DATA_READ }, { logType: DATA_WRITE }] }")),
        Accepted(
            "Google Cloud, for all services",
            Resource(Gcs, "data", "name: lake"),
            Resource(AuditConfig, "audit", "{ service: allServices, auditLogConfigs: [{ logType: DATA_READ }, { logType: DATA_WRITE }] }")),
        Accepted("Google Cloud, for the bucket", Resource(Gcs, "data", "{ name: lake, logging: { logBucket: lake-logs } }")),
        Refused(
            "Google Cloud, reads only",
            [
                Resource(Gcs, "data", "name: lake"),
                Resource(AuditConfig, "audit", "{ service: storage.googleapis.com, auditLogConfigs: [{ logType: DATA_READ }] }"),
            ],
            "data name: Access to the bucket data is not logged."),
        Refused(
            "Google Cloud, another service's",
            [
                Resource(Gcs, "data", "name: lake"),
                Resource(AuditConfig, "audit", "{ service: cloudkms.googleapis.com, auditLogConfigs: [{ logType: DATA_READ }, { logType: DATA_WRITE }] }"),
            ],
            "data name: Access to the bucket data is not logged."),
        Undecided(
            "Google Cloud, not known",
            [Resource(Gcs, "data", "name: lake"), Resource(AuditConfig, "audit", "{ service: storage.googleapis.com, auditLogConfigs: !unknown }")],
            "data auditLogConfigs"),

        Accepted(
            "Azure, each category",
            Resource(Account, "data", "accountName: lake"),
            Resource(
                Diagnostics, "data",
                $"{{ resourceUri: {Blobs}, logs: [{Enabled("StorageRead")}, {Enabled("StorageWrite")}, {Enabled("StorageDelete")}] }}")),
        Accepted(
            "Azure, all at once",
            Resource(Account, "data", "accountName: lake"),
            Resource(Diagnostics, "data", $"{{ resourceUri: {Blobs}, logs: [{{ categoryGroup: audit, enabled: true }}] }}")),
        Accepted("Azure, shares", Resource(Account, "files", "{ accountName: files, kind: FileStorage }")),
        Refused(
            "Azure, no deletions",
            [
                Resource(Account, "data", "accountName: lake"),
                Resource(Diagnostics, "data", $"{{ resourceUri: {Blobs}, logs: [{Enabled("StorageRead")}, {Enabled("StorageWrite")}] }}"),
            ],
            "data accountName: Access to the storage account data is not logged."),
        Refused(
            "Azure, another account's",
            [
                Resource(Account, "data", "accountName: pond"),
                Resource(Diagnostics, "data", $"{{ resourceUri: {Blobs}, logs: [{{ categoryGroup: allLogs, enabled: true }}] }}"),
            ],
            "data accountName: Access to the storage account data is not logged."),
        Undecided(
            "Azure, not known",
            [Resource(Account, "data", "accountName: lake"), Resource(Diagnostics, "data", $"{{ resourceUri: {Blobs}, logs: !unknown }}")],
            "data logs"),
    ];

    private static string Enabled(string category) => $"{{ category: {category}, enabled: true }}";
}
