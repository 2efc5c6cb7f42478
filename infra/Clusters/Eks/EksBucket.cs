using Infra.Contract;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using BucketServerSideEncryptionConfigurationArgs = Pulumi.Aws.S3.BucketServerSideEncryptionConfigurationArgs;
using BucketVersioningArgs = Pulumi.Aws.S3.BucketVersioningArgs;

namespace Infra.Clusters.Eks;

/// <summary>A bucket that is closed to the public, reached by TLS only, and keeps what is overwritten or deleted for a time.</summary>
internal sealed class EksBucket
{
    private readonly EksContext _context;
    private readonly string _resourceName;
    private readonly string _name;
    private readonly ComponentResource _parent;

    /// <param name="context">The cluster.</param>
    /// <param name="resourceName">Names the bucket's resources in the plan.</param>
    /// <param name="name">The bucket's name, unique in the world.</param>
    /// <param name="parent">The component that the bucket is part of.</param>
    public EksBucket(EksContext context, string resourceName, string name, ComponentResource parent)
    {
        (_context, _resourceName, _name, _parent) = (context, resourceName, name, parent);
        Bucket = new Bucket(
            resourceName,
            new BucketArgs { BucketName = name, ForceDestroy = false, Tags = context.Tags(name) },
            new CustomResourceOptions { Parent = parent, Protect = context.Settings.Cluster.DeletionProtection });
    }

    public Bucket Bucket { get; }

    public string Arn => $"arn:{_context.Account.Partition}:s3:::{_name}";

    /// <summary>Closes the bucket to the public and to plain text.</summary>
    /// <param name="encryption">How objects are encrypted.</param>
    /// <param name="statements">Who may use the bucket by its own policy.</param>
    /// <returns>The bucket's policy, which services that write there wait for.</returns>
    public Resource Close(BucketServerSideEncryptionConfigurationRuleArgs encryption, params IReadOnlyList<Statement> statements)
    {
        var blocked = new BucketPublicAccessBlock(
            _resourceName,
            new BucketPublicAccessBlockArgs
            {
                Bucket = Bucket.BucketName,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            ChildOptions.Of(_parent));
        _ = new BucketOwnershipControls(
            _resourceName,
            new BucketOwnershipControlsArgs
            {
                Bucket = Bucket.BucketName,
                Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
            },
            ChildOptions.Of(_parent));
        _ = new BucketServerSideEncryptionConfiguration(
            _resourceName,
            new BucketServerSideEncryptionConfigurationArgs { Bucket = Bucket.BucketName, Rules = { encryption } },
            ChildOptions.Of(_parent));
        var denyPlaintext = new Statement("DenyPlaintext")
        {
            Effect = "Deny",
            Principal = Principals.Anyone(),
            Action = ["s3:*"],
            Resource = [Arn, $"{Arn}/*"],
            Condition = new Conditions().With("Bool", "aws:SecureTransport", "false"),
        };
        return new BucketPolicy(
            _resourceName,
            new BucketPolicyArgs { Bucket = Bucket.BucketName, Policy = PolicyDocument.Of([denyPlaintext, .. statements]) },

            // Two changes of a bucket's access at once make S3 answer with a conflict.
            ChildOptions.Of(_parent, blocked));
    }

    /// <summary>Keeps old versions, and lets everything go in time.</summary>
    /// <param name="expiry">When objects expire.</param>
    /// <param name="noncurrentDays">How long overwritten and deleted objects can be brought back.</param>
    public void Keep(BucketLifecycleConfigurationRuleArgs expiry, int noncurrentDays)
    {
        var versioning = new BucketVersioning(
            _resourceName,
            new BucketVersioningArgs
            {
                Bucket = Bucket.BucketName,
                VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
            },
            ChildOptions.Of(_parent));
        _ = new BucketLifecycleConfiguration(
            _resourceName,
            new BucketLifecycleConfigurationArgs
            {
                Bucket = Bucket.BucketName,
                Rules =
                {
                    expiry,
                    new BucketLifecycleConfigurationRuleArgs
                    {
                        Id = "expire-old-versions",
                        Status = "Enabled",
                        Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                        NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = noncurrentDays },
                        AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
                    },
                },
            },
            ChildOptions.Of(_parent, versioning));
    }
}
