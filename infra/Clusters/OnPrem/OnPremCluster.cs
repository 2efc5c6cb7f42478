using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Infra.Settings.OnPrem;
using Pulumi;

namespace Infra.Clusters.OnPrem;

/// <summary>
/// A cluster that is there already, on premises or on a laptop, and what it gives the platform. It makes nothing but the connection: what
/// the cluster has, the settings say.
/// </summary>
internal sealed class OnPremCluster : ComponentResource, ICluster
{
    /// <summary>Where in the bucket Spark's event logs lie.</summary>
    public const string EventLogPrefix = "spark-events/";

    private readonly OnPremSettings _settings;

    public OnPremCluster(string name, OnPremClusterArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:onprem:Cluster", name, args, options)
    {
        _settings = args.Settings;
        Kubeconfig = args.Secrets.Kubeconfig;
        Contract = new ClusterContract
        {
            Kubernetes = CreateProvider(args.Stack.Name),
            KubernetesVersion = _settings.Cluster.Version,
            Storage = OnPremStorage.Drivers(_settings.Storage),
            Nodes = _settings.Nodes.Map((role, nodes) => Placement(nodes.NodesOf ?? role)),
            Capacity = _settings.Pools.Map((_, pool) => pool.Limit),
            Zones = _settings.Cluster.Zones,
            NodesAreReplaced = false,
            Identities = args.Tenants.ToImmutableSortedDictionary(tenant => tenant, tenant => Identity(tenant, args.Secrets)),
            ObjectStore = new ObjectStore(
                $"s3a://{Bucket}",
                $"s3a://{Bucket}/{EventLogPrefix}",
                _settings.ObjectStore.Endpoint.GetLeftPart(UriPartial.Authority),
                _settings.ObjectStore.Region)
            {
                SparkConf = S3a.SparkConf(
                    _settings.ObjectStore.Region,
                    "software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider",
                    ("spark.hadoop.fs.s3a.endpoint", _settings.ObjectStore.Endpoint.GetLeftPart(UriPartial.Authority)),
                    ("spark.hadoop.fs.s3a.path.style.access", "true")),
            },
            HistoryReader = args.HistoryNamespace is null ? null : new PodIdentity { Ready = [], Credentials = Secrets(args.Secrets.HistoryKeys!) },
            ImageRepository = _settings.ImageRepository,
            TenantEgress = TenantEgress(),
            LocalDns = _settings.Network.LocalDns,

            // Nodes, drivers and DNS are there already.
            ReadyForPods = [],
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("spark-platform/cluster", args.Stack.Name),
        };
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public ClusterContract Contract { get; }

    /// <inheritdoc/>
    public IDictionary<string, object?> StackOutputs => new Dictionary<string, object?>
    {
        ["clusterName"] = GetResourceName(),
        ["objectStoreEndpoint"] = Contract.ObjectStore.Endpoint,
        ["bucket"] = Bucket,
        ["imageRepository"] = _settings.ImageRepository,
    };

    /// <summary>How the cluster is reached, a secret; null where a context of the local kubeconfig file says so.</summary>
    public Output<string>? Kubeconfig { get; }

    private string Bucket => _settings.ObjectStore.Bucket;

    private Pulumi.Kubernetes.Provider CreateProvider(string cluster) => new(
        cluster,
        new Pulumi.Kubernetes.ProviderArgs
        {
            // Set in either case: left alone, it would be what KUBECONFIG says on the machine at hand, and part of the state. With a
            // context the provider looks there by itself.
            KubeConfig = Kubeconfig is { } kubeconfig ? (Input<string>)kubeconfig : null,
            Context = _settings.Cluster.Context is { } context ? (Input<string>)context : null,

            // The cluster stays the same one when its kubeconfig changes; without this every object would be replaced.
            ClusterIdentifier = cluster,
        },
        new CustomResourceOptions { Parent = this, AdditionalSecretOutputs = { "kubeconfig" } });

    private NodePlacement Placement(NodeRole role) => _settings.Nodes[role].Mark is { } mark
        ? new NodePlacement(mark.LabelKey, mark.LabelValue, mark.Taint is var (key, value) ? new NodeTaint(key, value) : null)
        : NodeRoles.Placements[role];

    /// <summary>No identity that a pod could take: the tenant gets keys. What they open, the object store's own policies decide.</summary>
    private TenantIdentity Identity(string tenant, OnPremSecrets secrets) =>
        new(new PodIdentity { Ready = [], Credentials = Secrets(secrets.ObjectStoreKeys[tenant]) }, $"s3a://{Bucket}/{tenant}/");

    private static ImmutableSortedDictionary<string, Input<string>> Secrets(ImmutableSortedDictionary<string, Output<string>> keys) =>
        keys.ToImmutableSortedDictionary(key => key.Key, key => (Input<string>)key.Value, StringComparer.Ordinal);

    private ImmutableArray<NetworkFlow> TenantEgress() =>
    [
        new NetworkFlow(
            "allow-api-server",
            Texts(_settings.Network.ApiServers),
            [],
            _settings.Network.ApiServerPort,
            "Drivers ask the API server for executors: these are the addresses behind its service.",
            ToApiServer: true),
        new NetworkFlow(
            "allow-api-service",
            [$"{_settings.Network.ServiceCidr.Address(1)}/32"],
            [],
            443,
            "Some network plug-ins judge a packet before the API server's service address is replaced.",
            ToApiServer: true),
        new NetworkFlow(
            "allow-object-store",
            Texts(_settings.ObjectStore.Cidrs),
            [],
            _settings.ObjectStore.Endpoint.Port,
            $"The data lies at {_settings.ObjectStore.Endpoint.Host}."),
    ];

    private static ImmutableArray<string> Texts(ImmutableArray<Cidr> cidrs) => [.. cidrs.Select(cidr => cidr.ToString())];
}

/// <summary>The arguments of <see cref="OnPremCluster"/>.</summary>
internal sealed class OnPremClusterArgs(OnPremSecrets secrets, StackSettings stack, OnPremSettings settings, PlatformSettings platform)
    : CommonClusterArgs(stack, platform, settings.Cluster.Version, deletionProtection: null)
{
    public OnPremSecrets Secrets => secrets;

    public OnPremSettings Settings => settings;

    [Input("zones")]
    public InputList<string> Zones => settings.Cluster.Zones;

    [Input("objectStore")]
    public Input<string> ObjectStore => settings.ObjectStore.Endpoint.GetLeftPart(UriPartial.Authority);
}
