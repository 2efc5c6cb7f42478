using System.Text.Json.Nodes;
using Infra.Contract;
using Infra.Settings.Eks;
using Pulumi;
using Pulumi.Aws.Ecr;
using Pulumi.Aws.Ecr.Inputs;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using BucketServerSideEncryptionConfigurationArgs = Pulumi.Aws.S3.BucketServerSideEncryptionConfigurationArgs;
using BucketVersioningArgs = Pulumi.Aws.S3.BucketVersioningArgs;

namespace Infra.Clusters.Eks;

/// <summary>The bucket that holds all tenants' data and event logs, each under its prefix, and the registry of the Spark images.</summary>
internal sealed class EksDataLake : ComponentResource
{
    public const string EventLogPrefix = "spark-events/";

    private readonly EksContext _context;
    private readonly EksDataLakeSettings _settings;
    private readonly EksKeys _keys;

    public EksDataLake(string name, EksDataLakeArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:DataLake", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.DataLake;
        _keys = args.Keys;

        Bucket = CreateBucket();
        CloseBucket();
        KeepBucket();
        Repository = CreateRepository();
        RegisterOutputs();
    }

    public Bucket Bucket { get; }

    public Repository Repository { get; }

    private string BucketArn => $"arn:{_context.Account.Partition}:s3:::{_context.BucketName}";

    private CustomResourceOptions Options(bool holdsData = false) => new()
    {
        Parent = this,
        Protect = holdsData ? _context.Settings.Cluster.DeletionProtection : null,
    };

    private Bucket CreateBucket() => new(
        $"{_context.Name}-data",
        new BucketArgs
        {
            BucketName = _context.BucketName,
            ForceDestroy = false,
            Tags = _context.Tags(_context.BucketName),
        },
        Options(holdsData: true));

    private void CloseBucket()
    {
        var blocked = new BucketPublicAccessBlock(
            $"{_context.Name}-data",
            new BucketPublicAccessBlockArgs
            {
                Bucket = Bucket.BucketName,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            Options());
        _ = new BucketOwnershipControls(
            $"{_context.Name}-data",
            new BucketOwnershipControlsArgs
            {
                Bucket = Bucket.BucketName,
                Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
            },
            Options());
        _ = new BucketServerSideEncryptionConfiguration(
            $"{_context.Name}-data",
            new BucketServerSideEncryptionConfigurationArgs
            {
                Bucket = Bucket.BucketName,
                Rules =
                {
                    new BucketServerSideEncryptionConfigurationRuleArgs
                    {
                        ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                        {
                            SseAlgorithm = "aws:kms",
                            KmsMasterKeyId = _keys.Data.Arn,
                        },

                        // One call to the key service a bucket and not one an object, which for Spark is the greater part of the bill.
                        BucketKeyEnabled = true,
                    },
                },
            },
            Options());
        _ = new BucketPolicy(
            $"{_context.Name}-data",
            new BucketPolicyArgs
            {
                Bucket = Bucket.BucketName,
                Policy = PolicyDocument.Of(new Statement("DenyPlaintext")
                {
                    Effect = "Deny",
                    Principal = Principals.Anyone(),
                    Action = ["s3:*"],
                    Resource = [BucketArn, $"{BucketArn}/*"],
                    Condition = new Conditions().With("Bool", "aws:SecureTransport", "false"),
                }),
            },

            // Two changes of a bucket's access at once make S3 answer with a conflict.
            ChildOptions.Of(this, blocked));
    }

    private void KeepBucket()
    {
        var versioning = new BucketVersioning(
            $"{_context.Name}-data",
            new BucketVersioningArgs
            {
                Bucket = Bucket.BucketName,
                VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
            },
            Options());
        _ = new BucketLifecycleConfiguration(
            $"{_context.Name}-data",
            new BucketLifecycleConfigurationArgs
            {
                Bucket = Bucket.BucketName,
                Rules =
                {
                    new BucketLifecycleConfigurationRuleArgs
                    {
                        Id = "expire-event-logs",
                        Status = "Enabled",
                        Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = EventLogPrefix },
                        Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = _settings.EventLogDays },
                    },
                    new BucketLifecycleConfigurationRuleArgs
                    {
                        Id = "expire-old-versions",
                        Status = "Enabled",
                        Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                        NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs
                        {
                            NoncurrentDays = _settings.NoncurrentVersionDays,
                        },
                        AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
                    },
                },
            },
            ChildOptions.Of(this, versioning));
    }

    private Repository CreateRepository()
    {
        var repository = new Repository(
            $"{_context.Name}-spark",
            new RepositoryArgs
            {
                Name = _context.RepositoryName,

                // What a tag named yesterday it names tomorrow.
                ImageTagMutability = "IMMUTABLE",
                ImageScanningConfiguration = new RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
                EncryptionConfigurations =
                {
                    new RepositoryEncryptionConfigurationArgs { EncryptionType = "KMS", KmsKey = _keys.Data.Arn },
                },
                ForceDelete = false,
                Tags = _context.Tags($"{_context.Name}-spark"),
            },
            Options(holdsData: true));
        _ = new LifecyclePolicy(
            $"{_context.Name}-spark",
            new LifecyclePolicyArgs
            {
                Repository = repository.Name,
                Policy = new JsonObject
                {
                    ["rules"] = new JsonArray(new JsonObject
                    {
                        ["rulePriority"] = 1,
                        ["description"] = "Images without a tag are what is left of failed pushes.",
                        ["selection"] = new JsonObject
                        {
                            ["tagStatus"] = "untagged",
                            ["countType"] = "sinceImagePushed",
                            ["countUnit"] = "days",
                            ["countNumber"] = 14,
                        },
                        ["action"] = new JsonObject { ["type"] = "expire" },
                    }),
                }.ToJsonString(),
            },
            Options());
        return repository;
    }
}

/// <summary>The inputs of <see cref="EksDataLake"/>.</summary>
internal sealed class EksDataLakeArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required EksKeys Keys { get; init; }

    [Input("bucket")]
    public Input<string> Bucket => Context.BucketName;

    [Input("eventLogDays")]
    public Input<int> EventLogDays => Context.Settings.DataLake.EventLogDays;
}
