using System.Text.Json.Nodes;
using Infra.Tests.Support;

namespace Infra.Tests.Eks;

public class EksDataLakeTests
{
    [Fact]
    public async Task The_bucket_is_closed_to_the_public()
    {
        var run = await EksRun.Shipped;
        var block = run.One("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "spark-data");
        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            setting => Assert.Equal("true", block.Text(setting)));
        Assert.Equal("BucketOwnerEnforced", run.One("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "spark-data").Text("rule.objectOwnership"));
    }

    [Fact]
    public async Task What_was_overwritten_can_be_brought_back()
    {
        var run = await EksRun.Shipped;
        Assert.Equal("Enabled", run.One("aws:s3/bucketVersioning:BucketVersioning", "spark-data").Text("versioningConfiguration.status"));
        Assert.Equal("false", run.One("aws:s3/bucket:Bucket", "spark-data").Text("forceDestroy"));
    }

    [Fact]
    public async Task Event_logs_and_old_versions_go_when_the_settings_say_so()
    {
        var run = await EksRun.WithStackAsync("eventLogDays: 90\n    noncurrentVersionDays: 30", "eventLogDays: 7\n    noncurrentVersionDays: 3");
        var lifecycle = run.One("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "spark-data");
        Assert.Equal(("spark-events/", "7"), (lifecycle.Text("rules.0.filter.prefix"), lifecycle.Text("rules.0.expiration.days")));
        Assert.Equal("3", lifecycle.Text("rules.1.noncurrentVersionExpiration.noncurrentDays"));
    }

    [Fact]
    public async Task The_bucket_has_the_name_of_the_settings()
    {
        var run = await EksRun.WithStackAsync("eventLogDays: 90", "bucket: my-lake");
        Assert.Equal("my-lake", run.One("aws:s3/bucket:Bucket", "spark-data").Text("bucket"));
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

    [Fact]
    public async Task The_shared_files_are_mounted_by_the_drivers_role_with_TLS_through_access_points()
    {
        const string driver = "arn:aws:iam::123456789012:role/spark-efs-mount";
        var run = await EksRun.Shipped;
        var policy = run.One("aws:efs/fileSystemPolicy:FileSystemPolicy");
        Assert.Equal("spark-shared-id", policy.Text("fileSystemId"));
        var statements = JsonNode.Parse(policy.Text("policy")!)!["Statement"]!.AsArray();

        var allowed = Assert.Single(statements, statement => statement!["Effect"]!.ToString() == "Allow")!;
        Assert.Equal(driver, allowed["Principal"]!["AWS"]!.ToString());
        Assert.Equal(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"], allowed["Action"]!.AsArray().Select(action => action!.ToString()));

        Assert.Equal(
            [
                """{"Bool":{"aws:SecureTransport":"false"}}""",
                """{"Null":{"elasticfilesystem:AccessPointArn":"true"}}""",
                $$$"""{"ArnNotEquals":{"aws:PrincipalArn":"{{{driver}}}"}}""",
            ],
            statements.Where(statement => statement!["Effect"]!.ToString() == "Deny").Select(statement =>
            {
                Assert.Equal("*", statement!["Principal"]!["AWS"]!.ToString());
                Assert.Equal(3, statement["Action"]!.AsArray().Count);
                return statement["Condition"]!.ToJsonString();
            }));

        var association = run.One("aws:eks/podIdentityAssociation:PodIdentityAssociation", "spark-efs-mount");
        Assert.Equal(("kube-system", "efs-csi-node-sa"), (association.Text("namespace"), association.Text("serviceAccount")));
        Assert.Equal("spark-efs-mount", run.One("aws:iam/role:Role", "spark-efs-mount").Text("name"));
        Assert.DoesNotContain(run.Of("aws:iam/rolePolicy:RolePolicy"), right => right.Text("role")!.StartsWith("spark-efs-mount", StringComparison.Ordinal));

        // A pod that starts before its association never has the role.
        Assert.Contains("spark-efs-mount", await run.One("aws:eks/addon:Addon", "spark-aws-efs-csi-driver").DependsOnAsync());
    }
}
