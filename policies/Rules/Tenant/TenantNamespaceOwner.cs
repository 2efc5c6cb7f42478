using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantNamespaceOwner : ResourcePolicy
{
    private static readonly TextListSetting Keys = new()
    {
        Name = "keys",
        Description = "The required keys of a tenant's namespace, each as a label or an annotation.",
        Default = ["spark-platform/owner", "spark-platform/cost-center"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-namespace-owner",
        Title = "Tenant namespaces name their owner and cost centre",
        Severity = Severity.Low,
        Why = "On-call engineers need to know whom to call, and finance needs to know whom to bill, even years after the namespace was created.",
        Remedy = "Give the tenant owner and costCenter in stacks/platform.yaml.",
        Link = "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
        References = [FrameworkReference.Kyverno("best-practices/require-labels")],
        Settings = [TenantNamespace.Label, Keys],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Namespace];

    public override void Examine(Resource space, Check check)
    {
        var isTenant = TenantNamespace.IsOne(space, check);
        if (isTenant.IsNo)
        {
            return;
        }

        var metadata = space["metadata"];
        foreach (var key in check.Setting(Keys))
        {
            var label = metadata["labels"][key];
            check.Require(
                !isTenant | !label.IsEmpty | !metadata["annotations"][key].IsEmpty, label,
                $"The namespace {metadata["name"]} has neither a label nor an annotation {key}.");
        }
    }
}
