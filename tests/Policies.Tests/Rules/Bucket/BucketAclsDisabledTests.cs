using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketAclsDisabledTests : RuleTests
{
    private const string Ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string Account = "azure-native:storage:StorageAccount";

    protected override string Policy => "bucket-acls-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Ownership, "data", "rule: { objectOwnership: BucketOwnerEnforced }")),
        Refused(
            "AWS, with access lists",
            Resource(Ownership, "data", "rule: { objectOwnership: ObjectWriter }"),
            "data rule.objectOwnership: Object ACLs are enabled: ObjectWriter."),
        Undecided("AWS, not known", Resource(Ownership, "data", "rule: !unknown"), "data rule"),

        Accepted("Google Cloud", Resource(Gcs, "data", "uniformBucketLevelAccess: true")),
        Refused("Google Cloud, by its default", Resource(Gcs, "data"), "data uniformBucketLevelAccess: Object ACLs are enabled."),
        Undecided("Google Cloud, not known", Resource(Gcs, "data", "uniformBucketLevelAccess: !unknown"), "data uniformBucketLevelAccess"),

        Accepted("Azure", Resource(Account, "data", "{ allowSharedKeyAccess: false, isLocalUserEnabled: false }")),
        Refused(
            "Azure, keys and users",
            Resource(Account, "data", "{ isLocalUserEnabled: true }"),
            "data allowSharedKeyAccess: Shared key access is enabled.",
            "data isLocalUserEnabled: Local users are enabled."),
        Undecided("Azure, not known", Resource(Account, "data", "{ allowSharedKeyAccess: !unknown }"), "data allowSharedKeyAccess"),
    ];
}
