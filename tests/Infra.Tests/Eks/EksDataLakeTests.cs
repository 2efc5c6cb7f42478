using Infra.Tests.Support;

namespace Infra.Tests.Eks;

public class EksDataLakeTests
{
    [Fact]
    public async Task The_bucket_is_closed_to_the_public()
    {
        var run = await EksRun.Shipped;
        var block = run.One("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            setting => Assert.Equal("true", block.Text(setting)));
        Assert.Equal("BucketOwnerEnforced", run.One("aws:s3/bucketOwnershipControls:BucketOwnershipControls").Text("rule.objectOwnership"));
    }

    [Fact]
    public async Task What_was_overwritten_can_be_brought_back()
    {
        var run = await EksRun.Shipped;
        Assert.Equal("Enabled", run.One("aws:s3/bucketVersioning:BucketVersioning").Text("versioningConfiguration.status"));
        Assert.Equal("false", run.One("aws:s3/bucket:Bucket").Text("forceDestroy"));
    }

    [Fact]
    public async Task Event_logs_and_old_versions_go_when_the_settings_say_so()
    {
        var run = await EksRun.WithStackAsync("eventLogDays: 90\n    noncurrentVersionDays: 30", "eventLogDays: 7\n    noncurrentVersionDays: 3");
        var lifecycle = run.One("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
        Assert.Equal(("spark-events/", "7"), (lifecycle.Text("rules.0.filter.prefix"), lifecycle.Text("rules.0.expiration.days")));
        Assert.Equal("3", lifecycle.Text("rules.1.noncurrentVersionExpiration.noncurrentDays"));
    }

    [Fact]
    public async Task The_bucket_has_the_name_of_the_settings()
    {
        var run = await EksRun.WithStackAsync("eventLogDays: 90", "bucket: my-lake");
        Assert.Equal("my-lake", run.One("aws:s3/bucket:Bucket").Text("bucket"));
        Assert.Equal("my-lake", run.Outputs["bucket"]);
    }

    [Fact]
    public async Task An_images_tag_always_names_the_same_image()
    {
        var repository = (await EksRun.Shipped).One("aws:ecr/repository:Repository");
        Assert.Equal(("IMMUTABLE", "true"), (repository.Text("imageTagMutability"), repository.Text("imageScanningConfiguration.scanOnPush")));
    }

    [Fact]
    public async Task The_shared_files_are_backed_up() =>
        Assert.Equal("ENABLED", (await EksRun.Shipped).One("aws:efs/backupPolicy:BackupPolicy").Text("backupPolicy.status"));
}
