using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeIdentityDedicated : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-identity-dedicated",
        Title = "Nodes use a dedicated identity, not the default service account",
        Severity = Severity.High,
        Why =
            "Google's default service account may edit the whole project, and AKS generates an identity that no settings know. A pod that escapes to its "
            + "node gets these permissions.",
        Remedy = "Use the service account of the platform's NodeIdentity component (GKE), and the kubelet identity of its Identities component (AKS).",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster",
        References = [FrameworkReference.CisGke("5.2.1"), FrameworkReference.Trivy("GCP-0050")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeCluster, ResourceType.GkeNodePool, ResourceType.AksCluster];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.AksCluster:
                var kubelet = resource["identityProfile"]["kubeletidentity"]["resourceId"];
                check.Require(!kubelet.IsEmpty, kubelet, "The kubelet uses the identity that AKS generates.");
                break;
            case ResourceType.GkeCluster or ResourceType.GkeNodePool:
                var account = resource["nodeConfig"]["serviceAccount"];
                check.Require(account.Text(IsOwn), account, "Nodes use the project's default service account.");
                break;
        }
    }

    private static bool IsOwn(string account) =>
        account.Length > 0 && account != "default" && !account.EndsWith("-compute@developer.gserviceaccount.com", StringComparison.Ordinal);
}
