using System.Text.Json.Nodes;
using Infra.Contract;
using Infra.Settings.Eks;
using Pulumi;
using Pulumi.Aws.Ecr;
using Pulumi.Aws.Ecr.Inputs;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using BucketLoggingArgs = Pulumi.Aws.S3.BucketLoggingArgs;

namespace Infra.Clusters.Eks;

/// <summary>The bucket that holds all tenants' data and event logs, each under its prefix, and the registry of the Spark images.</summary>
internal sealed class EksDataLake : ComponentResource
{
    public const string EventLogPrefix = "spark-events/";

    private const string AccessLogPrefix = "access/";

    private readonly EksContext _context;
    private readonly EksDataLakeSettings _settings;
    private readonly EksKeys _keys;

    public EksDataLake(string name, EksDataLakeArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:DataLake", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.DataLake;
        _keys = args.Keys;

        var bucket = CreateBucket();
        if (_settings.AccessLogs)
        {
            LogAccess(bucket);
        }

        Repository = CreateRepository();
        RegisterOutputs();
    }

    public Repository Repository { get; }

    private CustomResourceOptions Options(bool holdsData = false) => new()
    {
        Parent = this,
        Protect = holdsData ? _context.Settings.Cluster.DeletionProtection : null,
    };

    private EksBucket CreateBucket()
    {
        var bucket = new EksBucket(_context, $"{_context.Name}-data", _context.BucketName, this);
        bucket.Close(new BucketServerSideEncryptionConfigurationRuleArgs
        {
            ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
            {
                SseAlgorithm = "aws:kms",
                KmsMasterKeyId = _keys.Data.Arn,
            },

            // One call to the key service a bucket and not one an object, which for Spark is the greater part of the bill.
            BucketKeyEnabled = true,
        });
        bucket.Keep(
            new BucketLifecycleConfigurationRuleArgs
            {
                Id = "expire-event-logs",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = EventLogPrefix },
                Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = _settings.EventLogDays },
            },
            _settings.NoncurrentVersionDays);
        return bucket;
    }

    /// <summary>
    /// S3 writes each request to the data into a bucket that no tenant has a right to. It does so for nothing, within hours, and promises no
    /// entry: docs/decisions has what CloudTrail would cost instead.
    /// </summary>
    private void LogAccess(EksBucket data)
    {
        var logs = new EksBucket(_context, $"{_context.Name}-access-logs", _context.AccessLogBucketName, this);
        var closed = logs.Close(
            new BucketServerSideEncryptionConfigurationRuleArgs
            {
                // S3 does not deliver logs into a bucket with a key of ours.
                ApplyServerSideEncryptionByDefault =
                    new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = "AES256" },
            },
            new Statement("AllowAccessLogs")
            {
                Principal = Principals.Service("logging.s3.amazonaws.com"),
                Action = ["s3:PutObject"],
                Resource = [$"{logs.Arn}/{AccessLogPrefix}*"],
                Condition = new Conditions().StringEquals("aws:SourceAccount", _context.Account.AccountId).With("ArnLike", "aws:SourceArn", data.Arn),
            });
        logs.Keep(
            new BucketLifecycleConfigurationRuleArgs
            {
                Id = "expire-access-logs",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = AccessLogPrefix },
                Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = _context.Settings.Cluster.LogRetentionDays },
            },
            _settings.NoncurrentVersionDays);
        _ = new BucketLogging(
            $"{_context.Name}-data",
            new BucketLoggingArgs
            {
                Bucket = data.Bucket.BucketName,
                TargetBucket = logs.Bucket.BucketName,
                TargetPrefix = AccessLogPrefix,

                // A folder for each day, so that a query for a day reads that day.
                TargetObjectKeyFormat = new BucketLoggingTargetObjectKeyFormatArgs
                {
                    PartitionedPrefix = new BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs { PartitionDateSource = "EventTime" },
                },
            },
            ChildOptions.Of(this, closed));
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
