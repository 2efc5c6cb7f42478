using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace Policies.Rules.Api;

internal sealed partial class ApiVersionStable : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "api-version-stable",
        Title = "No alpha or preview APIs",
        Severity = Severity.Medium,
        Why =
            "An alpha or preview API can change or disappear without notice, and its objects may then be neither readable nor updatable. GKE deletes a "
            + "cluster with alpha features after 30 days.",
        Remedy = "Use the generally available API version; leave enableKubernetesAlpha off.",
        Link = "https://kubernetes.io/docs/reference/using-api/deprecation-policy/",
        References = [FrameworkReference.CisGke("5.10.2")],
    };

    public override IReadOnlyList<string> Types { get; } = ["kubernetes:*", "azure-native*", ResourceType.GkeCluster];

    public override void Examine(Resource resource, Check check)
    {
        if (resource.Type == ResourceType.GkeCluster)
        {
            var isAlpha = resource["enableKubernetesAlpha"];
            check.Require(!isAlpha.IsTrue, isAlpha, "The cluster has Kubernetes' alpha features.");
        }
        else if (resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) || resource.Type.StartsWith("azure-native", StringComparison.Ordinal))
        {
            check.Require(!Unstable().IsMatch(resource.Type), resource.Root, $"{resource.Type} is not a stable API.");
        }
    }

    // kubernetes:resource.k8s.io/v1alpha3:ResourceClaim, azure-native_containerservice_v20250602preview:containerservice:ManagedCluster.
    [GeneratedRegex(@"/v\d+alpha\d+:|v\d{8}(private)?preview[:/]")]
    private static partial Regex Unstable();
}
