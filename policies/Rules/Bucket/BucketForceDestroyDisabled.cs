using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketForceDestroyDisabled : ResourcePolicy, IRemediation
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-force-destroy-disabled",
        Title = "A bucket that is not empty is not deleted",
        Severity = Severity.High,
        Why = "A cloud refuses to delete a bucket with something in it. With forceDestroy Pulumi empties it first, all versions too, and nothing brings them back. The same goes for a registry.",
        Remedy = "Leave forceDestroy, and forceDelete of a registry, at false.",
        Link = "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.S3Bucket, ResourceType.GcsBucket, ResourceType.EcrRepository];

    public override void Examine(Resource bucket, Check check)
    {
        var isForced = bucket[SettingOf(bucket)];
        check.Require(!isForced.IsTrue, isForced, $"All that is in {bucket.Name} is deleted with it.");
    }

    // Whoever means it empties the bucket first.
    public PropertyMap? Remediate(Resource bucket, PolicyOptions options) =>
        bucket[SettingOf(bucket)].IsTrue.IsYes ? bucket.Properties.With(SettingOf(bucket), new PropertyBool(false)) : null;

    private static string SettingOf(Resource bucket) => bucket.Type == ResourceType.EcrRepository ? "forceDelete" : "forceDestroy";
}
