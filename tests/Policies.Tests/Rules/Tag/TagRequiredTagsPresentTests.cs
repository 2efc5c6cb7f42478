using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tag;

public sealed class TagRequiredTagsPresentTests : RuleTests
{
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string Account = "azure-native:storage:StorageAccount";
    private const string Eip = "aws:ec2/eip:Eip";
    private const string Alias = "aws:kms/alias:Alias";

    protected override string Policy => "tag-required-tags-present";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Eip, "nat", "tags: { managed-by: pulumi, 'spark-platform:cluster': spark, 'spark-platform:deployment': eks }")),
        Refused(
            "AWS, none, and an empty one",
            Resource(Eip, "nat", "tags: { managed-by: '', 'spark-platform:cluster': spark }"),
            "nat tags.managed-by: The tag managed-by is missing.",
            """nat tags["spark-platform:deployment"]: The tag spark-platform:deployment is missing."""),
        Refused(
            "AWS, what a template makes",
            Resource(
                Template, "system", "{ tags: { owner: me }, tagSpecifications: [{ resourceType: instance, tags: { owner: me } }, { resourceType: volume }] }"),
            "system tagSpecifications[1].tags.owner: The tag owner is missing.").With("tags", new List<object?> { "owner" }),
        Refused(
            "AWS, a template that tags only itself",
            Resource(Template, "system", "tags: { owner: me }"),
            "system tagSpecifications: The launch template does not tag its machines.",
            "system tagSpecifications: The launch template does not tag its disks.").With("tags", new List<object?> { "owner" }),
        Accepted(
            "AWS, a template that tags what it makes",
            Resource(
                Template, "system",
                "{ tags: { owner: me }, tagSpecifications: [{ resourceType: instance, tags: { owner: me } }, { resourceType: volume, tags: { owner: me } }] }"))
            .With("tags", new List<object?> { "owner" }),
        Undecided(
            "AWS, not known what a template tags",
            Resource(Template, "system", "{ tags: { owner: me }, tagSpecifications: !unknown  }"),
            "system tagSpecifications").With("tags", new List<object?> { "owner" }),
        Undecided("AWS, not known", Resource(Eip, "nat", "tags: !unknown"), "nat tags"),
        Accepted(
            "Karpenter",
            Resource(NodeClass, "executor", "spec: { tags: { managed-by: pulumi, 'spark-platform:cluster': spark, 'spark-platform:deployment': eks } }")),

        Accepted(
            "Google Cloud, which knows no colon",
            Resource(
                GkePool, "executor", "nodeConfig: { resourceLabels: { managed-by: pulumi, spark-platform-cluster: spark, spark-platform-deployment: gke } }")),
        Refused(
            "Google Cloud, another one that is asked for",
            Resource(Gcs, "data", "labels: { managed-by: pulumi }"),
            "data labels.cost-center: The tag cost-center is missing.").With("tags", new List<object?> { "managed-by", "cost:center" }),
        Undecided(
            "Google Cloud, not known",
            Resource(Gcs, "data", "labels: { managed-by: pulumi, spark-platform-cluster: !unknown , spark-platform-deployment: gke }"),
            "data labels.spark-platform-cluster"),

        Accepted("Azure", Resource(Account, "data", "tags: { managed-by: pulumi, 'spark-platform:cluster': spark, 'spark-platform:deployment': aks }")),
        Refused(
            "Azure, none",
            Resource(Account, "data"),
            "data tags.managed-by: The tag managed-by is missing.",
            """data tags["spark-platform:cluster"]: The tag spark-platform:cluster is missing.""",
            """data tags["spark-platform:deployment"]: The tag spark-platform:deployment is missing."""),
        Undecided("Azure, not known", Resource(Account, "data", "tags: !unknown"), "data tags"),
        Ignored("what takes none", Resource(Alias, "data")),
    ];
}
