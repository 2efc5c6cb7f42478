using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Platform;

internal sealed class PlatformDefaultNamespaceUnused : ResourcePolicy
{
    // The namespaced kinds of Kubernetes' own API, by group.
    private static readonly HashSet<(string Group, string Kind)> Namespaced =
    [
        ("core", "ConfigMap"), ("core", "Endpoints"), ("core", "LimitRange"), ("core", "PersistentVolumeClaim"), ("core", "Pod"), ("core", "PodTemplate"),
        ("core", "ReplicationController"), ("core", "ResourceQuota"), ("core", "Secret"), ("core", "Service"), ("core", "ServiceAccount"),
        ("apps", "DaemonSet"), ("apps", "Deployment"), ("apps", "ReplicaSet"), ("apps", "StatefulSet"),
        ("autoscaling", "HorizontalPodAutoscaler"), ("batch", "CronJob"), ("batch", "Job"), ("discovery.k8s.io", "EndpointSlice"),
        ("networking.k8s.io", "Ingress"), ("networking.k8s.io", "NetworkPolicy"), ("policy", "PodDisruptionBudget"),
        ("rbac.authorization.k8s.io", "Role"), ("rbac.authorization.k8s.io", "RoleBinding"),
        ("sparkoperator.k8s.io", "SparkApplication"), ("sparkoperator.k8s.io", "ScheduledSparkApplication"), ("kueue.x-k8s.io", "LocalQueue"),
        ("monitoring.coreos.com", "PodMonitor"), ("monitoring.coreos.com", "PrometheusRule"), ("monitoring.coreos.com", "ServiceMonitor"),
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "platform-default-namespace-unused",
        Title = "The default namespace is not used",
        Severity = Severity.Medium,
        Why =
            "The namespace default has no quota, no network policy and no pod security standard. An object without a namespace is created there, or in the "
            + "current namespace of the kubeconfig.",
        Remedy = "Set metadata.namespace of the object, or the namespace of the Helm release; a tenant's objects belong in the tenant's namespace.",
        Link = "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
        References =
        [
            FrameworkReference.CisEks("4.5.2"),
            FrameworkReference.CisGke("4.6.4"),
            FrameworkReference.CisAks("4.6.3"),
            FrameworkReference.Kyverno("best-practices/disallow-default-namespace"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = ["kubernetes:*"];

    public override void Examine(Resource resource, Check check)
    {
        var isRelease = resource.Type is ObjectType.Release or ObjectType.Chart;
        if (!isRelease && !IsNamespaced(resource.Type))
        {
            return;
        }

        var space = isRelease ? resource["namespace"] : ObjectType.NamespaceOf(resource);
        check.Require(!space.IsEmpty & !space.Is("default"), space, $"{resource.Name} is in the namespace default.");
    }

    // kubernetes:apps/v1:Deployment
    private static bool IsNamespaced(string type)
    {
        var parts = type.Split(':');
        return parts.Length == 3 && Namespaced.Contains((parts[1].Split('/')[0], parts[2]));
    }
}
