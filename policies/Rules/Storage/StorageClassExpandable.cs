using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClassExpandable : ResourcePolicy, IRemediation
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-expandable",
        Title = "A volume can grow",
        Severity = Severity.Medium,
        Why = "A volume that is full and cannot grow is a night of copying: a new one, the data over, the claim replaced while nobody writes.",
        Remedy = "Set allowVolumeExpansion: true; the platform does it unless the cluster contract says that the driver cannot.",
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#allow-volume-expansion",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var grows = storageClass["allowVolumeExpansion"];
        check.Require(Holds(storageClass), grows, $"Volumes of the class {ObjectType.NameOf(storageClass)} cannot grow.");
    }

    // A class that can more is no less to anybody who has a volume of it.
    public PropertyMap? Remediate(Resource storageClass, PolicyOptions options) =>
        Holds(storageClass).IsNo ? storageClass.Properties.With("allowVolumeExpansion", new PropertyBool(true)) : null;

    // A local disk ends where it ends.
    private static Answer Holds(Resource storageClass) =>
        storageClass["allowVolumeExpansion"].IsTrue | storageClass["provisioner"].IsOneOf("rancher.io/local-path", "kubernetes.io/no-provisioner");
}
