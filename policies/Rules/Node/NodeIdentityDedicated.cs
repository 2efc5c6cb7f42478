using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeIdentityDedicated : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-identity-dedicated",
        Title = "Nodes have an identity of their own",
        Severity = Severity.High,
        Why = "Google's default service account may edit the whole project, and AKS makes an identity that no settings know. Whatever gets out of a pod onto its node has those rights.",
        Remedy = "Give nodes the service account that the platform's NodeIdentity component makes (GKE), or the kubelet the identity that Identities makes (AKS).",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster",
        References = [FrameworkReference.CisGke("5.2.1"), FrameworkReference.Trivy("GCP-0050")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeCluster, ResourceType.GkeNodePool, ResourceType.AksCluster];

    public override void Examine(Resource resource, Check check)
    {
        if (resource.Type == ResourceType.AksCluster)
        {
            var kubelet = resource["identityProfile"]["kubeletidentity"]["resourceId"];
            check.Require(!kubelet.IsEmpty, kubelet, "The kubelet has the identity that AKS makes.");
            return;
        }

        var account = resource["nodeConfig"]["serviceAccount"];
        check.Require(account.Text(IsOwn), account, "Nodes have the project's default service account.");
    }

    private static bool IsOwn(string account) =>
        account.Length > 0 && account != "default" && !account.EndsWith("-compute@developer.gserviceaccount.com", StringComparison.Ordinal);
}
