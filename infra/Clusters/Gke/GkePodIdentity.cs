using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.Container;
using Pulumi.Gcp.ServiceAccount;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>
/// A service account in Google Cloud that a service account in Kubernetes acts as by Workload Identity, without a key. A tenant's reads and
/// writes the tenant's own prefix of the bucket and its event logs; the history server's reads all event logs. Neither has another right.
/// </summary>
internal sealed class GkePodIdentity : ComponentResource
{
    private readonly GkePodIdentityArgs _args;
    private readonly GkeContext _context;
    private readonly string _name;
    private readonly string _address;
    private readonly Account _account;

    public GkePodIdentity(string name, GkePodIdentityArgs args, ComponentResourceOptions? options = null)
        : base($"spark-platform:gke:{args.Kind}", name, args, options)
    {
        (_args, _context, _name) = (args, args.Context, $"{args.Context.Name}-{name}");
        var (accountId, purpose) = args.Tenant is { } owner
            ? (_context.TenantAccountId(owner), $"tenant {owner}")
            : (_context.HistoryAccountId, "history server");
        _address = _context.Project.ServiceAccount(accountId);
        _account = new Account(_name, new AccountArgs { AccountId = accountId, DisplayName = $"{_context.Name}: {purpose}" }, ChildOptions.Of(this));
        var binding = Bind();
        Resource[] grants = args.Tenant is { } tenant ? [UseOwnObjects(tenant), FindOwnObjects(tenant)] : [ReadEventLogs()];
        Identity = new PodIdentity
        {
            Ready = [binding, .. grants],
            ServiceAccountAnnotations = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("iam.gke.io/gcp-service-account", _address),
        };
        RegisterOutputs();
    }

    public PodIdentity Identity { get; }

    private string ObjectNames => $"projects/_/buckets/{_context.BucketName}/objects/";

    /// <summary>
    /// Lets exactly one service account be it. Identities are the project's, not the cluster's: a namespace and service account of the same
    /// names in another cluster of the project would be the same one.
    /// </summary>
    private IAMMember Bind() => new(
        $"{_name}-binding",
        new IAMMemberArgs
        {
            ServiceAccountId = $"projects/{_context.Project.ProjectId}/serviceAccounts/{_address}",
            Role = "roles/iam.workloadIdentityUser",
            Member = $"serviceAccount:{_context.Project.WorkloadPool}[{_args.Namespace}/{_args.ServiceAccount}]",
        },

        // The pool comes with the project's first cluster (terraform-google-modules/terraform-google-kubernetes-engine#916).
        ChildOptions.Of(this, _account, _args.Cluster));

    private BucketIAMMember UseOwnObjects(string tenant) => Grant(
        "objects",
        "roles/storage.objectUser",
        "Objects below its own prefixes",
        Named($"{tenant}/"),
        Named($"{GkeDataLake.EventLogPrefix}{tenant}/"));

    /// <summary>
    /// A listing is asked of the bucket and not of an object, so it has a condition of its own. Spark's connector also looks whether the
    /// folders above a file are files; nothing of that name exists, but the store must say so instead of refusing.
    /// </summary>
    private BucketIAMMember FindOwnObjects(string tenant)
    {
        var (data, events) = ($"{tenant}/", $"{GkeDataLake.EventLogPrefix}{tenant}/");
        return Grant(
            "listing",
            "roles/storage.objectViewer",
            "Listings of its own prefixes",
            [Listed(data), Listed(events), .. new[] { data, GkeDataLake.EventLogPrefix, events }.Select(Folder)]);
    }

    private BucketIAMMember ReadEventLogs() => Grant(
        "events",
        "roles/storage.objectViewer",
        "Event logs",
        Named(GkeDataLake.EventLogPrefix),
        Folder(GkeDataLake.EventLogPrefix),
        Listed(GkeDataLake.EventLogPrefix));

    private string Named(string prefix) => $"""resource.name.startsWith("{ObjectNames}{prefix}")""";

    private string Folder(string prefix) => $"resource.name == \"{ObjectNames}{prefix.TrimEnd('/')}\"";

    private static string Listed(string prefix) => $"""api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("{prefix}")""";

    private BucketIAMMember Grant(string purpose, string role, string title, params IEnumerable<string> conditions) => new(
        $"{_name}-{purpose}",
        new BucketIAMMemberArgs
        {
            Bucket = _args.Bucket.Name,
            Role = role,
            Member = $"serviceAccount:{_address}",
            Condition = new BucketIAMMemberConditionArgs { Title = title, Expression = string.Join(" || ", conditions) },
        },
        ChildOptions.Of(this, _account));
}

/// <summary>The arguments of <see cref="GkePodIdentity"/>.</summary>
internal sealed class GkePodIdentityArgs : PodIdentityArgs
{
    public required GkeContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    public required Bucket Bucket { get; init; }
}
