using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeIdentityDedicatedTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-identity-dedicated";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("GKE", Resource(GkePool, "executor", "nodeConfig: { serviceAccount: spark-nodes@x.iam.gserviceaccount.com }")),
        Refused("GKE, by its default", Resource(GkePool, "executor"), "executor nodeConfig.serviceAccount: Nodes use the project's default service account."),
        Refused(
            "GKE, the default by its name",
            Resource(Gke, "spark", "nodeConfig: { serviceAccount: 123-compute@developer.gserviceaccount.com }"),
            "spark nodeConfig.serviceAccount: Nodes use the project's default service account."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "nodeConfig: { serviceAccount: !unknown }"), "executor nodeConfig.serviceAccount"),

        Accepted("AKS", Resource(Aks, "spark", "identityProfile: { kubeletidentity: { resourceId: /x } }")),
        Refused(
            "AKS, by its default",
            Resource(Aks, "spark"),
            "spark identityProfile.kubeletidentity.resourceId: The kubelet uses the identity that AKS generates."),
        Undecided(
            "AKS, not known",
            Resource(Aks, "spark", "identityProfile: { kubeletidentity: { resourceId: !unknown } }"),
            "spark identityProfile.kubeletidentity.resourceId"),
    ];
}
