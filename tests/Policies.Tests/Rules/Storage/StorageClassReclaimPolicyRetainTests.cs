using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClassReclaimPolicyRetainTests : RuleTests
{
    protected override string Policy => "storage-class-reclaim-policy-retain";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("kept", Class("reclaimPolicy: Retain")),
        Accepted("scratch space", Class("reclaimPolicy: Delete", "spark-scratch")),
        Accepted("a custom list", Class("reclaimPolicy: Delete", "spill")).With("scratchClasses", new object[] { "spill" }),
        Refused("by default", Class("provisioner: ebs.csi.aws.com"), "fast reclaimPolicy: Volumes of the class fast are deleted with their claims."),
        Undecided("not known", Class("reclaimPolicy: !unknown "), "fast reclaimPolicy"),
    ];

    private static Resource Class(string properties, string name = "fast") =>
        Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"{{ metadata: {{ name: {name} }}, {properties} }}");
}
