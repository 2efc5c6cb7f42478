using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterRunCommandDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-run-command-disabled",
        Title = "No command reaches the cluster past its network",
        Severity = Severity.Medium,
        Why = "AKS's run command starts a pod with administrator's rights on behalf of whoever may call Azure's API, from anywhere. The private endpoint does not stop it.",
        Remedy = "Set apiServerAccessProfile.disableRunCommand to true, as the platform does.",
        Link = "https://learn.microsoft.com/azure/aks/access-private-cluster",
        References = [FrameworkReference.CisAks("5.4.2")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.AksCluster];

    public override void Examine(Resource cluster, Check check)
    {
        var isDisabled = cluster["apiServerAccessProfile"]["disableRunCommand"];
        check.Require(isDisabled.IsTrue, isDisabled, "Azure's run command is not disabled.");
    }
}
