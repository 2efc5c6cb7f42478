using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterVersionPinnedTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-version-pinned";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(Eks, "spark", "version: '1.35'")),
        Refused("EKS, none", Resource(Eks, "spark"), "spark version: The cluster has no version of Kubernetes, so the cloud chooses one."),
        Undecided("EKS, not known", Resource(Eks, "spark", "version: !unknown"), "spark version"),

        Accepted("GKE, a patch", Resource(Gke, "spark", "minMasterVersion: 1.35.2-gke.100")),
        Refused(
            "GKE, the newest",
            Resource(Gke, "spark", "minMasterVersion: latest"),
            "spark minMasterVersion: The cluster's version is latest, which is not one minor version of Kubernetes."),
        Undecided("GKE, not known", Resource(Gke, "spark", "minMasterVersion: !unknown"), "spark minMasterVersion"),

        Accepted("AKS", Resource(Aks, "spark", "kubernetesVersion: '1.35'")),
        Refused(
            "AKS, none",
            Resource(Aks, "spark", "kubernetesVersion: ''"),
            "spark kubernetesVersion: The cluster has no version of Kubernetes, so the cloud chooses one."),
        Undecided("AKS, not known", Resource(Aks, "spark", "kubernetesVersion: !unknown"), "spark kubernetesVersion"),
    ];
}
