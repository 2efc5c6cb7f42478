using Policies.Data;
using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassNameUnused : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-name-unused",
        Title = "Storage classes have names that no cluster ships with",
        Severity = Severity.Medium,
        Why =
            "GKE, AKS, EKS, kind, k3s and storage operators make classes of their own, such as standard or default. Pulumi does not take over an object "
            + "that is already there, and Kubernetes does not let it change a class's driver: the first pulumi up fails.",
        Remedy = "Give the class a prefix of your own, such as spark-standard.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var name = ObjectType.NameOf(storageClass);
        var clusters = name.TryText(out var text) ? ShippedStorageClasses.ShippedBy(text) : null;
        check.Require(!name.Text(each => ShippedStorageClasses.ShippedBy(each) is not null), name, $"A new cluster ({clusters}) already has a class {name}.");
    }
}
