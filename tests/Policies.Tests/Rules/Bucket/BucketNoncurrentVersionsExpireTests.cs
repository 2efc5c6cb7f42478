using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketNoncurrentVersionsExpireTests : RuleTests
{
    private const string Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    private const string Gcs = "gcp:storage/bucket:Bucket";

    protected override string Policy => "bucket-noncurrent-versions-expire";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Lifecycle, "data", "rules: [{ status: Enabled, noncurrentVersionExpiration: { noncurrentDays: 30 } }]")),
        Refused(
            "AWS, a rule that is off",
            Resource(
                Lifecycle, "data",
                "rules: [{ status: Disabled, noncurrentVersionExpiration: { noncurrentDays: 30 } }, { status: Enabled, expiration: { days: 90 } }]"),
            "data rules: Noncurrent versions never expire."),
        Undecided("AWS, not known", Resource(Lifecycle, "data", "rules: !unknown"), "data rules"),

        Accepted(
            "Google Cloud",
            Resource(
                Gcs, "data", "{ versioning: { enabled: true }, lifecycleRules: [{ action: { type: Delete }, condition: { daysSinceNoncurrentTime: 30 } }] }")),
        Refused(
            "Google Cloud, none",
            Resource(Gcs, "data", "{ versioning: { enabled: true }, lifecycleRules: [{ action: { type: Delete }, condition: { age: 90 } }] }"),
            "data lifecycleRules: Noncurrent versions never expire."),
        Undecided("Google Cloud, not known", Resource(Gcs, "data", "{ versioning: { enabled: true }, lifecycleRules: !unknown }"), "data lifecycleRules"),
        Ignored("Google Cloud, no versions", Resource(Gcs, "data", "{ versioning: { enabled: false } }")),
    ];
}
