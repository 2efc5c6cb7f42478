using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>The parts of the pods that the catalogue defines itself: no root, nothing writable but its volumes, no token that it does not use.</summary>
internal static class AddOnPod
{
    public static PodSpecArgs Spec(NodePlacement nodes, int user, ContainerArgs container, string? priorityClass = null, string? serviceAccount = null)
    {
        var spec = new PodSpecArgs
        {
            AutomountServiceAccountToken = serviceAccount is not null,
            EnableServiceLinks = false,
            SecurityContext = new PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                RunAsUser = user,
                RunAsGroup = user,
                FsGroup = user,
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Containers = { container },
            NodeSelector = { [nodes.LabelKey] = nodes.LabelValue },
        };
        if (serviceAccount is not null)
        {
            spec.ServiceAccountName = serviceAccount;
        }

        if (priorityClass is not null)
        {
            spec.PriorityClassName = priorityClass;
        }

        foreach (var toleration in Tolerations(nodes))
        {
            spec.Tolerations.Add(toleration);
        }

        return spec;
    }

    /// <summary>The tolerations that let a pod onto all of a role's nodes; none where they have no taint.</summary>
    public static TolerationArgs[] Tolerations(NodePlacement nodes) =>
        [.. nodes.Taints.Select(taint => new TolerationArgs { Key = taint.Key, Operator = "Equal", Value = taint.Value, Effect = "NoSchedule" })];

    /// <summary>The resources that a container requests. Memory is bounded at the request, so that the node cannot run out; CPU is not.</summary>
    public static ResourceRequirementsArgs Resources(Resources resources) => new()
    {
        Requests = { ["cpu"] = resources.Cpu.Text, ["memory"] = resources.Memory.Text },
        Limits = { ["memory"] = resources.Memory.Text },
    };

    public static ContainerArgs Container(string name, string image, int port, Resources resources) => new()
    {
        Name = name,
        Image = image,
        Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = port, Protocol = "TCP" } },
        Resources = Resources(resources),
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
    };

    /// <summary>Asks a path of the port http.</summary>
    public static ProbeArgs Http(string path, int period, int failures) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = path, Port = "http" },
        PeriodSeconds = period,
        TimeoutSeconds = 5,
        FailureThreshold = failures,
    };

    /// <summary>Asks whether the port http is open, for a server that answers no one without a key.</summary>
    public static ProbeArgs Open(int period, int failures) => new()
    {
        TcpSocket = new TCPSocketActionArgs { Port = "http" },
        PeriodSeconds = period,
        TimeoutSeconds = 5,
        FailureThreshold = failures,
    };

    /// <summary>One key of a secret. Without it the pod does not start: a service without a login must not come up instead.</summary>
    public static SecretVolumeSourceArgs Key(string secret, string key) => new()
    {
        SecretName = secret,
        Items = { new KeyToPathArgs { Key = key, Path = key } },
    };

    /// <summary>Folders that must be writable and are gone with the pod.</summary>
    public static void Writable(PodSpecArgs pod, ContainerArgs container, string size, params ImmutableArray<(string Name, string Path)> folders)
    {
        foreach (var (name, path) in folders)
        {
            pod.Volumes.Add(new VolumeArgs { Name = name, EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = size } });
            container.VolumeMounts.Add(new VolumeMountArgs { Name = name, MountPath = path });
        }
    }
}
