using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Api;

public sealed class ApiVersionStableTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Namespace = "kubernetes:core/v1:Namespace";
    private const string Claim = "kubernetes:resource.k8s.io/v1alpha3:ResourceClaim";
    private const string PreviewCluster = "azure-native_containerservice_v20250602preview:containerservice:ManagedCluster";

    protected override string Policy => "api-version-stable";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a stable API", Resource(Namespace, "analytics")),
        Refused("an alpha of Kubernetes", Resource(Claim, "gpu"), "gpu : kubernetes:resource.k8s.io/v1alpha3:ResourceClaim is not a stable API."),
        Refused(
            "a preview of Azure",
            Resource(PreviewCluster, "spark"),
            "spark : azure-native_containerservice_v20250602preview:containerservice:ManagedCluster is not a stable API."),
        Accepted("a cluster", Resource(Gke, "spark"), Resource(Aks, "spark")),
        Refused(
            "a cluster with alpha features",
            Resource(Gke, "spark", "enableKubernetesAlpha: true"),
            "spark enableKubernetesAlpha: The cluster has Kubernetes' alpha features."),
        Undecided("a cluster of which it is not known", Resource(Gke, "spark", "enableKubernetesAlpha: !unknown"), "spark enableKubernetesAlpha"),
    ];
}
