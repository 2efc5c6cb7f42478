using Infra.Tests.Support;

namespace Infra.Tests.Eks;

/// <summary>Everything that holds data is encrypted, by a key of ours where the service takes one.</summary>
public class EncryptionTests
{
    private static readonly string DataKey = AwsMocks.Arn("spark-data");

    private static readonly string ClusterKey = AwsMocks.Arn("spark-cluster");

    [Fact]
    public async Task Keys_rotate_and_are_not_gone_at_once() => Assert.All((await EksRun.Shipped).Of("aws:kms/key:Key"), key =>
    {
        Assert.Equal("true", key.Text("enableKeyRotation"));
        Assert.Equal("30", key.Text("deletionWindowInDays"));
    });

    [Fact]
    public async Task Kubernetes_secrets_are_encrypted()
    {
        var cluster = (await EksRun.Shipped).One("aws:eks/cluster:Cluster");
        Assert.Equal(ClusterKey, cluster.Text("encryptionConfig.provider.keyArn"));
        Assert.Equal(["secrets"], cluster.Texts("encryptionConfig.resources"));
    }

    [Fact]
    public async Task Logs_are_encrypted_and_kept_for_a_time() => Assert.All((await EksRun.Shipped).Of("aws:cloudwatch/logGroup:LogGroup"), group =>
    {
        Assert.Equal(ClusterKey, group.Text("kmsKeyId"));
        Assert.Equal("90", group.Text("retentionInDays"));
    });

    [Fact]
    public async Task The_bucket_is_encrypted()
    {
        var run = await EksRun.Shipped;
        var encryption = run.One("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "spark-data");
        Assert.Equal(run.One("aws:s3/bucket:Bucket", "spark-data").Text("bucket"), encryption.Text("bucket"));
        Assert.Equal("aws:kms", encryption.Text("rules.0.applyServerSideEncryptionByDefault.sseAlgorithm"));
        Assert.Equal(DataKey, encryption.Text("rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId"));
        Assert.Equal("true", encryption.Text("rules.0.bucketKeyEnabled"));
    }

    [Fact]
    public async Task The_registry_is_encrypted()
    {
        var repository = (await EksRun.Shipped).One("aws:ecr/repository:Repository");
        Assert.Equal(("KMS", DataKey), (repository.Text("encryptionConfigurations.0.encryptionType"), repository.Text("encryptionConfigurations.0.kmsKey")));
    }

    [Fact]
    public async Task The_shared_file_system_is_encrypted_at_rest_and_on_its_way()
    {
        var run = await EksRun.Shipped;
        var files = run.One("aws:efs/fileSystem:FileSystem");
        Assert.Equal(("true", DataKey), (files.Text("encrypted"), files.Text("kmsKeyId")));
        Assert.Equal(["tls", "iam"], run.One("kubernetes:storage.k8s.io/v1:StorageClass", "shared").Texts("mountOptions"));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("fast")]
    [InlineData("scratch")]
    public async Task Block_volumes_are_encrypted(string tier)
    {
        var storageClass = (await EksRun.Shipped).One("kubernetes:storage.k8s.io/v1:StorageClass", tier);
        Assert.Equal(("true", DataKey), (storageClass.Text("parameters.encrypted"), storageClass.Text("parameters.kmsKeyId")));
    }

    [Fact]
    public async Task The_disks_of_system_nodes_are_encrypted()
    {
        var template = (await EksRun.Shipped).One("aws:ec2/launchTemplate:LaunchTemplate");
        Assert.Equal(("true", DataKey), (template.Text("blockDeviceMappings.0.ebs.encrypted"), template.Text("blockDeviceMappings.0.ebs.kmsKeyId")));
    }

    [Fact]
    public async Task The_disks_of_elastic_nodes_are_encrypted() => Assert.All(
        (await EksRun.Shipped).Of("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass"),
        nodeClass => Assert.Equal(
            ("true", DataKey),
            (nodeClass.Text("spec.blockDeviceMappings.0.ebs.encrypted"), nodeClass.Text("spec.blockDeviceMappings.0.ebs.kmsKeyID"))));

    [Fact]
    public async Task The_queue_is_encrypted() => Assert.Equal("true", (await EksRun.Shipped).One("aws:sqs/queue:Queue").Text("sqsManagedSseEnabled"));

    [Theory]
    [InlineData("aws:s3/bucketPolicy:BucketPolicy")]
    [InlineData("aws:sqs/queuePolicy:QueuePolicy")]
    [InlineData("aws:efs/fileSystemPolicy:FileSystemPolicy")]
    public async Task Nothing_is_reached_without_encryption(string type)
    {
        var policies = (await EksRun.Shipped).Of(type);
        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.Contains(
            "\"Sid\":\"DenyPlaintext\",\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"}", policy.Text("policy"), StringComparison.Ordinal));
    }
}
