using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed class IdentityWorkloadIdentityEnabled : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-workload-identity-enabled",
        Title = "Workload identity is enabled",
        Severity = Severity.High,
        Why = "Without workload identity, pods use static keys that are copied and never expire, or the node's identity, which all tenants share.",
        Remedy =
            "Leave the add-on eks-pod-identity-agent (EKS), workloadIdentityConfig (GKE), oidcIssuerProfile and securityProfile.workloadIdentity (AKS) "
            + "enabled.",
        Link = "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
        References = [FrameworkReference.CisEks("5.2.1"), FrameworkReference.CisGke("5.2.2"), FrameworkReference.CisAks("5.2.1")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var cluster in stack.OfType(ResourceType.EksCluster))
        {
            var hasAgent = Answer.Any(
                stack.OfType(ResourceType.EksAddon).Select(addon => addon["addonName"].Is("eks-pod-identity-agent") & IsIn(addon, cluster)));
            var hasIssuer = stack.OfType("aws:iam/openIdConnectProvider:OpenIdConnectProvider").Length > 0;
            check.Require(
                hasAgent | hasIssuer, cluster["name"], $"The cluster {cluster["name"]} has neither the pod identity agent nor an OpenID Connect provider.");
        }

        foreach (var cluster in stack.OfType(ResourceType.GkeCluster))
        {
            var pool = cluster["workloadIdentityConfig"]["workloadPool"];
            check.Require(!pool.IsEmpty, pool, "Workload identity is not enabled.");
        }

        foreach (var cluster in stack.OfType(ResourceType.AksCluster))
        {
            var issuer = cluster["oidcIssuerProfile"]["enabled"];
            check.Require(issuer.IsTrue, issuer, "The OIDC issuer is not enabled.");

            var webhook = cluster["securityProfile"]["workloadIdentity"]["enabled"];
            check.Require(webhook.IsTrue, webhook, "The workload identity webhook is not enabled.");
        }
    }

    private static Answer IsIn(Resource addon, Resource cluster) =>
        addon.Dependencies.Contains(cluster.Urn) ? Answer.Yes
        : cluster["name"].TryText(out var name) ? addon["clusterName"].Is(name)
        : cluster["name"].IsKnown ? Answer.No
        : Answer.Unknown(cluster["name"]);
}
