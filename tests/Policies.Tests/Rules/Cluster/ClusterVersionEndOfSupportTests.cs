using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterVersionEndOfSupportTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-version-end-of-support";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS, twelve weeks before its end", Resource(Eks, "spark", "version: '1.35'")).On(2027, 1, 2),
        Refused("EKS, a day later", Resource(Eks, "spark", "version: '1.35'"), "spark version: Support for Kubernetes 1.35 ends on 2027-03-27.").On(2027, 1, 3),
        Accepted("EKS, later still, for who needs less time", Resource(Eks, "spark", "version: '1.35'")).On(2027, 2, 3).With("weeks", 4L),
        Refused(
            "EKS, the end of what costs extra",
            Resource(Eks, "spark", "version: '1.32'"),
            "spark version: Support for Kubernetes 1.32 ends on 2027-03-23.").On(2027, 3, 1).With("extendedSupport", true),
        Accepted("EKS, past its end, which is another policy's business", Resource(Eks, "spark", "version: '1.35'")).On(2027, 3, 28),
        Undecided("EKS, not known", Resource(Eks, "spark", "version: !unknown"), "spark version"),

        Accepted("GKE", Resource(Gke, "spark", "minMasterVersion: '1.35'")).On(2026, 11, 22),
        Refused(
            "GKE, near its end",
            Resource(Gke, "spark", "minMasterVersion: '1.35'"),
            "spark minMasterVersion: Support for Kubernetes 1.35 ends on 2027-04-11.").On(2027, 4, 11),
        Undecided("GKE, not known", Resource(Gke, "spark", "minMasterVersion: !unknown"), "spark minMasterVersion"),

        Accepted("AKS", Resource(Aks, "spark", "kubernetesVersion: '1.35'")).On(2026, 11, 22),
        Refused(
            "AKS, near its end",
            Resource(Aks, "spark", "kubernetesVersion: '1.34'"),
            "spark kubernetesVersion: Support for Kubernetes 1.34 ends on 2026-11-30.").On(2026, 11, 22),
        Undecided("AKS, not known", Resource(Aks, "spark", "kubernetesVersion: !unknown"), "spark kubernetesVersion"),
    ];
}
