using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Network;

internal sealed class NetworkPolicyEngineInstalled : StackPolicy
{
    private static readonly string[] Engines = ["cilium", "tigera-operator"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "network-policy-engine-installed",
        Title = "EKS clusters have a network policy engine",
        Severity = Severity.Critical,
        Why =
            "Without a network add-on in the stack, EKS installs its own, which accepts network policies and enforces none: all tenants reach each other. "
            + "The add-on's configuration is checked by network-policy-enforced.",
        Remedy = "Leave the add-on vpc-cni in the stack, or install Cilium or Calico (the chart tigera-operator) as a release of the stack.",
        Link = "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html",
        References = [FrameworkReference.CisEks("4.3.1"), FrameworkReference.CisEks("5.4.4")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var cluster in stack.OfType(ResourceType.EksCluster))
        {
            var hasAddon = Answer.Any(stack.OfType(ResourceType.EksAddon).Select(addon => addon["addonName"].Is("vpc-cni") & IsOf(addon, cluster)));
            var hasRelease = Answer.Any(Engines.SelectMany(engine => ChartRelease.All(stack, engine)).Select(release => release.IsOne));
            check.Require(hasAddon | hasRelease, cluster["name"], $"Nothing in the stack enforces network policies in {cluster.Name}.");
        }
    }

    private static Answer IsOf(Resource addon, Resource cluster) =>
        addon.Dependencies.Contains(cluster.Urn) ? Answer.Yes : ObjectType.Same(addon["clusterName"], cluster["name"]);
}
