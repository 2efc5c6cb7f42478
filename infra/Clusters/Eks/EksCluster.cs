using System.Collections.Immutable;
using Infra.Clusters.Eks.Karpenter;
using Infra.Contract;
using Infra.Settings;
using Infra.Settings.Eks;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;

namespace Infra.Clusters.Eks;

/// <summary>A production cluster on Amazon EKS, and what it gives the platform.</summary>
internal sealed class EksCluster : ComponentResource, ICluster
{
    private readonly EksContext _context;

    public EksCluster(string name, EksClusterArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:Cluster", name, args, options)
    {
        _context = new EksContext(args.Account, args.Stack, args.Settings);
        var network = new EksNetwork("network", new EksNetworkArgs { Context = _context }, Child());
        var keys = new EksKeys("keys", new EksKeysArgs { Context = _context }, Child());
        LogFlows(network, keys);
        var controlPlane = new EksControlPlane("control-plane", new EksControlPlaneArgs { Context = _context, Network = network, Keys = keys }, Child());
        var addons = new EksAddons("add-ons", new EksAddonsArgs { Context = _context, Cluster = controlPlane.Cluster }, Child());
        var systemNodes = new EksSystemNodes(
            "system-nodes",
            new EksSystemNodesArgs { Context = _context, Cluster = controlPlane.Cluster, Network = network, Keys = keys, Addons = addons },
            Child());
        var (names, volumes, snapshots) = addons.CreateAfterNodes(systemNodes.NodeGroup);
        _ = new KarpenterAutoscaler(
            "karpenter",
            new KarpenterAutoscalerArgs { Context = _context, ControlPlane = controlPlane, Keys = keys, PodPrerequisites = [names] },
            new ComponentResourceOptions { Parent = this, Providers = { controlPlane.Provider } });
        var dataLake = new EksDataLake("data-lake", new EksDataLakeArgs { Context = _context, Keys = keys }, Child());
        var sharedFiles = new EksSharedFiles(
            "shared-files",
            new EksSharedFilesArgs { Context = _context, Network = network, Cluster = controlPlane.Cluster, Addons = addons, Keys = keys },
            Child());

        Kubeconfig = controlPlane.Kubeconfig;
        Endpoint = controlPlane.Cluster.Endpoint;
        RepositoryUrl = dataLake.Repository.RepositoryUrl;
        PodIdentity Identity(string name, string? tenant, string? historyNamespace) => new EksPodIdentity(
            name,
            new EksPodIdentityArgs { Context = _context, Cluster = controlPlane.Cluster, Tenant = tenant, HistoryNamespace = historyNamespace },
            Child()).Identity;

        Contract = new ClusterContract
        {
            Kubernetes = controlPlane.Provider,
            KubernetesVersion = args.Settings.Cluster.Version,
            Storage = EksStorage.Drivers(keys.Data, sharedFiles.FileSystem, snapshots),
            Nodes = NodeRoles.Placements,
            Capacity = args.Settings.Pools.Map((_, pool) => pool.Limit),
            Zones = _context.Zones,
            ImageRepository = _context.ImageRepository,
            Identities = args.Tenants.ToImmutableSortedDictionary(
                tenant => tenant, tenant => new TenantIdentity(Identity($"tenant-{tenant}", tenant, null), $"s3a://{BucketName}/{tenant}/")),
            HistoryReader = args.HistoryNamespace is { } history ? Identity("history", null, history) : null,
            ObjectStore = new ObjectStore($"s3a://{BucketName}", $"s3a://{BucketName}/{EksDataLake.EventLogPrefix}")
            {
                SparkConf = S3a.SparkConf(
                    _context.Account.Region,
                    "software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider",

                    // A tenant may not list uploads. The bucket itself ends those that a failed job leaves behind.
                    ("spark.hadoop.fs.s3a.committer.abort.pending.uploads", "false")),
            },
            TenantEgress = TenantEgress(),
            ReadyForPods = [names, .. volumes, .. sharedFiles.Ready],
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
        ["imageRepository"] = RepositoryUrl,
    };

    /// <summary>How the cluster is reached; a secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    /// <summary>The API server's address.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Where Spark images are pushed.</summary>
    [Output("repositoryUrl")]
    public Output<string> RepositoryUrl { get; private set; }

    private string BucketName => _context.BucketName;

    private ComponentResourceOptions Child() => new() { Parent = this };

    /// <summary>Who talked to whom, for the day when somebody has to find out.</summary>
    private void LogFlows(EksNetwork network, EksKeys keys)
    {
        if (!_context.Settings.Network.FlowLogs)
        {
            return;
        }

        var name = $"{_context.Name}-flows";
        var group = new LogGroup(
            name,
            new LogGroupArgs
            {
                Name = $"/aws/vpc/{_context.Name}/flows",
                RetentionInDays = _context.Settings.Cluster.LogRetentionDays,
                KmsKeyId = keys.Cluster.Arn,
                Tags = _context.Tags(name),
            },
            ChildOptions.Of(network));
        var role = ServiceRole
            .Create(_context, "flows", PolicyDocument.TrustService("vpc-flow-logs.amazonaws.com"), [], network)
            .With($"{name}-write", PolicyDocument.Of(new Statement("WriteLogs")
            {
                Action = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                Resource = [_context.Account.Arn("logs", $"log-group:/aws/vpc/{_context.Name}/flows:*")],
            }), network);
        _ = new FlowLog(
            name,
            new FlowLogArgs
            {
                VpcId = network.Vpc.Id,
                TrafficType = "ALL",
                LogDestinationType = "cloud-watch-logs",
                LogDestination = group.Arn,
                IamRoleArn = role.Role.Arn,
                MaxAggregationInterval = 600,
                Tags = _context.Tags(name),
            },
            ChildOptions.Of(network, role.Attachments));
    }

    private ImmutableArray<NetworkFlow> TenantEgress() =>
    [
        new NetworkFlow(
            "allow-api-server",
            [_context.Settings.Network.Cidr.ToString(), $"{_context.Settings.Network.ServiceCidr.Address(1)}/32"],
            [],
            443,
            "Drivers ask the API server for executors: its service has the first address, its interfaces are in the VPC.",
            ToApiServer: true),
        new NetworkFlow("allow-pod-identity", ["169.254.170.23/32"], [], 80, "The agent on the node hands out the tenant's credentials."),
        new NetworkFlow(
            "allow-object-store",
            ["0.0.0.0/0"],
            PrivateNetworks.ClosedToTenants,
            443,
            "S3 has public addresses, though traffic to it stays on AWS's network. Private networks stay closed."),
    ];
}

/// <summary>The arguments of <see cref="EksCluster"/>.</summary>
internal sealed class EksClusterArgs(AwsAccount account, StackSettings stack, EksSettings settings, PlatformSettings platform)
    : CommonClusterArgs(stack, platform, settings.Cluster.Version, settings.Cluster.DeletionProtection)
{
    public AwsAccount Account => account;

    public EksSettings Settings => settings;

    [Input("region")]
    public Input<string> Region => account.Region;
}
