using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.Container;
using Pulumi.Gcp.ServiceAccount;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>
/// The history server's service account in Google Cloud, which its service account in Kubernetes is by Workload Identity, without a key: it
/// reads event logs, and nothing else.
/// </summary>
internal sealed class GkeHistoryIdentity : ComponentResource
{
    private readonly GkeContext _context;
    private readonly string _address;

    public GkeHistoryIdentity(string name, GkeHistoryIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:HistoryIdentity", name, args, options)
    {
        _context = args.Context;
        _address = _context.Project.ServiceAccount(_context.HistoryAccountId);

        var account = new Account(
            $"{_context.Name}-history",
            new AccountArgs { AccountId = _context.HistoryAccountId, DisplayName = $"{_context.Name}: history server" },
            new CustomResourceOptions { Parent = this });
        Identity = new PodIdentity
        {
            Ready = [Bind(account, args), ReadEventLogs(account, args.Bucket)],
            ServiceAccountAnnotations = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("iam.gke.io/gcp-service-account", _address),
        };
        RegisterOutputs();
    }

    public PodIdentity Identity { get; }

    private IAMMember Bind(Account account, GkeHistoryIdentityArgs args) => new(
        $"{_context.Name}-history-binding",
        new IAMMemberArgs
        {
            ServiceAccountId = $"projects/{_context.Project.ProjectId}/serviceAccounts/{_address}",
            Role = "roles/iam.workloadIdentityUser",
            Member = $"serviceAccount:{_context.Project.WorkloadPool}[{args.Namespace}/{SparkIdentity.HistoryServiceAccountName}]",
        },

        // The pool comes with the project's first cluster (terraform-google-modules/terraform-google-kubernetes-engine#916).
        new CustomResourceOptions { Parent = this, DependsOn = { account, args.Cluster } });

    /// <summary>A listing is asked of the bucket and not of an object; the folder itself is asked for as if it were a file.</summary>
    private BucketIAMMember ReadEventLogs(Account account, Bucket bucket)
    {
        var objects = $"projects/_/buckets/{_context.BucketName}/objects/";
        return new BucketIAMMember(
            $"{_context.Name}-history-events",
            new BucketIAMMemberArgs
            {
                Bucket = bucket.Name,
                Role = "roles/storage.objectViewer",
                Member = $"serviceAccount:{_address}",
                Condition = new BucketIAMMemberConditionArgs
                {
                    Title = "Event logs",
                    Expression = string.Join(" || ",
                    [
                        $"""resource.name.startsWith("{objects}{GkeDataLake.EventLogPrefix}")""",
                        $"resource.name == \"{objects}{GkeDataLake.EventLogPrefix.TrimEnd('/')}\"",
                        $"""api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("{GkeDataLake.EventLogPrefix}")""",
                    ]),
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { account } });
    }
}

/// <summary>What the history server's identity is made from.</summary>
internal sealed class GkeHistoryIdentityArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    public required Bucket Bucket { get; init; }

    /// <summary>Where the history server runs.</summary>
    public required string Namespace { get; init; }

    [Input("namespace")]
    public Input<string> InNamespace => Namespace;
}
