using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class TagMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("eks", "aws:ec2/vpc:Vpc *", "tags.managed-by", "tag-required-tags-present"),
        Remove("eks", "aws:ec2/launchTemplate:LaunchTemplate *", "tagSpecifications[1].tags", "tag-required-tags-present"),
        Remove("eks", "aws:ec2/launchTemplate:LaunchTemplate *", "tagSpecifications", "tag-required-tags-present"),
        Remove("eks", "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass *", "spec.tags", "tag-required-tags-present"),
        Remove("gke", "gcp:storage/bucket:Bucket *", "labels.spark-platform-cluster", "tag-required-tags-present"),
        Remove("gke", "gcp:container/nodePool:NodePool executor", "nodeConfig.resourceLabels", "tag-required-tags-present"),
        Remove("aks", "azure-native:network:VirtualNetwork *", "tags", "tag-required-tags-present"),
    ];
}
