using Infra.Clusters;
using Infra.Contract;
using Pulumi;

namespace Infra.Platform.Tenancy;

/// <summary>
/// The admission policy for Spark's pods: the volumes that they may mount and the account that they run as. The account <c>spark</c> must
/// create pods, since a driver makes its executors, and an application describes its pods to the Spark operator. Who creates a pod in a
/// namespace reaches, through it, every secret, claim and account of that namespace
/// (kubernetes.io/docs/concepts/security/rbac-good-practices, "Workload creation"), and roles cannot bound that.
/// </summary>
internal static class SparkPodPolicy
{
    public const string Name = "spark-platform-spark-pods";

    /// <summary>The annotation of a tenant's namespace with the claims that Spark's pods may mount, separated by commas.</summary>
    public const string ClaimsAnnotation = "spark-platform/spark-claims";

    /// <summary>The annotation of a tenant's namespace with the secrets that Spark's pods may use, separated by commas.</summary>
    public const string SecretsAnnotation = "spark-platform/spark-secrets";

    // The claims that a driver makes for its executors (spark.kubernetes.executor.volumes…claimName=OnDemand).
    private const string ExecutorClaim = "^.+-exec-[0-9]+-pvc-[0-9]+$";

    // Labels by which services and network policies choose the pods of add-ons.
    private const string AddOnLabel =
        "k in ['component', 'release'] || k.startsWith('app.kubernetes.io/') || k.startsWith('cnpg.io/') || k.startsWith('strimzi.io/') || "
        + "k.startsWith('hub.jupyter.org/')";

    /// <param name="cluster">The cluster.</param>
    /// <param name="operatorNamespace">Where the Spark operator runs, which makes the drivers.</param>
    /// <param name="parent">The component that the policy belongs to.</param>
    public static Resource Create(ClusterContract cluster, string operatorNamespace, ComponentResource parent) => new AdmissionPolicy
    {
        Name = Name,
        ApiGroup = "",
        Resources = ["pods"],
        Operations = ["CREATE"],
        Conditions =
        [
            ("made-for-spark", $"request.userInfo.username in [{SparkIdentity.InRequestNamespace}, '{SparkIdentity.OperatorUser(operatorNamespace)}']"),
        ],
        Variables =
        [
            ("containers", "object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : [])"),
            ("volumes", "has(object.spec.volumes) ? object.spec.volumes : []"),
            ("projected", "variables.volumes.filter(v, has(v.projected) && has(v.projected.sources)).map(v, v.projected.sources)"),
            ("claims", Listed(ClaimsAnnotation)),
            ("secrets", Listed(SecretsAnnotation)),
        ],
        Rules =
        [
            new(
                "!has(object.spec.serviceAccountName) || object.spec.serviceAccountName in ['', 'default', 'spark']",
                "A pod of Spark runs as the service account spark or default: with another account it would have that account's rights. Remove serviceAccount.")
            {
                Reason = "Forbidden",
            },
            new(
                "variables.volumes.all(v, has(v.configMap) || has(v.downwardAPI) || has(v.emptyDir) || has(v.ephemeral) || has(v.persistentVolumeClaim) || "
                + "has(v.projected) || has(v.secret))",
                "A pod of Spark mounts volumes of these kinds only: configMap, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected, secret.")
            {
                Reason = "Forbidden",
            },
            Secrets(
                "variables.volumes.all(v, !has(v.secret) || v.secret.secretName in variables.secrets) "
                + "&& variables.projected.all(sources, sources.all(s, !has(s.secret) || s.secret.name in variables.secrets))",
                "mounts"),
            Secrets(
                "variables.containers.all(c, (!has(c.env) || c.env.all(e, !has(e.valueFrom) || !has(e.valueFrom.secretKeyRef) || e.valueFrom.secretKeyRef.name "
                + "in variables.secrets)) "
                + "&& (!has(c.envFrom) || c.envFrom.all(e, !has(e.secretRef) || e.secretRef.name in variables.secrets)))",
                "reads into its environment"),
            new(
                "variables.volumes.all(v, !has(v.persistentVolumeClaim) || v.persistentVolumeClaim.claimName in variables.claims || "
                + $"v.persistentVolumeClaim.claimName.matches('{ExecutorClaim}'))",
                "A pod of Spark mounts no claim but the tenant's own from the settings, and those that Spark makes for executors.")
            {
                MessageExpression =
                    "'A pod of Spark mounts no claim but those of the settings (' + variables.claims.join(', ') + ') and those that Spark makes for executors. "
                    + "To mount another one, declare it under claims of the tenant.'",
                Reason = "Forbidden",
            },
            new(
                "variables.volumes.all(v, !has(v.ephemeral) || (!has(v.ephemeral.volumeClaimTemplate.spec.dataSource) && "
                + "!has(v.ephemeral.volumeClaimTemplate.spec.dataSourceRef)))",
                "An ephemeral volume of a pod of Spark has no dataSource: it would be a copy of another volume. Remove it.")
            {
                Reason = "Forbidden",
            },
            new(
                $"!has(object.metadata.labels) || object.metadata.labels.all(k, !({AddOnLabel}))",
                "A pod of Spark has no label by which add-ons are found: component, release, app.kubernetes.io/*, cnpg.io/*, strimzi.io/*, hub.jupyter.org/*. "
                + "With one it would receive what is meant for them. Use a label of your own.")
            {
                Reason = "Forbidden",
            },
        ],
    }.Create(cluster, parent);

    private static AdmissionRule Secrets(string expression, string does) =>
        new(expression, $"A pod of Spark {does} no secret but those that the tenant's settings name under sparkSecrets.")
        {
            MessageExpression = $"'A pod of Spark {does} no secret but those that it may use (' + variables.secrets.join(', ') + '). "
            + "To let it use another one, name it under sparkSecrets of the tenant.'",
            Reason = "Forbidden",
        };

    /// <summary>The entries of an annotation of the namespace, in CEL.</summary>
    private static string Listed(string annotation) =>
        $"has(namespaceObject.metadata.annotations) && '{annotation}' in namespaceObject.metadata.annotations "
        + $"? namespaceObject.metadata.annotations['{annotation}'].split(',').filter(n, n != '') : []";
}
