using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Kubernetes;

/// <summary>A namespace that is a tenant's, or may be one.</summary>
/// <param name="Object">The namespace.</param>
/// <param name="IsTenant">Whether it is one: yes, or unknown.</param>
internal sealed record TenantNamespace(Resource Object, Answer IsTenant)
{
    /// <summary>The label of tenants' namespaces. A setting of every rule about tenants.</summary>
    public static TextSetting Label { get; } = new()
    {
        Name = "tenantLabel",
        Description = "The label of tenants' namespaces.",
        Default = "spark-platform/tenant",
    };

    /// <summary>The namespace's name.</summary>
    public Property Name { get; } = ObjectType.NameOf(Object);

    /// <summary>All tenants' namespaces of a stack.</summary>
    public static IEnumerable<TenantNamespace> All(StackResources stack, Check check) => stack.OfType(ObjectType.Namespace)
        .Select(space => new TenantNamespace(space, IsOne(space, check)))
        .Where(space => !space.IsTenant.IsNo);

    /// <summary>Yes for a namespace with the label.</summary>
    public static Answer IsOne(Resource space, Check check) => space["metadata"]["labels"][check.Setting(Label)].Exists;

    /// <summary>Yes when an object is in this namespace.</summary>
    public Answer Has(Resource kubernetesObject) => ObjectType.Same(ObjectType.NamespaceOf(kubernetesObject), Name);
}
