using Infra.Contract;
using Infra.Settings.Gke;
using Pulumi;
using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.ArtifactRegistry.Inputs;
using Pulumi.Gcp.Kms;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>The bucket that holds all tenants' data and event logs, each under its prefix, and the registry of the Spark images.</summary>
internal sealed class GkeDataLake : ComponentResource
{
    public const string EventLogPrefix = "spark-events/";

    private const int SecondsOfADay = 24 * 60 * 60;

    private readonly GkeContext _context;
    private readonly GkeDataLakeSettings _settings;
    private readonly GkeKeys _keys;

    public GkeDataLake(string name, GkeDataLakeArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:DataLake", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.DataLake;
        _keys = args.Keys;

        Bucket = CreateBucket();
        if (_settings.AccessLogs)
        {
            GkeAuditLogs.TurnOn(_context, "data-lake", "storage.googleapis.com", this, "DATA_READ", "DATA_WRITE");
        }

        Repository = CreateRepository();
        RegisterOutputs();
    }

    public Bucket Bucket { get; }

    public Repository Repository { get; }

    /// <summary>Where Spark images are pushed to and pulled from. A repository of Google holds many images, so it has one more part.</summary>
    public string ImageRepository => $"{_context.Project.Region}-docker.pkg.dev/{_context.Project.ProjectId}/{RepositoryId}/spark";

    private string RepositoryId => $"{_context.Name}-images";

    private Bucket CreateBucket()
    {
        var grant = _keys.Allow(_keys.Data, "bucket", _context.Project.StorageAgent, this);
        return new Bucket(
            $"{_context.Name}-data",
            new BucketArgs
            {
                Name = _context.BucketName,

                // Google answers in capitals; small letters would differ at every refresh.
                Location = _context.Project.Region.ToUpperInvariant(),
                StorageClass = "STANDARD",
                UniformBucketLevelAccess = true,
                PublicAccessPrevention = "enforced",
                Versioning = new BucketVersioningArgs { Enabled = true },
                SoftDeletePolicy = new BucketSoftDeletePolicyArgs { RetentionDurationSeconds = _settings.SoftDeleteDays * SecondsOfADay },
                Encryption = new BucketEncryptionArgs { DefaultKmsKeyName = _context.DataKey },
                LifecycleRules =
                {
                    new BucketLifecycleRuleArgs
                    {
                        Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
                        Condition = new BucketLifecycleRuleConditionArgs
                        {
                            Age = _settings.EventLogDays,
                            MatchesPrefixes = { EventLogPrefix },
                            WithState = "LIVE",
                        },
                    },
                    new BucketLifecycleRuleArgs
                    {
                        Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
                        Condition = new BucketLifecycleRuleConditionArgs { DaysSinceNoncurrentTime = _settings.NoncurrentVersionDays, WithState = "ARCHIVED" },
                    },
                    new BucketLifecycleRuleArgs
                    {
                        Action = new BucketLifecycleRuleActionArgs { Type = "AbortIncompleteMultipartUpload" },
                        Condition = new BucketLifecycleRuleConditionArgs { Age = 7 },
                    },
                },
                ForceDestroy = false,
                Labels = _context.Labels(),
            },
            HoldsData(grant));
    }

    private Repository CreateRepository()
    {
        var agent = new ServiceIdentity(
            $"{_context.Name}-registry",
            new ServiceIdentityArgs { Project = _context.Project.ProjectId, Service = "artifactregistry.googleapis.com" },
            ChildOptions.Of(this));
        var grant = _keys.Allow(_keys.Data, "registry", _context.Project.RegistryAgent, this, agent);
        return new Repository(
            RepositoryId,
            new RepositoryArgs
            {
                RepositoryId = RepositoryId,
                Location = _context.Project.Region,
                Description = $"{_context.Name}: the Spark images",
                Format = "DOCKER",

                // What a tag named yesterday it names tomorrow.
                DockerConfig = new RepositoryDockerConfigArgs { ImmutableTags = true },
                KmsKeyName = _context.DataKey,
                VulnerabilityScanningConfig = new RepositoryVulnerabilityScanningConfigArgs { EnablementConfig = "INHERITED" },
                CleanupPolicyDryRun = false,
                CleanupPolicies =
                {
                    // Images without a tag are what is left of failed pushes.
                    new RepositoryCleanupPolicyArgs
                    {
                        Id = "delete-untagged",
                        Action = "DELETE",
                        Condition = new RepositoryCleanupPolicyConditionArgs { TagState = "UNTAGGED", OlderThan = $"{14 * SecondsOfADay}s" },
                    },
                },
                Labels = _context.Labels(),
            },
            HoldsData(grant));
    }

    private CustomResourceOptions HoldsData(CryptoKeyIAMMember grant) => new()
    {
        Parent = this,
        DependsOn = { grant },
        Protect = _context.Settings.Cluster.DeletionProtection,
    };
}

/// <summary>The inputs of <see cref="GkeDataLake"/>.</summary>
internal sealed class GkeDataLakeArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required GkeKeys Keys { get; init; }

    [Input("bucket")]
    public Input<string> Bucket => Context.BucketName;

    [Input("eventLogDays")]
    public Input<int> EventLogDays => Context.Settings.DataLake.EventLogDays;
}
