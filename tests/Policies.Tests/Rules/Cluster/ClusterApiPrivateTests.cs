using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterApiPrivateTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-api-private";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS, private", Resource(Eks, "spark", "vpcConfig: { endpointPublicAccess: false }")),
        Accepted("EKS, listed", Resource(Eks, "spark", "vpcConfig: { publicAccessCidrs: [203.0.113.0/24, 198.51.100.7/32] }")),
        Refused(
            "EKS, by its default",
            Resource(Eks, "spark", "vpcConfig: { endpointPrivateAccess: true }"),
            "spark vpcConfig.endpointPublicAccess: The API server takes connections from anywhere."),
        Refused(
            "EKS, an empty list, which allows everyone",
            Resource(Eks, "spark", "vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [] }"),
            "spark vpcConfig.endpointPublicAccess: The API server takes connections from anywhere."),
        Refused(
            "EKS, open networks beside one that is not known",
            Resource(Eks, "spark", "vpcConfig: { publicAccessCidrs: [0.0.0.0/0, !unknown , \"::/0\", nowhere] }"),
            "spark vpcConfig.publicAccessCidrs[0]: The API server takes connections from 0.0.0.0/0, which is too wide.",
            "spark vpcConfig.publicAccessCidrs[2]: The API server takes connections from ::/0, which is too wide.",
            "spark vpcConfig.publicAccessCidrs[3]: The API server takes connections from nowhere, which is too wide.",
            "spark vpcConfig.publicAccessCidrs[1]"),
        Refused(
            "EKS, wider than the setting",
            Resource(Eks, "spark", "vpcConfig: { publicAccessCidrs: [203.0.113.0/24] }"),
            "spark vpcConfig.publicAccessCidrs[0]: The API server takes connections from 203.0.113.0/24, which is too wide.").With("widestPrefix", 28L),
        Undecided(
            "EKS, networks that are not known", Resource(Eks, "spark", "vpcConfig: { publicAccessCidrs: !unknown }"), "spark vpcConfig.publicAccessCidrs"),
        Undecided("EKS, a network that is not known", Resource(Eks, "spark", "vpcConfig: !unknown"), "spark vpcConfig"),

        Accepted("GKE, private", Resource(Gke, "spark", "privateClusterConfig: { enablePrivateEndpoint: true }")),
        Accepted("GKE, listed", Resource(Gke, "spark", "masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: 203.0.113.0/24 }] }")),
        Accepted("GKE, by name only", Resource(Gke, "spark", "controlPlaneEndpointsConfig: { ipEndpointsConfig: { enabled: false } }")),
        Accepted("GKE, a DNS endpoint", Resource(Gke, "spark", """
            privateClusterConfig: { enablePrivateEndpoint: true }
            controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } }
            """)),
        Refused(
            "GKE, by its default", Resource(Gke, "spark"), "spark privateClusterConfig.enablePrivateEndpoint: The API server takes connections from anywhere."),
        Refused(
            "GKE, an open network",
            Resource(Gke, "spark", "masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: 0.0.0.0/0 }] }"),
            "spark masterAuthorizedNetworksConfig.cidrBlocks[0].cidrBlock: The API server takes connections from 0.0.0.0/0, which is too wide."),
        Refused(
            "GKE, a DNS endpoint that the settings do not allow",
            Resource(Gke, "spark", """
                privateClusterConfig: { enablePrivateEndpoint: true }
                controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } }
                """),
            "spark controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic: The DNS endpoint takes connections from outside the network.")
            .With("dnsEndpoint",
            false),
        Accepted("GKE, open to Google Cloud's addresses where none can reach it", Resource(Gke, "spark", """
            privateClusterConfig: { enablePrivateEndpoint: true }
            masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: true }
            """)),
        Refused(
            "GKE, every address of Google Cloud",
            Resource(Gke, "spark", "masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: 203.0.113.0/24 }], gcpPublicCidrsAccessEnabled: true }"),
            "spark masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled: The API server takes connections from every address of Google Cloud."),
        Undecided(
            "GKE, perhaps every address of Google Cloud",
            Resource(Gke, "spark", "masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: 203.0.113.0/24 }], gcpPublicCidrsAccessEnabled: !unknown  }"),
            "spark masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled"),
        Undecided("GKE, not known", Resource(Gke, "spark", "privateClusterConfig: !unknown"), "spark privateClusterConfig"),

        Accepted("AKS, private", Resource(Aks, "spark", "apiServerAccessProfile: { enablePrivateCluster: true }")),
        Accepted("AKS, listed", Resource(Aks, "spark", "apiServerAccessProfile: { authorizedIPRanges: [203.0.113.7] }")),
        Refused(
            "AKS, by its default",
            Resource(Aks, "spark"),
            "spark apiServerAccessProfile.enablePrivateCluster: The API server takes connections from anywhere."),
        Undecided(
            "AKS, not known", Resource(Aks, "spark", "apiServerAccessProfile: { enablePrivateCluster: !unknown }"),
            "spark apiServerAccessProfile.enablePrivateCluster"),

        Ignored("something else", Resource("aws:eks/addon:Addon", "vpc-cni")),
    ];
}
