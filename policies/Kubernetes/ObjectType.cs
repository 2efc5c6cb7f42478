using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Kubernetes;

/// <summary>The types of Kubernetes objects, and what all objects have in common.</summary>
internal static class ObjectType
{
    public const string Namespace = "kubernetes:core/v1:Namespace";
    public const string ResourceQuota = "kubernetes:core/v1:ResourceQuota";
    public const string LimitRange = "kubernetes:core/v1:LimitRange";
    public const string NetworkPolicy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    public const string Role = "kubernetes:rbac.authorization.k8s.io/v1:Role";
    public const string RoleBinding = "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding";
    public const string ClusterRole = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole";
    public const string ClusterRoleBinding = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";
    public const string ServiceAccount = "kubernetes:core/v1:ServiceAccount";
    public const string Service = "kubernetes:core/v1:Service";
    public const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";
    public const string Claim = "kubernetes:core/v1:PersistentVolumeClaim";
    public const string Volume = "kubernetes:core/v1:PersistentVolume";
    public const string PriorityClass = "kubernetes:scheduling.k8s.io/v1:PriorityClass";
    public const string DisruptionBudget = "kubernetes:policy/v1:PodDisruptionBudget";
    public const string Release = "kubernetes:helm.sh/v3:Release";
    public const string Chart = "kubernetes:helm.sh/v4:Chart";

    /// <summary>The object's name; its logical name does not tell it.</summary>
    public static Property NameOf(Resource kubernetesObject) => kubernetesObject["metadata"]["name"];

    /// <summary>The object's namespace.</summary>
    public static Property NamespaceOf(Resource kubernetesObject) => kubernetesObject["metadata"]["namespace"];

    /// <summary>The objects of a kind, whatever the version of their API.</summary>
    public static IEnumerable<Resource> OfKind(this StackResources stack, string group, string kind) =>
        stack.All.Where(resource => IsOfKind(resource, group, kind));

    /// <summary>True for an object of that kind, whatever the version of its API: <c>kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue</c>.</summary>
    public static bool IsOfKind(Resource resource, string group, string kind)
    {
        const string Kubernetes = "kubernetes:";
        ReadOnlySpan<char> type = resource.Type;
        return type.StartsWith(Kubernetes, StringComparison.Ordinal) && type[Kubernetes.Length..].StartsWith(group, StringComparison.Ordinal)
            && type[(Kubernetes.Length + group.Length)..].StartsWith('/')
            && type.EndsWith(kind, StringComparison.Ordinal) && type[..^kind.Length].EndsWith(':');
    }

    /// <summary>Yes when both are the same text.</summary>
    public static Answer Same(Property left, Property right)
    {
        if (left.TryText(out var text))
        {
            return right.Is(text);
        }

        if (right.TryText(out text))
        {
            return left.Is(text);
        }

        var open = new[] { left, right }.FirstOrDefault(property => !property.IsKnown || property.IsSecret);
        return open is null ? Answer.No : Answer.Unknown(open);
    }
}
