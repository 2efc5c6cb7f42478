using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.Container;
using Pulumi.Gcp.ServiceAccount;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>
/// A tenant's service account in Google Cloud, which its Spark service account is by Workload Identity, without a key: it reads and writes
/// the tenant's own prefix of the bucket and its event logs, and nothing else.
/// </summary>
internal sealed class GkeTenantIdentity : ComponentResource
{
    private readonly GkeContext _context;
    private readonly string _tenant;
    private readonly string _address;

    public GkeTenantIdentity(string name, GkeTenantIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:TenantIdentity", name, args, options)
    {
        (_context, _tenant) = (args.Context, args.Tenant);
        var accountId = _context.TenantAccountId(_tenant);
        _address = _context.Project.ServiceAccount(accountId);

        var account = new Account(
            $"{_context.Name}-tenant-{_tenant}",
            new AccountArgs { AccountId = accountId, DisplayName = $"{_context.Name}: tenant {_tenant}" },
            new CustomResourceOptions { Parent = this });
        Identity = new TenantIdentity
        {
            DataAddress = $"gs://{_context.BucketName}/{_tenant}/",
            Ready = [Bind(account, args.Cluster), UseOwnObjects(account, args.Bucket), FindOwnObjects(account, args.Bucket)],
            ServiceAccountAnnotations = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("iam.gke.io/gcp-service-account", _address),
        };
        RegisterOutputs();
    }

    public TenantIdentity Identity { get; }

    private string EventPrefix => $"{GkeDataLake.EventLogPrefix}{_tenant}/";

    private string ObjectNames => $"projects/_/buckets/{_context.BucketName}/objects/";

    /// <summary>
    /// Lets exactly one service account be it. Identities are the project's, not the cluster's: a namespace and service account of the same
    /// names in another cluster of the project would be the same one.
    /// </summary>
    private IAMMember Bind(Account account, Cluster cluster) => new(
        $"{_context.Name}-tenant-{_tenant}-binding",
        new IAMMemberArgs
        {
            ServiceAccountId = $"projects/{_context.Project.ProjectId}/serviceAccounts/{_address}",
            Role = "roles/iam.workloadIdentityUser",
            Member = $"serviceAccount:{_context.Project.WorkloadPool}[{_tenant}/{SparkIdentity.ServiceAccountName}]",
        },

        // The pool comes with the project's first cluster (terraform-google-modules/terraform-google-kubernetes-engine#916).
        new CustomResourceOptions { Parent = this, DependsOn = { account, cluster } });

    private BucketIAMMember UseOwnObjects(Account account, Bucket bucket) => Grant(
        account,
        bucket,
        "objects",
        "roles/storage.objectUser",
        "Objects below its own prefixes",
        $"""resource.name.startsWith("{ObjectNames}{_tenant}/") || resource.name.startsWith("{ObjectNames}{EventPrefix}")""");

    /// <summary>
    /// A listing is asked of the bucket and not of an object, so it has a condition of its own. Spark's connector also looks whether the
    /// folders above a file are files; nothing of that name exists, but it must be told so instead of being refused.
    /// </summary>
    private BucketIAMMember FindOwnObjects(Account account, Bucket bucket) => Grant(
        account,
        bucket,
        "listing",
        "roles/storage.objectViewer",
        "Listings of its own prefixes",
        string.Join(" || ",
        [
            $"""api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("{_tenant}/")""",
            $"""api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("{EventPrefix}")""",
            .. new[] { $"{_tenant}/", GkeDataLake.EventLogPrefix, EventPrefix }.Select(folder => $"resource.name == \"{ObjectNames}{folder.TrimEnd('/')}\""),
        ]));

    private BucketIAMMember Grant(Account account, Bucket bucket, string purpose, string role, string title, string expression) => new(
        $"{_context.Name}-tenant-{_tenant}-{purpose}",
        new BucketIAMMemberArgs
        {
            Bucket = bucket.Name,
            Role = role,
            Member = $"serviceAccount:{_address}",
            Condition = new BucketIAMMemberConditionArgs { Title = title, Expression = expression },
        },
        new CustomResourceOptions { Parent = this, DependsOn = { account } });
}

/// <summary>What a tenant's identity is made from.</summary>
internal sealed class GkeTenantIdentityArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    public required Bucket Bucket { get; init; }

    public required string Tenant { get; init; }

    [Input("tenant")]
    public Input<string> TenantName => Tenant;
}
