using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.Gke;
using Pulumi;

namespace Infra.Clusters.Gke;

/// <summary>A production cluster on Google Kubernetes Engine, and what it gives the platform.</summary>
internal sealed class GkeCluster : ComponentResource, ICluster
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
        PodIdentity Identity(string name, string? tenant, string? historyNamespace) => new GkePodIdentity(
            name,
            new GkePodIdentityArgs
            {
                Context = _context,
                Cluster = controlPlane.Cluster,
                Bucket = dataLake.Bucket,
                Tenant = tenant,
                HistoryNamespace = historyNamespace,
            },
            Child()).Identity;

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
            Identities = args.Tenants.ToImmutableSortedDictionary(
                tenant => tenant, tenant => new TenantIdentity(Identity($"tenant-{tenant}", tenant, null), $"gs://{BucketName}/{tenant}/")),
            HistoryReader = args.HistoryNamespace is { } history ? Identity("history", null, history) : null,
            ObjectStore = new ObjectStore($"gs://{BucketName}", $"gs://{BucketName}/{GkeDataLake.EventLogPrefix}")
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

            // Google's own add-ons tolerate no role's taint, so they need the driver's nodes as well as the system's.
            ReadyForPods = [nodePools.System, nodePools.Driver, sharedFiles.KeyGrant],
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("spark-platform/cluster", _context.Name),
        };
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public ClusterContract Contract { get; }

    /// <inheritdoc/>
    public IDictionary<string, object?> StackOutputs => new Dictionary<string, object?>
    {
        ["clusterName"] = _context.Name,
        ["clusterEndpoint"] = Endpoint,
        ["apiServer"] = _context.Settings.Cluster.Api.ToString(),
        ["kubeconfig"] = Kubeconfig,
        ["bucket"] = BucketName,
        ["imageRepository"] = Contract.ImageRepository,
    };

    /// <summary>How the cluster is reached; a secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    /// <summary>The API server's address.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    private string BucketName => _context.BucketName;

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

/// <summary>The arguments of <see cref="GkeCluster"/>.</summary>
internal sealed class GkeClusterArgs(GkeProject project, StackSettings stack, GkeSettings settings, PlatformSettings platform)
    : CommonClusterArgs(stack, platform, settings.Cluster.Version, settings.Cluster.DeletionProtection)
{
    public GkeProject Project => project;

    public GkeSettings Settings => settings;

    [Input("region")]
    public Input<string> Region => project.Region;
}
