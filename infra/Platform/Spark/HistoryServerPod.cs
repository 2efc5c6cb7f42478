using System.Globalization;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform.Spark;

/// <summary>A pod of the history server: no root, nothing writable but its own scratch volumes, no token.</summary>
internal static class HistoryServerPod
{
    /// <summary>Where it keeps what it has read of the logs.</summary>
    public const string StorePath = "/var/spark-history";

    /// <summary>A folder of event logs that is always there and always empty.</summary>
    public const string EmptyLogsPath = "/var/spark-history-empty";

    private const string ConfPath = "/etc/spark-history";

    // The user of Spark's images.
    private const int SparkUser = 185;

    public static PodSpecArgs Spec(
        Input<string> image, HistoryServerSettings settings, NodePlacement nodes, string confMap, bool hasKeys, InputMap<string> selector)
    {
        var spec = new PodSpecArgs
        {
            ServiceAccountName = SparkIdentity.HistoryServiceAccountName,
            AutomountServiceAccountToken = false,
            EnableServiceLinks = false,
            SecurityContext = new PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                RunAsUser = SparkUser,
                RunAsGroup = SparkUser,
                FsGroup = SparkUser,
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Containers = { Container(image, settings, hasKeys) },
            Volumes =
            {
                new VolumeArgs { Name = "conf", ConfigMap = new ConfigMapVolumeSourceArgs { Name = confMap } },
                new VolumeArgs { Name = "store", EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = "12Gi" } },
                new VolumeArgs { Name = "empty-logs", EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = "1Mi" } },
                new VolumeArgs { Name = "tmp", EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = "1Gi" } },
            },
            NodeSelector = { [nodes.LabelKey] = nodes.LabelValue },
            TopologySpreadConstraints =
            {
                new TopologySpreadConstraintArgs
                {
                    MaxSkew = 1,
                    TopologyKey = "kubernetes.io/hostname",
                    WhenUnsatisfiable = "ScheduleAnyway",
                    LabelSelector = new LabelSelectorArgs { MatchLabels = selector },
                },
            },
        };
        foreach (var taint in nodes.Taints)
        {
            spec.Tolerations.Add(new TolerationArgs { Key = taint.Key, Operator = "Equal", Value = taint.Value, Effect = "NoSchedule" });
        }

        return spec;
    }

    private static ContainerArgs Container(Input<string> image, HistoryServerSettings settings, bool hasKeys)
    {
        var container = new ContainerArgs
        {
            Name = "history-server",
            Image = image,
            Command =
            {
                "/opt/spark/bin/spark-class",
                "org.apache.spark.deploy.history.HistoryServer",
                "--properties-file",
                $"{ConfPath}/{SparkDefaults.FileName}",
            },
            Env =
            {
                new EnvVarArgs { Name = "SPARK_DAEMON_MEMORY", Value = HalfInMegabytes(settings.Memory) },
                new EnvVarArgs { Name = "SPARK_LOG_DIR", Value = "/tmp" },
            },
            Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = HistoryServer.Port, Protocol = "TCP" } },
            Resources = new ResourceRequirementsArgs
            {
                Requests = { ["cpu"] = "250m", ["memory"] = settings.Memory.Text },
                Limits = { ["memory"] = settings.Memory.Text },
            },
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
            },

            // It serves nothing until it has listed all logs.
            StartupProbe = Probe("/api/v1/version", period: 10, failures: 60),
            ReadinessProbe = Probe("/api/v1/version", period: 10, failures: 3),
            LivenessProbe = Probe("/api/v1/version", period: 30, failures: 5),
            VolumeMounts =
            {
                new VolumeMountArgs { Name = "conf", MountPath = ConfPath, ReadOnly = true },
                new VolumeMountArgs { Name = "store", MountPath = StorePath },
                new VolumeMountArgs { Name = "empty-logs", MountPath = EmptyLogsPath, ReadOnly = true },
                new VolumeMountArgs { Name = "tmp", MountPath = "/tmp" },
            },
        };
        if (hasKeys)
        {
            container.EnvFrom.Add(new EnvFromSourceArgs { SecretRef = new SecretEnvSourceArgs { Name = SparkIdentity.CredentialsSecret } });
        }

        return container;
    }

    private static ProbeArgs Probe(string path, int period, int failures) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = path, Port = "http" },
        PeriodSeconds = period,
        TimeoutSeconds = 5,
        FailureThreshold = failures,
    };

    /// <summary>Java's heap: the other half is its own overhead and the store's.</summary>
    private static string HalfInMegabytes(Quantity memory) => $"{Math.Floor(memory.Value / 2 / 1_048_576).ToString(CultureInfo.InvariantCulture)}m";
}
