using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

internal sealed class TenantNamespaceQuota : StackPolicy
{
    // The required bounds, each with its alternative names.
    private static readonly string[][] Bounds =
    [
        ["requests.cpu", "cpu"],
        ["requests.memory", "memory"],
        ["requests.storage"],
        ["persistentvolumeclaims", "count/persistentvolumeclaims"],
        ["pods", "count/pods"],
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-namespace-quota",
        Title = "Tenant namespaces have a ResourceQuota for CPU, memory, storage, claims and pods",
        Severity = Severity.High,
        Why =
            "Without a quota, one application with a typing error in its number of executors can take every node, every volume or every pod address of the "
            + "cluster.",
        Remedy =
            "Create a ResourceQuota without scopes on requests.cpu, requests.memory, requests.storage, persistentvolumeclaims and pods. The platform's "
            + "Tenant component creates it from ceiling, storage, volumes and pods of the tenant in stacks/platform.yaml.",
        Link = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
        References =
        [
            FrameworkReference.CisEks("4.5.1"), FrameworkReference.CisGke("4.6.1"), FrameworkReference.CisAks("4.6.1"),
            FrameworkReference.Kyverno("best-practices/add-ns-quota"),
        ],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var quotas = new NamespacedObjects(stack.OfType(ObjectType.ResourceQuota));
        foreach (var space in TenantNamespace.All(stack, check))
        {
            foreach (var spellings in Bounds)
            {
                var isBounded = Answer.Any(quotas.MaybeIn(space).Select(quota => space.Has(quota) & TenantQuota.IsForAll(quota) & IsBounded(quota, spellings)));
                check.Require(!space.IsTenant | isBounded, space.Name, $"The namespace {space.Name} has no quota on {spellings[0]}.");
            }
        }
    }

    private static Answer IsBounded(Resource quota, string[] spellings) => Answer.Any(spellings.Select(spelling => TenantQuota.Hard(quota, spelling).Exists));
}
