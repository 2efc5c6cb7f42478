using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketVersioningEnabledTests : RuleTests
{
    private const string Versioning = "aws:s3/bucketVersioning:BucketVersioning";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string BlobService = "azure-native:storage:BlobServiceProperties";
    private const string FileService = "azure-native:storage:FileServiceProperties";

    protected override string Policy => "bucket-versioning-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Versioning, "data", "versioningConfiguration: { status: Enabled }")),
        Refused(
            "AWS, suspended",
            Resource(Versioning, "data", "versioningConfiguration: { status: Suspended }"),
            "data versioningConfiguration.status: Versioning is not enabled: Suspended."),
        Undecided("AWS, not known", Resource(Versioning, "data", "versioningConfiguration: !unknown"), "data versioningConfiguration"),

        Accepted("Google Cloud", Resource(Gcs, "data", "versioning: { enabled: true }")),
        Refused("Google Cloud, by its default", Resource(Gcs, "data"), "data versioning.enabled: Versioning is not enabled."),
        Undecided("Google Cloud, not known", Resource(Gcs, "data", "versioning: !unknown"), "data versioning"),

        Accepted(
            "Azure",
            Resource(BlobService, "data", "{ deleteRetentionPolicy: { enabled: true, days: 7 }, containerDeleteRetentionPolicy: { enabled: true, days: 30 } }"),
            Resource(FileService, "files", "{ shareDeleteRetentionPolicy: { enabled: true, days: 30 } }")),
        Refused(
            "Azure, not for long, and not at all",
            Resource(BlobService, "data", "{ deleteRetentionPolicy: { enabled: true, days: 6 }, containerDeleteRetentionPolicy: { enabled: false } }"),
            "data deleteRetentionPolicy: Deleted objects are not kept for 7 days.",
            "data containerDeleteRetentionPolicy: Deleted containers are not kept for 7 days."),
        Refused(
            "Azure, shares, where the settings ask for more",
            Resource(FileService, "files", "{ shareDeleteRetentionPolicy: { enabled: true, days: 7 } }"),
            "files shareDeleteRetentionPolicy: Deleted shares are not kept for 30 days.").With("days", 30L),
        Undecided(
            "Azure, not known",
            Resource(FileService, "files", "{ shareDeleteRetentionPolicy: { enabled: true, days: !unknown } }"),
            "files shareDeleteRetentionPolicy.days"),
    ];
}
