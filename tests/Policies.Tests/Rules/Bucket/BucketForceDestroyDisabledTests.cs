using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketForceDestroyDisabledTests : RuleTests
{
    private const string S3 = "aws:s3/bucket:Bucket";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string Ecr = "aws:ecr/repository:Repository";

    protected override string Policy => "bucket-force-destroy-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS, by its default", Resource(S3, "data"), Resource(Ecr, "images")),
        Refused("AWS, forced", Resource(S3, "data", "forceDestroy: true"), "data forceDestroy: Deleting data deletes everything in it."),
        Refused("AWS, a registry", Resource(Ecr, "images", "forceDelete: true"), "images forceDelete: Deleting images deletes everything in it."),
        Undecided("AWS, not known", Resource(S3, "data", "forceDestroy: !unknown"), "data forceDestroy"),
        Accepted("Google Cloud", Resource(Gcs, "data", "forceDestroy: false")),
        Refused("Google Cloud, forced", Resource(Gcs, "data", "forceDestroy: true"), "data forceDestroy: Deleting data deletes everything in it."),
        Undecided("Google Cloud, not known", Resource(Gcs, "data", "forceDestroy: !unknown"), "data forceDestroy"),
    ];
}
