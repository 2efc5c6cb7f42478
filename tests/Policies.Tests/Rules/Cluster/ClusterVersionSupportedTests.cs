using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterVersionSupportedTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-version-supported";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS, on the last day", Resource(Eks, "spark", "version: '1.35'")).On(2027, 3, 27),
        Refused(
            "EKS, on the day after",
            Resource(Eks, "spark", "version: '1.35'"),
            "spark version: Kubernetes 1.35 is no longer supported.").On(2027, 3, 28),
        Accepted("EKS, on the day after, for extra money", Resource(Eks, "spark", "version: '1.35'")).On(2027, 3, 28).With("extendedSupport", true),
        Refused(
            "EKS, older than all that are known",
            Resource(Eks, "spark", "version: '1.21'"),
            "spark version: Kubernetes 1.21 is no longer supported.").With("extendedSupport", true),
        Undecided("EKS, not known", Resource(Eks, "spark", "version: !unknown"), "spark version"),

        Accepted("GKE, a patch", Resource(Gke, "spark", "minMasterVersion: 1.35.2-gke.100")).On(2027, 4, 11),
        Refused(
            "GKE, past its end",
            Resource(Gke, "spark", "minMasterVersion: 1.34.9-gke.100"),
            "spark minMasterVersion: Kubernetes 1.34.9-gke.100 is no longer supported.").On(2026, 11, 22),
        Undecided("GKE, not known", Resource(Gke, "spark", "minMasterVersion: !unknown"), "spark minMasterVersion"),

        Accepted("AKS, newer than all that are known", Resource(Aks, "spark", "kubernetesVersion: '1.99'")).On(2040, 1, 1),
        Refused(
            "AKS, past its end",
            Resource(Aks, "spark", "kubernetesVersion: '1.33'"),
            "spark kubernetesVersion: Kubernetes 1.33 is no longer supported.").On(2026, 11, 22),
        Undecided("AKS, not known", Resource(Aks, "spark", "kubernetesVersion: !unknown"), "spark kubernetesVersion"),
        Ignored("none, which is another policy's business", Resource(Aks, "spark")),
    ];
}
