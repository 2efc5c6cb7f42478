using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class ClusterMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("eks", "aws:eks/cluster:Cluster *", "vpcConfig.endpointPublicAccess", "true", "cluster-api-private"),
        Remove("eks", "aws:eks/cluster:Cluster *", "vpcConfig.endpointPublicAccess", "cluster-api-private"),
        Remove("gke", "gcp:container/cluster:Cluster *", "privateClusterConfig.enablePrivateEndpoint", "cluster-api-private"),
        Remove("aks", "azure-native:containerservice:ManagedCluster *", "apiServerAccessProfile.enablePrivateCluster", "cluster-api-private"),
    ];
}
