using Infra.Contract;
using Infra.Platform.Tenancy;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>The values of the jupyterhub chart that differ from its defaults.</summary>
internal static class JupyterValues
{
    public static HelmValues Of(AddOnScope scope, JupyterSettings settings) => new()
    {
        ["hub"] = Hub(scope, settings),
        ["proxy"] = Proxy(scope),
        ["singleuser"] = Server(scope, settings),

        // The chart's own scheduler and its image pullers reach beyond the namespace, and want roles of the whole cluster.
        ["scheduling"] = new HelmValues { ["userScheduler"] = Off(), ["userPlaceholder"] = Off() },
        ["prePuller"] = new HelmValues { ["hook"] = Off(), ["continuous"] = Off() },
    };

    private static HelmValues Hub(AddOnScope scope, JupyterSettings settings) => new()
    {
        ["config"] = Config(settings, scope.PriorityClass),
        ["existingSecret"] = settings.LoginSecret,
        ["db"] = new HelmValues
        {
            ["pvc"] = new HelmValues { ["storage"] = JupyterSettings.HubVolume.Text, ["storageClassName"] = StorageTiers.ClassName(StorageTier.Standard) },
        },
        ["activeServerLimit"] = settings.People,
        ["resources"] = PodValues.Resources(JupyterSettings.Hub.Cpu.Text, JupyterSettings.Hub.Memory.Text),
        ["nodeSelector"] = PodValues.NodeSelector(scope.Nodes),
        ["tolerations"] = PodValues.Tolerations(scope.Nodes),
        ["extraPodSpec"] = Priority(scope),

        // The chart's own would open the way to the whole internet.
        ["networkPolicy"] = Off(),
    };

    /// <summary>The settings of JupyterHub's own classes. Who may log in is in the secret, which is read after this.</summary>
    private static HelmValues Config(JupyterSettings settings, string priorityClass) => new()
    {
        ["JupyterHub"] = new HelmValues
        {
            ["authenticator_class"] = settings.Authenticator,

            // An administrator of the hub is none of the people's notebooks.
            ["admin_access"] = false,
        },
        ["KubeSpawner"] = new HelmValues
        {
            ["container_security_context"] = new HelmValues
            {
                ["allowPrivilegeEscalation"] = false,
                ["capabilities"] = new HelmValues { ["drop"] = new List<object> { "ALL" } },
                ["runAsNonRoot"] = true,
                ["runAsUser"] = 1000,
                ["seccompProfile"] = new HelmValues { ["type"] = "RuntimeDefault" },
            },
            ["priority_class_name"] = priorityClass,
        },
    };

    private static HelmValues Proxy(AddOnScope scope) => new()
    {
        // The chart's default is a load balancer.
        ["service"] = new HelmValues { ["type"] = "ClusterIP" },
        ["chp"] = new HelmValues
        {
            ["resources"] = PodValues.Resources(JupyterSettings.Proxy.Cpu.Text, JupyterSettings.Proxy.Memory.Text),
            ["nodeSelector"] = PodValues.NodeSelector(scope.Nodes),
            ["tolerations"] = PodValues.Tolerations(scope.Nodes),
            ["extraPodSpec"] = Priority(scope),
            ["networkPolicy"] = Off(),
        },
    };

    private static HelmValues Server(AddOnScope scope, JupyterSettings settings)
    {
        var labels = new HelmValues();
        foreach (var (key, value) in scope.IdentityLabels)
        {
            labels[key] = value;
        }

        labels["hub.jupyter.org/network-access-hub"] = "true";
        return new HelmValues
        {
            ["image"] = Image(settings.Image),
            ["cpu"] = Bounds(settings.Server.Cpu),
            ["memory"] = Bounds(settings.Server.Memory),
            ["storage"] = Storage(scope, settings),
            ["nodeSelector"] = PodValues.NodeSelector(scope.Nodes),
            ["extraTolerations"] = PodValues.Tolerations(scope.Nodes),
            ["extraLabels"] = labels,
            ["extraEnv"] = Environment(scope),
            ["serviceAccountName"] = SparkIdentity.ServiceAccountName,

            // It would need a privileged container in each pod; the namespace's network policies close that address already.
            ["cloudMetadata"] = new HelmValues { ["blockWithIptables"] = false },
            ["networkPolicy"] = Off(),
        };
    }

    private static HelmValues Environment(AddOnScope scope)
    {
        var environment = new HelmValues { ["SPARK_CONF_DIR"] = NotebookSpark.Folder };
        foreach (var key in scope.CredentialKeys)
        {
            environment[key] = new HelmValues
            {
                ["valueFrom"] = new HelmValues { ["secretKeyRef"] = new HelmValues { ["name"] = SparkIdentity.CredentialsSecret, ["key"] = key } },
            };
        }

        return environment;
    }

    private static HelmValues Storage(AddOnScope scope, JupyterSettings settings)
    {
        List<object> volumes = [new HelmValues { ["name"] = "spark-defaults", ["configMap"] = new HelmValues { ["name"] = NotebookSpark.ConfigMapName } }];
        List<object> mounts = [new HelmValues { ["name"] = "spark-defaults", ["mountPath"] = NotebookSpark.Folder, ["readOnly"] = true }];
        if (scope.Tenant.Settings.Shared is not null)
        {
            volumes.Add(new HelmValues { ["name"] = "shared", ["persistentVolumeClaim"] = new HelmValues { ["claimName"] = TenantVolumes.SharedName } });
            mounts.Add(new HelmValues { ["name"] = "shared", ["mountPath"] = "/home/jovyan/shared", ["readOnly"] = false });
        }

        return new HelmValues
        {
            ["capacity"] = settings.Home.Size.Text,
            ["dynamic"] = new HelmValues { ["storageClass"] = StorageTiers.ClassName(settings.Home.Tier) },
            ["extraVolumes"] = volumes,
            ["extraVolumeMounts"] = mounts,
        };
    }

    /// <summary>The chart puts a colon between the two, so a digest keeps its first part with the name.</summary>
    private static HelmValues Image(string image) => new() { ["name"] = image[..image.LastIndexOf(':')], ["tag"] = image[(image.LastIndexOf(':') + 1)..] };

    private static HelmValues Bounds(Quantity amount) => new() { ["limit"] = (double)amount.Value, ["guarantee"] = (double)amount.Value };

    private static HelmValues Priority(AddOnScope scope) => new() { ["priorityClassName"] = scope.PriorityClass };

    private static HelmValues Off() => new() { ["enabled"] = false };
}
