using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketForceDestroyDisabled : ResourcePolicy, IRemediation
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-force-destroy-disabled",
        Title = "Buckets and registries have no forceDestroy",
        Severity = Severity.High,
        Why =
            "The cloud refuses to delete a bucket that is not empty. With forceDestroy, Pulumi first deletes all objects and versions, and nothing brings "
            + "them back. The same goes for a registry.",
        Remedy = "Leave forceDestroy, and forceDelete of a registry, at false.",
        Link = "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.S3Bucket, ResourceType.GcsBucket, ResourceType.EcrRepository];

    public override void Examine(Resource bucket, Check check)
    {
        if (SettingOf(bucket) is { } setting)
        {
            check.Require(!bucket[setting].IsTrue, bucket[setting], $"Deleting {bucket.Name} deletes everything in it.");
        }
    }

    // To delete a bucket on purpose, empty it first.
    public PropertyMap? Remediate(Resource bucket, PolicyOptions options) =>
        SettingOf(bucket) is { } setting && bucket[setting].IsTrue.IsYes ? bucket.Properties.With(setting, new PropertyBool(false)) : null;

    private static string? SettingOf(Resource bucket) => bucket.Type switch
    {
        ResourceType.S3Bucket or ResourceType.GcsBucket => "forceDestroy",
        ResourceType.EcrRepository => "forceDelete",
        _ => null,
    };
}
