using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Network;

public sealed class NetworkPolicyEnforcedTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Addon = "aws:eks/addon:Addon";

    protected override string Policy => "network-policy-enforced";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(Addon, "vpc-cni", """{ addonName: vpc-cni, configurationValues: '{"enableNetworkPolicy":"true"}' }""")),
        Refused("EKS, by its default", Resource(Addon, "vpc-cni", "{ addonName: vpc-cni }"), "vpc-cni configurationValues: Network policies are not enforced."),
        Refused(
            "EKS, switched off",
            Resource(Addon, "vpc-cni", """{ addonName: vpc-cni, configurationValues: '{"enableNetworkPolicy":"false"}' }"""),
            "vpc-cni configurationValues: Network policies are not enforced."),
        Undecided("EKS, not known", Resource(Addon, "vpc-cni", "{ addonName: vpc-cni, configurationValues: !unknown }"), "vpc-cni configurationValues"),
        Ignored("EKS, another add-on", Resource(Addon, "coredns", "{ addonName: coredns }")),

        Accepted("GKE, the newer way", Resource(Gke, "spark", "datapathProvider: ADVANCED_DATAPATH")),
        Accepted("GKE, the older one", Resource(Gke, "spark", "networkPolicy: { enabled: true }")),
        Refused("GKE, neither", Resource(Gke, "spark"), "spark datapathProvider: Network policies are not enforced."),
        Undecided("GKE, not known", Resource(Gke, "spark", "datapathProvider: !unknown"), "spark datapathProvider"),

        Accepted("AKS", Resource(Aks, "spark", "networkProfile: { networkPolicy: cilium }")),
        Refused(
            "AKS, none",
            Resource(Aks, "spark", "networkProfile: { networkPolicy: none }"),
            "spark networkProfile.networkPolicy: Network policies are not enforced."),
        Undecided("AKS, not known", Resource(Aks, "spark", "networkProfile: !unknown"), "spark networkProfile"),
    ];
}
