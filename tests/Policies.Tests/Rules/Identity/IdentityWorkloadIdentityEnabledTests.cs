using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityWorkloadIdentityEnabledTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Addon = "aws:eks/addon:Addon";
    private const string Issuer = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

    protected override string Policy => "identity-workload-identity-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "EKS, the agent",
            Resource(Eks, "spark", "{ name: spark }"),
            Resource(Addon, "agent", "{ addonName: eks-pod-identity-agent, clusterName: spark }")),
        Accepted("EKS, an issuer", Resource(Eks, "spark", "{ name: spark }"), Resource(Issuer, "oidc")),
        Refused(
            "EKS, neither",
            [Resource(Eks, "spark", "{ name: spark }"), Resource(Addon, "cni", "{ addonName: vpc-cni, clusterName: spark }")],
            "spark name: The cluster spark has neither the pod identity agent nor an OpenID Connect provider."),
        Undecided(
            "EKS, an add-on that is not known",
            [Resource(Eks, "spark", "{ name: spark }"), Resource(Addon, "agent", "{ addonName: !unknown , clusterName: spark }")],
            "spark addonName"),

        Accepted("GKE", Resource(Gke, "spark", "workloadIdentityConfig: { workloadPool: x.svc.id.goog }")),
        Refused("GKE, none", Resource(Gke, "spark"), "spark workloadIdentityConfig.workloadPool: Workload identity is not enabled."),
        Undecided("GKE, not known", Resource(Gke, "spark", "workloadIdentityConfig: !unknown"), "spark workloadIdentityConfig"),

        Accepted("AKS", Resource(Aks, "spark", "{ oidcIssuerProfile: { enabled: true }, securityProfile: { workloadIdentity: { enabled: true } } }")),
        Refused(
            "AKS, neither",
            Resource(Aks, "spark"),
            "spark oidcIssuerProfile.enabled: The OIDC issuer is not enabled.",
            "spark securityProfile.workloadIdentity.enabled: The workload identity webhook is not enabled."),
        Undecided("AKS, not known", Resource(Aks, "spark", "{ oidcIssuerProfile: { enabled: true }, securityProfile: !unknown }"), "spark securityProfile"),
    ];
}
