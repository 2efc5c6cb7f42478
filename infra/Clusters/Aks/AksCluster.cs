using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.Aks;
using Pulumi;

namespace Infra.Clusters.Aks;

/// <summary>A production cluster on Azure Kubernetes Service, and what it gives the platform.</summary>
internal sealed class AksCluster : ComponentResource, ICluster
{
    private readonly AksContext _context;

    public AksCluster(string name, AksClusterArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:Cluster", name, args, options)
    {
        _context = new AksContext(args.Account, args.Stack, args.Settings);

        var groups = new AksResourceGroups("resource-groups", new AksResourceGroupsArgs { Context = _context }, Child());
        var identities = new AksIdentities("identities", new AksIdentitiesArgs { Context = _context, Groups = groups }, Child());
        var network = new AksNetwork("network", new AksNetworkArgs { Context = _context, Groups = groups }, Child());
        var keys = new AksKeys("keys", new AksKeysArgs { Context = _context, Groups = groups, Identities = identities }, Child());
        var controlPlane = new AksControlPlane(
            "control-plane",
            new AksControlPlaneArgs { Context = _context, Groups = groups, Identities = identities, Network = network, Keys = keys },
            Child());
        var pools = new AksNodePools(
            "node-pools",
            new AksNodePoolsArgs { Context = _context, ControlPlane = controlPlane },
            new ComponentResourceOptions { Parent = this, Providers = { controlPlane.Provider } });
        var dataLake = new AksDataLake(
            "data-lake",
            new AksDataLakeArgs
            {
                Context = _context,
                Groups = groups,
                Identities = identities,
                Network = network,
                Keys = keys,
                Logs = controlPlane.Logs,
                Tenants = args.Tenants,
            },
            Child());
        var sharedFiles = new AksSharedFiles(
            "shared-files",
            new AksSharedFilesArgs { Context = _context, Groups = groups, Identities = identities, Network = network, Keys = keys },
            Child());

        Kubeconfig = controlPlane.Kubeconfig;
        var repository = $"{_context.RegistryHost}/{_context.Name}/spark";
        ImageRepository = Output.Create(repository);
        PodIdentity Identity(string name, string? tenant, string? historyNamespace) => new AksPodIdentity(
            name,
            new AksPodIdentityArgs
            {
                Context = _context,
                Groups = groups,
                ControlPlane = controlPlane,
                DataLake = dataLake,
                Tenant = tenant,
                HistoryNamespace = historyNamespace,
            },
            Child()).Identity;

        Contract = new ClusterContract
        {
            Kubernetes = controlPlane.Provider,
            KubernetesVersion = args.Settings.Cluster.Version,
            Storage = AksStorage.Drivers(_context),
            Nodes = AksNodePools.Placements(_context),
            Capacity = args.Settings.Pools.Map((_, pool) => pool.Limit),
            Zones = [.. _context.Zones.Select(zone => $"{args.Account.Location}-{zone}")],
            ImageRepository = repository,
            Identities = args.Tenants.ToImmutableSortedDictionary(
                tenant => tenant, tenant => new TenantIdentity(Identity($"tenant-{tenant}", tenant, null), _context.ContainerAddress(tenant))),
            GroupNames = args.Settings.Access.Groups,
            HistoryReader = args.HistoryNamespace is { } history ? Identity("history", null, history) : null,
            ObjectStore = new ObjectStore(
                $"abfss://{_context.AccountName}.dfs.core.windows.net",
                _context.ContainerAddress(AksDataLakeSettings.EventLogContainer))
            {
                SparkConf = SparkConf(),
            },
            TenantEgress = TenantEgress(),

            // The platform's own pods run on the system's nodes; the other pools begin without nodes.
            ReadyForPods = [controlPlane.Cluster, .. pools.System, .. controlPlane.Grants, dataLake.NodesMayPull, sharedFiles.DriverMayShare],
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
        ["apiServer"] = _context.Settings.Cluster.Api.ToString(),
        ["kubeconfig"] = Kubeconfig,
        ["storageAccount"] = _context.AccountName,
        ["imageRepository"] = ImageRepository,
    };

    /// <summary>How the cluster is reached; a secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    /// <summary>Where Spark images are pushed.</summary>
    [Output("imageRepository")]
    public Output<string> ImageRepository { get; private set; }

    private ComponentResourceOptions Child() => new() { Parent = this };

    /// <summary>Hadoop does not look for a workload identity by itself. Its environment is the pod's, which Azure's webhook fills.</summary>
    private static ImmutableSortedDictionary<string, string> SparkConf() => Committers.With(
        "abfs",
        "org.apache.hadoop.fs.azurebfs.commit.AzureManifestCommitterFactory",
        ("spark.hadoop.mapreduce.outputcommitter.factory.scheme.abfss", "org.apache.hadoop.fs.azurebfs.commit.AzureManifestCommitterFactory"),
        ("spark.hadoop.fs.azure.account.auth.type", "OAuth"),
        ("spark.hadoop.fs.azure.account.oauth.provider.type", "org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider"),
        ("spark.hadoop.fs.azure.account.oauth2.msi.tenant", "${env.AZURE_TENANT_ID}"),
        ("spark.hadoop.fs.azure.account.oauth2.client.id", "${env.AZURE_CLIENT_ID}"),
        ("spark.hadoop.fs.azure.account.oauth2.token.file", "${env.AZURE_FEDERATED_TOKEN_FILE}"),

        // Keeps Hadoop from asking at the root of the container, which the condition on event logs refuses.
        ("spark.hadoop.fs.azure.account.hns.enabled", "true"));

    private ImmutableArray<NetworkFlow> TenantEgress() =>
    [
        new NetworkFlow(
            "allow-api-server",
            [_context.Settings.Network.ApiServerSubnet.ToString(), $"{_context.Settings.Network.ServiceCidr.Address(1)}/32"],
            [],
            443,
            "Drivers ask the API server for executors: its service has the first address, its load balancer is in a subnet of its own.",
            ToApiServer: true),
        new NetworkFlow(
            "allow-object-store",
            ["0.0.0.0/0"],
            PrivateNetworks.ClosedToTenants,
            443,
            "Entra ID, where a tenant's token is exchanged, and storage have public addresses, though traffic to storage stays on Azure's network. Private "
            + "networks stay closed."),
    ];
}

/// <summary>The arguments of <see cref="AksCluster"/>.</summary>
internal sealed class AksClusterArgs(AzureAccount account, StackSettings stack, AksSettings settings, PlatformSettings platform)
    : CommonClusterArgs(stack, platform, settings.Cluster.Version, settings.Cluster.DeletionProtection)
{
    public AzureAccount Account => account;

    public AksSettings Settings => settings;

    [Input("location")]
    public Input<string> Location => account.Location;
}
