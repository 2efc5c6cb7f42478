using Infra.Contract;
using Infra.Settings;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>
/// Apache Zeppelin, defined here because no one maintains a chart of it. Its interpreters run in its own pod: those that it would start as pods of
/// their own come from templates that a restricted namespace refuses.
/// </summary>
internal static class Zeppelin
{
    private const int Port = 8080;
    private const string Name = "zeppelin";
    private const string Home = "/opt/zeppelin";

    // The user of Zeppelin's image; its group is root's, whose folders it may read.
    private const int ZeppelinUser = 1000;

    public static AddOn AddOn { get; } = AddOn.Of<ZeppelinSettings>(Create, Row, startsExecutors: true);

    private static void Create(AddOnScope scope, ZeppelinSettings settings)
    {
        var claim = scope.Claim(Name, settings.Notebooks);
        scope.Server(Name, Port, Pod(scope, settings), actsAsTenant: true, settings.Notebooks.Tier, claim);
        new AddOnNetwork(scope).SparkClient(Name, new(("app.kubernetes.io/name", Name)));
    }

    private static PageRow Row(string tenant, ZeppelinSettings settings) =>
        new("Zeppelin", settings.Image, PageRow.Forward(tenant, Name, Port, Port), $"http://localhost:{Port}");

    private static PodSpecArgs Pod(AddOnScope scope, ZeppelinSettings settings)
    {
        var container = AddOnPod.Container(Name, settings.Image, Port, settings.Server);
        foreach (var (key, value) in new[]
        {
            ("HOME", "/tmp"),
            ("SPARK_CONF_DIR", NotebookSpark.Folder),
            ("ZEPPELIN_ADDR", "0.0.0.0"),
            ("ZEPPELIN_CONFIG_FS_DIR", "/notebook/.zeppelin"),
            ("ZEPPELIN_NOTEBOOK_DIR", "/notebook"),
            ("ZEPPELIN_RUN_MODE", "local"),
        })
        {
            container.Env.Add(new EnvVarArgs { Name = key, Value = value });
        }

        if (scope.CredentialKeys.Any())
        {
            container.EnvFrom.Add(new EnvFromSourceArgs { SecretRef = new SecretEnvSourceArgs { Name = SparkIdentity.CredentialsSecret } });
        }

        container.VolumeMounts.Add(new VolumeMountArgs { Name = "notes", MountPath = "/notebook" });
        container.VolumeMounts.Add(new VolumeMountArgs { Name = "login", MountPath = $"{Home}/conf/shiro.ini", SubPath = "shiro.ini", ReadOnly = true });
        container.VolumeMounts.Add(new VolumeMountArgs { Name = "spark", MountPath = NotebookSpark.Folder, ReadOnly = true });

        // Reading its interpreters takes it minutes on a cold node.
        container.StartupProbe = AddOnPod.Http("/api/version", period: 10, failures: 60);
        container.ReadinessProbe = AddOnPod.Http("/api/version", period: 10, failures: 3);
        container.LivenessProbe = AddOnPod.Http("/api/version", period: 30, failures: 5);

        var pod = AddOnPod.Spec(scope.Nodes, ZeppelinUser, container, scope.PriorityClass, SparkIdentity.ServiceAccountName);
        pod.Volumes.Add(new VolumeArgs { Name = "notes", PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = Name } });
        pod.Volumes.Add(new VolumeArgs { Name = "login", Secret = AddOnPod.Key(settings.LoginSecret, "shiro.ini") });
        pod.Volumes.Add(new VolumeArgs { Name = "spark", ConfigMap = new ConfigMapVolumeSourceArgs { Name = NotebookSpark.ConfigMapName } });
        AddOnPod.Writable(
            pod,
            container,
            "2Gi",
            ("tmp", "/tmp"),
            ("logs", $"{Home}/logs"),
            ("run", $"{Home}/run"),
            ("webapps", $"{Home}/webapps"),
            ("local-repo", $"{Home}/local-repo"));
        return pod;
    }
}
