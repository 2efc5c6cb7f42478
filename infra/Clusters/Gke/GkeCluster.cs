using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.Gke;
using Pulumi;

namespace Infra.Clusters.Gke;

/// <summary>A production cluster on Google Kubernetes Engine, and what it gives the platform.</summary>
internal sealed class GkeCluster : ComponentResource
{
    private readonly GkeContext _context;

    public GkeCluster(string name, GkeClusterArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:Cluster", name, args, options)
    {
        _context = new GkeContext(args.Project, args.Stack, args.Settings);

        var network = new GkeNetwork("network", new GkeNetworkArgs { Context = _context }, Child());
        var keys = new GkeKeys("keys", new GkeKeysArgs { Context = _context }, Child());
        var dataLake = new GkeDataLake("data-lake", new GkeDataLakeArgs { Context = _context, Keys = keys }, Child());
        var nodeIdentity = new GkeNodeIdentity("node-identity", new GkeNodeIdentityArgs { Context = _context, Repository = dataLake.Repository }, Child());
        var controlPlane = new GkeControlPlane(
            "control-plane",
            new GkeControlPlaneArgs { Context = _context, Network = network, Keys = keys, NodeIdentity = nodeIdentity },
            Child());
        var nodePools = new GkeNodePools(
            "node-pools",
            new GkeNodePoolsArgs { Context = _context, Cluster = controlPlane.Cluster, Network = network, Keys = keys, NodeIdentity = nodeIdentity },
            Child());
        var sharedFiles = new GkeSharedFiles("shared-files", new GkeSharedFilesArgs { Context = _context, Keys = keys }, Child());

        Kubeconfig = controlPlane.Kubeconfig;
        Endpoint = controlPlane.Endpoint;
        ImageRepository = dataLake.ImageRepository;
        Contract = new ClusterContract
        {
            Kubernetes = controlPlane.Provider,
            KubernetesVersion = args.Settings.Cluster.Version,
            Storage = GkeStorage.Drivers(_context),
            Nodes = NodeRoles.Placements,
            Capacity = args.Settings.Pools.Map((_, pool) => pool.Limit),
            Zones = _context.Zones,
            ImageRepository = dataLake.ImageRepository,
            GroupNames = args.Settings.Access.Groups,
            Identities = args.Tenants.ToImmutableSortedDictionary(tenant => tenant, tenant => new GkeTenantIdentity(
                $"tenant-{tenant}",
                new GkeTenantIdentityArgs { Context = _context, Cluster = controlPlane.Cluster, Bucket = dataLake.Bucket, Tenant = tenant },
                Child()).Identity),
            HistoryReader = args.HistoryNamespace is { } history
                ? new GkeHistoryIdentity(
                    "history",
                    new GkeHistoryIdentityArgs { Context = _context, Cluster = controlPlane.Cluster, Bucket = dataLake.Bucket, Namespace = history },
                    Child()).Identity
                : null,
            ObjectStore = new ObjectStore($"gs://{_context.BucketName}", $"gs://{_context.BucketName}/{GkeDataLake.EventLogPrefix}")
            {
                SparkConf = Committers.With(
                    "gs",
                    "org.apache.hadoop.mapreduce.lib.output.committer.manifest.ManifestCommitterFactory",
                    ("spark.hadoop.fs.AbstractFileSystem.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFS"),
                    ("spark.hadoop.fs.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem"),

                    // The node's metadata server, which under Workload Identity answers for the pod's service account.
                    ("spark.hadoop.fs.gs.auth.type", "COMPUTE_ENGINE"),
                    ("spark.hadoop.fs.gs.project.id", args.Project.ProjectId)),
            },
            TenantEgress = TenantEgress(),

            // Google's own add-ons tolerate no role's taint, so they need the driver's nodes besides the system's.
            ReadyForPods = [nodePools.System, nodePools.Driver, sharedFiles.KeyGrant],
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("spark-platform/cluster", _context.Name),
        };
        RegisterOutputs();
    }

    /// <summary>What the platform gets.</summary>
    public ClusterContract Contract { get; }

    /// <summary>How the cluster is reached; a secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    /// <summary>The API server's address.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Where Spark images are pushed.</summary>
    public string ImageRepository { get; }

    /// <summary>The bucket's name.</summary>
    public string BucketName => _context.BucketName;

    private ComponentResourceOptions Child() => new() { Parent = this };

    private ImmutableArray<NetworkFlow> TenantEgress() =>
    [
        new NetworkFlow(
            "allow-api-server",
            [_context.Settings.Network.Cidr.ToString(), $"{_context.Settings.Network.ServiceCidr.Address(1)}/32"],
            [],
            443,
            "Drivers ask the API server for executors: its service has the first address, its private endpoint is in the nodes' subnet.",
            ToApiServer: true),
        new NetworkFlow("allow-metadata-server", ["169.254.169.254/32"], [], 80, "The metadata server on the node hands out the tenant's credentials."),

        // Dataplane V2 judges a flow after it was turned to the server on the node, which listens elsewhere.
        new NetworkFlow("allow-metadata-server-on-node", ["169.254.169.254/32"], [], 8080, "The metadata server on the node, as Dataplane V2 sees it."),
        new NetworkFlow(
            "allow-object-store",
            ["0.0.0.0/0"],
            PrivateNetworks.ClosedToTenants,
            443,
            "Cloud Storage has public addresses, though traffic to it stays on Google's network. Private networks stay closed."),
    ];
}

/// <summary>What the cluster is made from.</summary>
internal sealed class GkeClusterArgs : ResourceArgs
{
    public required GkeProject Project { get; init; }

    public required StackSettings Stack { get; init; }

    public required GkeSettings Settings { get; init; }

    /// <summary>The tenants that need an identity in Google Cloud.</summary>
    public required ImmutableArray<string> Tenants { get; init; }

    /// <summary>The namespace whose history server needs one; null where there is none.</summary>
    public required string? HistoryNamespace { get; init; }

    [Input("kubernetesVersion")]
    public Input<string> KubernetesVersion => Settings.Cluster.Version;

    [Input("region")]
    public Input<string> Region => Project.Region;

    [Input("deletionProtection")]
    public Input<bool> DeletionProtection => Settings.Cluster.DeletionProtection;
}
