using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketNoncurrentVersionsExpire : ResourcePolicy
{
    private const string S3Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    private const string Violation = "Noncurrent versions never expire.";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-noncurrent-versions-expire",
        Title = "Noncurrent object versions expire",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why =
            "Spark replaces a table by deleting the old one. If all noncurrent versions are kept, the bill grows with each run, and so does the data to "
            + "search for a GDPR erasure.",
        Remedy = "Set dataLake.noncurrentVersionDays in the stack's settings.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    };

    public override IReadOnlyList<string> Types { get; } = [S3Lifecycle, ResourceType.GcsBucket];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case S3Lifecycle:
                var rules = resource["rules"];
                check.Require(rules.Any(rule => rule["status"].Is("Enabled") & rule["noncurrentVersionExpiration"].Exists), rules, Violation);
                break;
            case ResourceType.GcsBucket:
                var isVersioned = resource["versioning"]["enabled"].IsTrue;
                if (!isVersioned.IsNo)
                {
                    var lifecycle = resource["lifecycleRules"];
                    check.Require(!isVersioned | lifecycle.Any(ExpiresVersions), lifecycle, Violation);
                }

                break;
        }
    }

    private static Answer ExpiresVersions(Property rule)
    {
        var condition = rule["condition"];
        return rule["action"]["type"].Is("Delete")
            & (condition["daysSinceNoncurrentTime"].Exists | condition["numNewerVersions"].Exists | condition["withState"].Is("ARCHIVED"));
    }
}
