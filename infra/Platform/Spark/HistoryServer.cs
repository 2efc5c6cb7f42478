using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Infra.Platform.Spark;

/// <summary>
/// Spark's history server on the event logs of all tenants. It only reads, and each pod reads for itself, so there may be several; they do not
/// share what they have read, so adding some under load would make each slower at first, and there is no autoscaler.
/// </summary>
internal sealed class HistoryServer : ComponentResource
{
    public const int Port = 18080;

    private const string Name = "history-server";

    // What the server calls the folder that is no tenant's. No tenant may have the name.
    private const string NoTenant = "spark-platform";

    private readonly ClusterContract _cluster;
    private readonly HistoryServerSettings _settings;

    public HistoryServer(string name, HistoryServerArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:HistoryServer", name, args, options)
    {
        (_cluster, _settings) = (args.Cluster, args.Settings);
        var identity = _cluster.HistoryReader
            ?? throw new InvalidOperationException("The cluster gives the history server no identity, though the settings have one.");

        Namespace = new Namespace(
            _settings.Namespace,
            new NamespaceArgs
            {
                Metadata = PlatformObject.Metadata(_cluster, _settings.Namespace, labels: PlatformObject.PodSecurity(_cluster, "restricted")),
            },
            ChildOptions.Of(this));
        HistoryServerNetwork.Create(_cluster, _settings, this, Namespace, Selector());
        var account = CreateServiceAccount(identity);
        var conf = Conf(args);
        var map = CreateConf(conf);
        CreateCredentials(identity);
        Deployment = CreateDeployment(args, identity, conf, [account, map]);
        CreateService();
        CreateBudget();
        RegisterOutputs();
    }

    /// <summary>Where it runs.</summary>
    public Namespace Namespace { get; }

    public Deployment Deployment { get; }

    private static InputMap<string> Selector() => new() { ["app.kubernetes.io/name"] = Name };

    private ObjectMetaArgs Metadata(string name, IEnumerable<KeyValuePair<string, Input<string>>>? annotations = null) =>
        PlatformObject.Metadata(_cluster, name, _settings.Namespace, [new("app.kubernetes.io/name", Name)], annotations);

    /// <summary>Options for an object in the namespace, which goes with it.</summary>
    private CustomResourceOptions Options(params IEnumerable<Resource> after)
    {
        var options = ChildOptions.Of(this, [Namespace, .. after]);
        options.DeletedWith = Namespace;
        return options;
    }

    private ServiceAccount CreateServiceAccount(PodIdentity identity) => new(
        $"{Name}-account",
        new ServiceAccountArgs
        {
            Metadata = Metadata(SparkIdentity.HistoryServiceAccountName, identity.ServiceAccountAnnotations),

            // It asks the API server for nothing.
            AutomountServiceAccountToken = false,
        },
        Options(identity.Ready));

    private ConfigMap CreateConf(Output<string> conf) => new(
        $"{Name}-conf",
        new ConfigMapArgs { Metadata = Metadata(Name), Data = { [SparkDefaults.FileName] = conf } },
        Options());

    private static Output<string> Conf(HistoryServerArgs args)
    {
        var store = args.Cluster.ObjectStore;

        // It only reads, so of Spark's settings for the store it needs the file system and its credentials, and no committer.
        var files = store.SparkConf.Where(entry => entry.Key.StartsWith("spark.hadoop.fs.", StringComparison.Ordinal)).ToDictionary();
        var conf = new SortedDictionary<string, string>(files, StringComparer.Ordinal)
        {
            // It deletes nothing: the object store's lifecycle rules expire the logs.
            ["spark.history.fs.cleaner.enabled"] = "false",
            ["spark.history.fs.logDirectory.names"] = string.Join(',', [.. args.Tenants, NoTenant]),
            ["spark.history.fs.update.interval"] = "30s",
            ["spark.history.retainedApplications"] = "20",
            ["spark.history.store.maxDiskUsage"] = "10g",
            ["spark.history.store.path"] = HistoryServerPod.StorePath,
            ["spark.history.ui.port"] = Port.ToString(CultureInfo.InvariantCulture),
        };

        // One folder for each tenant: the server does not look into the folders of a folder. None of them exists before the tenant's first
        // application has run, nor when all its logs have expired, and the server ends unless at least one does (SPARK-55793).
        return Output.All(args.Tenants.Select(tenant => store.EventLogsOf(tenant))).Apply(folders =>
            SparkDefaults.Text(conf.Append(new("spark.history.fs.logDirectory", string.Join(',', [.. folders, $"file://{HistoryServerPod.EmptyLogsPath}"])))));
    }

    /// <summary>Only where the object store knows no identities.</summary>
    private void CreateCredentials(PodIdentity identity)
    {
        if (identity.Credentials.IsEmpty)
        {
            return;
        }

        var args = new SecretArgs { Metadata = Metadata(SparkIdentity.CredentialsSecret), Type = "Opaque" };
        foreach (var (key, value) in identity.Credentials)
        {
            args.StringData[key] = value;
        }

        _ = new Secret($"{Name}-object-store", args, Options());
    }

    private Deployment CreateDeployment(HistoryServerArgs args, PodIdentity identity, Output<string> conf, ImmutableArray<Resource> after)
    {
        var labels = Selector();
        foreach (var (key, value) in identity.PodLabels)
        {
            labels[key] = value;
        }

        return new Deployment(
            Name,
            new DeploymentArgs
            {
                // The image is ours to push, after the registry is there: the first deployment must not wait for it.
                Metadata = Metadata(Name, [new("pulumi.com/skipAwait", "true")]),
                Spec = new DeploymentSpecArgs
                {
                    Replicas = _settings.Replicas,
                    RevisionHistoryLimit = 3,
                    Selector = new LabelSelectorArgs { MatchLabels = Selector() },
                    Template = new PodTemplateSpecArgs
                    {
                        Metadata = new ObjectMetaArgs
                        {
                            Labels = labels,

                            // The server reads its file once, so another file needs another pod.
                            Annotations = { ["spark-platform/conf"] = conf.Apply(Fingerprint) },
                        },
                        Spec = HistoryServerPod.Spec(
                            SparkDefaults.Image(_cluster, args.Spark),
                            _settings,
                            _cluster.Nodes[NodeRole.System],
                            Name,
                            !identity.Credentials.IsEmpty,
                            Selector()),
                    },
                },
            },
            Options([.. after, .. _cluster.ReadyForPods]));
    }

    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private void CreateService() => _ = new Service(
        Name,
        new ServiceArgs
        {
            Metadata = Metadata(Name),
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = Selector(),

                // What one of them has read for a visitor, the others have not.
                SessionAffinity = "ClientIP",
                Ports = { new ServicePortArgs { Name = "http", Port = 80, TargetPort = "http", Protocol = "TCP" } },
            },
        },
        Options(Deployment));

    private void CreateBudget()
    {
        if (_settings.Replicas > 1)
        {
            _ = new PodDisruptionBudget(
                Name,
                new PodDisruptionBudgetArgs
                {
                    Metadata = Metadata(Name),
                    Spec = new PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = new LabelSelectorArgs { MatchLabels = Selector() } },
                },
                Options());
        }
    }
}

/// <summary>The inputs of <see cref="HistoryServer"/>.</summary>
internal sealed class HistoryServerArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required HistoryServerSettings Settings { get; init; }

    public required SparkSettings Spark { get; init; }

    /// <summary>The tenants whose event logs it shows.</summary>
    public required ImmutableArray<string> Tenants { get; init; }

    [Input("tenants")]
    public InputList<string> TenantNames => Tenants;

    [Input("replicas")]
    public Input<int> Replicas => Settings.Replicas;
}
