using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClaimClassExistsTests : RuleTests
{
    protected override string Policy => "storage-claim-class-exists";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("one that is there", Class("fast"), Class("shared"), Claim("storageClassName: shared")),
        Accepted(
            "a chart's", Class("fast"),
            Resource("kubernetes:helm.sh/v3:Release", "grafana", "values: { persistence: { storageClassName: fast, storageClass: '' } }")),
        Refused(
            "one that is not", [Class("fast"), Claim("storageClassName: gp2")],
            "data spec.storageClassName: data uses the storage class gp2, which the stack does not define."),
        Refused(
            "none", [Class("fast"), Claim("accessModes: [ReadWriteOnce]")],
            "data spec.storageClassName: data uses the storage class absent, which the stack does not define."),
        Refused(
            "a workload's template, and a chart's",
            [
                Class("fast"),
                Resource("kubernetes:apps/v1:StatefulSet", "db", "spec: { volumeClaimTemplates: [{ spec: { storageClassName: gp2 } }] }"),
                Resource("kubernetes:helm.sh/v3:Release", "kafka", "values: { brokers: [{ storageClass: gp2 }] }"),
            ],
            "db spec.volumeClaimTemplates[0].spec.storageClassName: db uses the storage class gp2, which the stack does not define.",
            "kafka values.brokers[0].storageClass: kafka claims a volume of the class gp2, which the stack does not define."),
        Undecided("not known", [Class("fast"), Claim("storageClassName: !unknown ")], "data spec.storageClassName"),
        Ignored("a stack without classes", Claim("storageClassName: gp2")),
    ];

    private static Resource Class(string name, string provisioner = "ebs.csi.aws.com") =>
        Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"{{ metadata: {{ name: {name} }}, provisioner: {provisioner} }}");

    private static Resource Claim(string spec) =>
        Resource("kubernetes:core/v1:PersistentVolumeClaim", "data", $"metadata: {{ name: data }}\nspec: {{ {spec} }}");
}
