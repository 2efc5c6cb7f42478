using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClassNameUnusedTests : RuleTests
{
    protected override string Policy => "storage-class-name-unused";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a name with a prefix", Class("spark-standard")),
        Accepted("a name that Pulumi makes up", Resource("kubernetes:storage.k8s.io/v1:StorageClass", "bare", "provisioner: pd.csi.storage.gke.io")),
        Refused("GKE's and kind's", [Class("standard")], "standard metadata.name: A new cluster (GKE and kind) already has a class standard."),
        Refused("EKS's", [Class("gp2")], "gp2 metadata.name: A new cluster (EKS) already has a class gp2."),
        Refused("AKS's", [Class("default")], "default metadata.name: A new cluster (AKS) already has a class default."),
        Refused("k3s's", [Class("local-path")], "local-path metadata.name: A new cluster (k3s) already has a class local-path."),
        Refused("Rook's", [Class("ceph-block")], "ceph-block metadata.name: A new cluster (Rook) already has a class ceph-block."),
        Undecided("one that is not known", [Class("!unknown ")], "!unknown  metadata.name"),
        Ignored("a claim of that name", Resource("kubernetes:core/v1:PersistentVolumeClaim", "standard", "metadata: { name: standard }")),
    ];

    private static Resource Class(string name) => Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"metadata: {{ name: {name} }}");
}
