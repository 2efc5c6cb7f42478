using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantNamespaceOwner : ResourcePolicy
{
    private static readonly TextListSetting Keys = new()
    {
        Name = "keys",
        Description = "What a tenant's namespace must say of itself, each as a label or an annotation.",
        Default = ["spark-platform/owner", "spark-platform/cost-center"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-namespace-owner",
        Title = "A tenant's namespace names its owner and its cost centre",
        Severity = Severity.Low,
        Why = "Whoever is woken by an alert has to know whom to call, and whoever pays has to know for what. Both are asked years after the namespace was made.",
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
            check.Require(!isTenant | !label.IsEmpty | !metadata["annotations"][key].IsEmpty, label, $"The namespace {metadata["name"]} has neither a label nor an annotation {key}.");
        }
    }
}
