using Infra.Platform.Spark;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>
/// Spark's settings in a notebook's pod: the tenant's defaults, and the template of its executors. Spark itself makes these executors, no
/// operator does, so only the template gives them the security context without which a restricted namespace refuses them.
/// </summary>
internal static class NotebookSpark
{
    public const string ConfigMapName = "spark-defaults-notebook";

    /// <summary>Where it is mounted, and what SPARK_CONF_DIR says.</summary>
    public const string Folder = "/etc/spark-platform";

    private const string TemplateName = "executor.yaml";

    // The user is that of Spark's images, as in examples/.
    private const string Template =
        """
        apiVersion: v1
        kind: Pod
        spec:
          securityContext:
            fsGroup: 185
            runAsNonRoot: true
            runAsUser: 185
            seccompProfile: { type: RuntimeDefault }
          containers:
          - name: spark-kubernetes-executor
            securityContext:
              allowPrivilegeEscalation: false
              capabilities: { drop: [ALL] }

        """;

    public static void Create(AddOnScope scope) => _ = new ConfigMap(
        $"{scope.Name}-{ConfigMapName}",
        new ConfigMapArgs
        {
            Metadata = scope.Tenant.Metadata(ConfigMapName),
            Data =
            {
                [SparkDefaults.FileName] = scope.Spark.OfNotebook(scope.Tenant.Settings, $"{Folder}/{TemplateName}"),
                [TemplateName] = Template.ReplaceLineEndings("\n"),
            },
        },
        scope.Tenant.Options());
}
