using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

internal sealed class BucketNoncurrentVersionsExpire : ResourcePolicy
{
    private const string S3Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

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
        if (resource.Type == S3Lifecycle)
        {
            var rules = resource["rules"];
            check.Require(rules.Any(rule => rule["status"].Is("Enabled") & rule["noncurrentVersionExpiration"].Exists), rules, "Noncurrent versions never expire.");
            return;
        }

        var isVersioned = resource["versioning"]["enabled"].IsTrue;
        if (!isVersioned.IsNo)
        {
            var rules = resource["lifecycleRules"];
            check.Require(
                !isVersioned | rules.Any(rule => rule["action"]["type"].Is("Delete")
                    & (rule["condition"]["daysSinceNoncurrentTime"].Exists | rule["condition"]["numNewerVersions"].Exists | rule["condition"]["withState"].Is("ARCHIVED"))),
                rules, "Noncurrent versions never expire.");
        }
    }
}
