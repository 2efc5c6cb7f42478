using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClassExpandableTests : RuleTests
{
    protected override string Policy => "storage-class-expandable";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("it can", Class("provisioner: ebs.csi.aws.com, allowVolumeExpansion: true")),
        Accepted("a local disk", Class("provisioner: rancher.io/local-path, allowVolumeExpansion: false")),
        Refused("by default", Class("provisioner: ebs.csi.aws.com"), "fast allowVolumeExpansion: Volumes of the class fast cannot be expanded."),
        Undecided("not known", Class("provisioner: ebs.csi.aws.com, allowVolumeExpansion: !unknown "), "fast allowVolumeExpansion"),
    ];

    private static Resource Class(string properties, string name = "fast") =>
        Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"{{ metadata: {{ name: {name} }}, {properties} }}");
}
