using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Scheduling;
using Infra.Platform.Spark;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Tenancy;

/// <summary>A team's part of the cluster: a namespace, its bounds, its people, its network and its workspace.</summary>
internal sealed class Tenant : ComponentResource
{
    private readonly ClusterContract _cluster;
    private readonly TenantSettings _settings;

    public Tenant(string name, TenantArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Tenant", name, args, options)
    {
        _cluster = args.Cluster;
        _settings = args.Settings;

        Namespace = CreateNamespace();
        var scope = new TenantScope(this, _cluster, _settings, Namespace);
        CreateQuota(scope);
        CreatePriorityQuota(scope, args.Queue.AllowedClasses);
        CreateLimits(scope);
        ServiceAccount = CreateServiceAccount(scope);
        CreateFacts(scope, args.Queue);
        CreateCredentials(scope);
        TenantSpark.Create(scope, args.Spark, args.Queue);
        TenantRoles.Create(scope, ServiceAccount);
        TenantNetwork.Create(scope, args.MonitoringNamespace);
        TenantFlavors.Create(scope);
        TenantVolumes.Create(scope, args.StorageClasses);

        (GuaranteedCpu, GuaranteedMemory) = (Output.Create(_settings.Guaranteed.Cpu.Text), Output.Create(_settings.Guaranteed.Memory.Text));
        (CeilingCpu, CeilingMemory) = (Output.Create(_settings.Ceiling.Cpu.Text), Output.Create(_settings.Ceiling.Memory.Text));
        RegisterOutputs();
    }

    /// <summary>The cores that it always gets. The four are outputs, because what looks at a whole stack sees no component's inputs.</summary>
    [Output("guaranteedCpu")]
    public Output<string> GuaranteedCpu { get; private set; }

    /// <summary>The memory that it always gets.</summary>
    [Output("guaranteedMemory")]
    public Output<string> GuaranteedMemory { get; private set; }

    /// <summary>The cores that it never exceeds.</summary>
    [Output("ceilingCpu")]
    public Output<string> CeilingCpu { get; private set; }

    /// <summary>The memory that it never exceeds.</summary>
    [Output("ceilingMemory")]
    public Output<string> CeilingMemory { get; private set; }

    /// <summary>The tenant's namespace, which has the tenant's name.</summary>
    public Namespace Namespace { get; }

    /// <summary>The identity of the tenant's Spark drivers.</summary>
    public ServiceAccount ServiceAccount { get; }

    private Namespace CreateNamespace()
    {
        var labels = PlatformObject.PodSecurity(_cluster, _settings.PodSecurity.ToString().ToLowerInvariant());
        labels[PlatformObject.TenantLabel] = _settings.Name;
        labels[PlatformObject.CostCenterLabel] = _settings.CostCenter;
        var annotations = new Dictionary<string, Input<string>>
        {
            ["spark-platform/owner"] = _settings.Owner,
            [SparkPodPolicy.ClaimsAnnotation] = string.Join(',', TenantVolumes.Names(_settings)),
            [SparkPodPolicy.SecretsAnnotation] = string.Join(',', _settings.SparkSecrets.Prepend(SparkIdentity.CredentialsSecret)),
        };
        return new Namespace(
            _settings.Name,
            new NamespaceArgs { Metadata = PlatformObject.Metadata(_cluster, _settings.Name, labels: labels, annotations: annotations) },
            ChildOptions.Of(this));
    }

    private void CreateQuota(TenantScope scope) => _ = new ResourceQuota(
        $"{_settings.Name}-quota",
        new ResourceQuotaArgs
        {
            Metadata = scope.Metadata("quota"),
            Spec = new ResourceQuotaSpecArgs
            {
                // The ceiling, not the guarantee: at the guarantee, Kubernetes would refuse the pods that borrow. CPU limits are not
                // bounded, because a limit only throttles; memory limits are, because they can take a node down.
                Hard =
                {
                    ["requests.cpu"] = _settings.Ceiling.Cpu.Text,
                    ["requests.memory"] = _settings.Ceiling.Memory.Text,
                    ["limits.memory"] = _settings.Ceiling.Memory.Text,
                    ["requests.nvidia.com/gpu"] = _settings.Ceiling.Gpus.ToString(),
                    ["requests.storage"] = _settings.Storage.Text,
                    ["persistentvolumeclaims"] = _settings.Volumes.ToString(),
                    ["pods"] = _settings.Pods.ToString(),
                    ["services.loadbalancers"] = "0",
                    ["services.nodeports"] = "0",
                },
            },
        },
        scope.Options());

    /// <summary>
    /// No pod may name a priority class above the tenant's own, nor one of Kubernetes' own: a pod of the class system-cluster-critical is never
    /// preempted. A pod may name no class at all.
    /// </summary>
    private void CreatePriorityQuota(TenantScope scope, ImmutableArray<string> allowed) => _ = new ResourceQuota(
        $"{_settings.Name}-priorities",
        new ResourceQuotaArgs
        {
            Metadata = scope.Metadata("priorities"),
            Spec = new ResourceQuotaSpecArgs
            {
                Hard = { ["pods"] = "0" },
                ScopeSelector = new ScopeSelectorArgs
                {
                    MatchExpressions =
                    {
                        new ScopedResourceSelectorRequirementArgs { ScopeName = "PriorityClass", Operator = "Exists" },
                        new ScopedResourceSelectorRequirementArgs { ScopeName = "PriorityClass", Operator = "NotIn", Values = allowed },
                    },
                },
            },
        },
        scope.Options());

    private void CreateLimits(TenantScope scope) => _ = new LimitRange(
        $"{_settings.Name}-limits",
        new LimitRangeArgs
        {
            Metadata = scope.Metadata("limits"),
            Spec = new LimitRangeSpecArgs
            {
                Limits =
                {
                    new LimitRangeItemArgs
                    {
                        Type = "Container",
                        DefaultRequest =
                        {
                            ["cpu"] = AtMost(_settings.LargestContainer.Cpu, "250m"),
                            ["memory"] = AtMost(_settings.LargestContainer.Memory, "512Mi"),
                        },

                        // A default CPU limit below the largest container would refuse every larger request that names no limit.
                        Default = { ["cpu"] = _settings.LargestContainer.Cpu.Text, ["memory"] = AtMost(_settings.LargestContainer.Memory, "2Gi") },
                        Max = { ["cpu"] = _settings.LargestContainer.Cpu.Text, ["memory"] = _settings.LargestContainer.Memory.Text },
                    },
                    new LimitRangeItemArgs
                    {
                        Type = "PersistentVolumeClaim",
                        Min = { ["storage"] = TenantSettings.SmallestVolume },
                        Max = { ["storage"] = _settings.Storage.Text },
                    },
                },
            },
        },
        scope.Options());

    /// <summary>Kubernetes refuses a default that is above the largest container.</summary>
    private static string AtMost(Quantity largest, string usual) => Quantity.Parse(usual) < largest ? usual : largest.Text;

    private ServiceAccount CreateServiceAccount(TenantScope scope)
    {
        var identity = _cluster.Identities[_settings.Name];
        return new ServiceAccount(
            $"{_settings.Name}-spark",
            new ServiceAccountArgs
            {
                Metadata = scope.Metadata(SparkIdentity.ServiceAccountName, identity.ServiceAccountAnnotations),

                // A driver asks the API server for its executors, so it needs the token.
                AutomountServiceAccountToken = true,
            },
            scope.Options(identity.Ready));
    }

    /// <summary>Publishes the facts that an application needs about its cluster, under the same names on every cloud.</summary>
    private void CreateFacts(TenantScope scope, QueueFacts queue)
    {
        var identity = _cluster.Identities[_settings.Name];
        var args = new ConfigMapArgs
        {
            Metadata = scope.Metadata("spark-platform"),
            Data =
            {
                ["data"] = identity.DataAddress,
                ["event-log"] = _cluster.ObjectStore.EventLogsOf(_settings.Name),
                ["image-repository"] = _cluster.ImageRepository,
                ["service-account"] = SparkIdentity.ServiceAccountName,
                ["scheduler"] = queue.Scheduler,
                ["queue"] = queue.Queue,
                ["driver-priority-class"] = queue.DriverClass,
                ["executor-priority-class"] = queue.ExecutorClass,
                ["pod-labels"] = string.Join(',', identity.PodLabels.Select(label => $"{label.Key}={label.Value}")),
            },
        };
        if (_settings.Shared is not null)
        {
            args.Data["shared-volume"] = TenantVolumes.SharedName;
        }

        if (_cluster.ObjectStore.Endpoint is { } endpoint)
        {
            args.Data["object-store-endpoint"] = endpoint;
        }

        if (_cluster.ObjectStore.Region is { } region)
        {
            args.Data["object-store-region"] = region;
        }

        _ = new ConfigMap($"{_settings.Name}-facts", args, scope.Options());
    }

    /// <summary>Only where the object store knows no identities; elsewhere there is no key to keep.</summary>
    private void CreateCredentials(TenantScope scope)
    {
        var credentials = _cluster.Identities[_settings.Name].Credentials;
        if (credentials.IsEmpty)
        {
            return;
        }

        var args = new SecretArgs { Metadata = scope.Metadata(SparkIdentity.CredentialsSecret), Type = "Opaque" };
        foreach (var (key, value) in credentials)
        {
            args.StringData[key] = value;
        }

        _ = new Secret($"{_settings.Name}-object-store", args, scope.Options());
    }
}
