using Infra.Platform.Helm;
using Infra.Platform.Tenancy;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>The values of the jupyterhub chart that differ from its defaults.</summary>
internal sealed record JupyterValues
{
    private const string SparkConf = "/etc/spark-platform";

    public required HubValues Hub { get; init; }

    public required ProxyValues Proxy { get; init; }

    public required ServerValues Singleuser { get; init; }

    /// <summary>The chart's own scheduler and its image pullers reach beyond the namespace, and want roles of the whole cluster.</summary>
    public SchedulingValues Scheduling { get; } = new(new(false), new(false));

    public PullerValues PrePuller { get; } = new(new(false), new(false));

    public static JupyterValues Of(AddOnScope scope, JupyterSettings settings, string sparkDefaults)
    {
        var selector = new Dictionary<string, string> { [scope.Nodes.LabelKey] = scope.Nodes.LabelValue };
        var tolerations = TolerationValue.For(scope.Nodes);
        var priority = new PodValues(scope.PriorityClass);
        List<VolumeValue> volumes = [new("spark-defaults") { ConfigMap = new() { ["name"] = sparkDefaults } }];
        List<MountValue> mounts = [new("spark-defaults", SparkConf, true)];
        if (scope.Tenant.Settings.Shared is not null)
        {
            volumes.Add(new("shared") { PersistentVolumeClaim = new() { ["claimName"] = TenantVolumes.SharedName } });
            mounts.Add(new("shared", "/home/jovyan/shared", false));
        }

        return new JupyterValues
        {
            Hub = new()
            {
                Config = Config(settings, scope.PriorityClass),
                ExistingSecret = settings.LoginSecret,
                Db = new(new(TenantVolume.HubVolume.Text, StorageTiers.ClassName(StorageTier.Standard))),
                ActiveServerLimit = settings.People,
                Resources = ContainerResources.Of(AddOnNeeds.Hub.Cpu.Text, AddOnNeeds.Hub.Memory.Text),
                NodeSelector = selector,
                Tolerations = tolerations,
                ExtraPodSpec = priority,
            },
            Proxy = new()
            {
                Chp = new()
                {
                    Resources = ContainerResources.Of(AddOnNeeds.Proxy.Cpu.Text, AddOnNeeds.Proxy.Memory.Text),
                    NodeSelector = selector,
                    Tolerations = tolerations,
                    ExtraPodSpec = priority,
                },
            },
            Singleuser = new()
            {
                Image = ImageValue.Of(settings.Image),
                Cpu = new((double)settings.Server.Cpu.Value, (double)settings.Server.Cpu.Value),
                Memory = new((double)settings.Server.Memory.Value, (double)settings.Server.Memory.Value),
                Storage = new()
                {
                    Capacity = settings.Home.Size.Text,
                    Dynamic = new(StorageTiers.ClassName(settings.Home.Tier)),
                    ExtraVolumes = volumes,
                    ExtraVolumeMounts = mounts,
                },
                NodeSelector = selector,
                ExtraTolerations = tolerations,
                ExtraLabels = new(scope.IdentityLabels.ToDictionary()) { ["hub.jupyter.org/network-access-hub"] = "true" },
                ExtraEnv = new() { ["SPARK_CONF_DIR"] = SparkConf },
                ServiceAccountName = SparkIdentity.ServiceAccountName,
            },
        };
    }

    /// <summary>What JupyterHub's own classes are told. Who may log in is in the secret, which is read after this.</summary>
    private static Dictionary<string, Dictionary<string, object>> Config(JupyterSettings settings, string priorityClass) => new()
    {
        ["JupyterHub"] = new()
        {
            ["authenticator_class"] = settings.Authenticator,

            // An administrator of the hub is none of the people's notebooks.
            ["admin_access"] = false,
        },
        ["KubeSpawner"] = new()
        {
            ["container_security_context"] = new Dictionary<string, object>
            {
                ["allowPrivilegeEscalation"] = false,
                ["capabilities"] = new Dictionary<string, object> { ["drop"] = new List<object> { "ALL" } },
                ["runAsNonRoot"] = true,
                ["runAsUser"] = 1000,
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
            ["priority_class_name"] = priorityClass,
        },
    };

    internal sealed record HubValues
    {
        public required Dictionary<string, Dictionary<string, object>> Config { get; init; }

        public required string ExistingSecret { get; init; }

        public required DatabaseValues Db { get; init; }

        public required int ActiveServerLimit { get; init; }

        public required ContainerResources Resources { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }

        public required PodValues ExtraPodSpec { get; init; }

        /// <summary>The chart's own would open the way to the whole internet.</summary>
        public Switch NetworkPolicy { get; } = new(false);
    }

    internal sealed record DatabaseValues(ClaimValues Pvc);

    internal sealed record ClaimValues(string Storage, string StorageClassName);

    internal sealed record ProxyValues
    {
        /// <summary>The chart's default is a load balancer.</summary>
        public ServiceValues Service { get; } = new("ClusterIP");

        public required ProxyPodValues Chp { get; init; }
    }

    internal sealed record ServiceValues(string Type);

    internal sealed record ProxyPodValues
    {
        public required ContainerResources Resources { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }

        public required PodValues ExtraPodSpec { get; init; }

        public Switch NetworkPolicy { get; } = new(false);
    }

    internal sealed record ServerValues
    {
        public required ImageValue Image { get; init; }

        public required BoundsValue Cpu { get; init; }

        public required BoundsValue Memory { get; init; }

        public required StorageValues Storage { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> ExtraTolerations { get; init; }

        public required Dictionary<string, string> ExtraLabels { get; init; }

        public required Dictionary<string, string> ExtraEnv { get; init; }

        public required string ServiceAccountName { get; init; }

        /// <summary>It would need a privileged container in each pod; the namespace's network policies close that address already.</summary>
        public MetadataValues CloudMetadata { get; } = new(false);

        public Switch NetworkPolicy { get; } = new(false);
    }

    internal sealed record ImageValue(string Name, string Tag)
    {
        /// <summary>The chart puts a colon between the two, so a digest keeps its first part with the name.</summary>
        public static ImageValue Of(string image) => new(image[..image.LastIndexOf(':')], image[(image.LastIndexOf(':') + 1)..]);
    }

    internal sealed record BoundsValue(double Limit, double Guarantee);

    internal sealed record StorageValues
    {
        public required string Capacity { get; init; }

        public required DynamicValues Dynamic { get; init; }

        public required List<VolumeValue> ExtraVolumes { get; init; }

        public required List<MountValue> ExtraVolumeMounts { get; init; }
    }

    internal sealed record DynamicValues(string StorageClass);

    internal sealed record VolumeValue(string Name)
    {
        public Dictionary<string, string>? ConfigMap { get; init; }

        public Dictionary<string, string>? PersistentVolumeClaim { get; init; }
    }

    internal sealed record MountValue(string Name, string MountPath, bool ReadOnly);

    internal sealed record PodValues(string PriorityClassName);

    internal sealed record MetadataValues(bool BlockWithIptables);

    internal sealed record SchedulingValues(Switch UserScheduler, Switch UserPlaceholder);

    internal sealed record PullerValues(Switch Hook, Switch Continuous);

    internal sealed record Switch(bool Enabled);
}
