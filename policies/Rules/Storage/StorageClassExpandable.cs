using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClassExpandable : ResourcePolicy, IRemediation
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-expandable",
        Title = "Storage classes allow volume expansion",
        Severity = Severity.Medium,
        Why = "A full volume that cannot be expanded must be copied to a new one: hours of downtime.",
        Remedy = "Set allowVolumeExpansion: true; the platform does it unless the cluster contract says that the driver does not support it.",
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#allow-volume-expansion",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var grows = storageClass["allowVolumeExpansion"];
        check.Require(Holds(storageClass), grows, $"Volumes of the class {ObjectType.NameOf(storageClass)} cannot be expanded.");
    }

    // Allowing expansion affects no existing volume.
    public PropertyMap? Remediate(Resource storageClass, PolicyOptions options) =>
        Holds(storageClass).IsNo ? storageClass.Properties.With("allowVolumeExpansion", new PropertyBool(true)) : null;

    // A local disk cannot be expanded.
    private static Answer Holds(Resource storageClass) =>
        storageClass["allowVolumeExpansion"].IsTrue | storageClass["provisioner"].IsOneOf("rancher.io/local-path", "kubernetes.io/no-provisioner");
}
