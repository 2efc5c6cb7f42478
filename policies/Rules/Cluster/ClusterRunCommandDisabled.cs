using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterRunCommandDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-run-command-disabled",
        Title = "AKS run command is disabled",
        Severity = Severity.Medium,
        Why =
            "AKS run command starts a pod with cluster-admin permissions for anyone who may call the Azure API, from anywhere. A private endpoint does not "
            + "stop it.",
        Remedy = "Set apiServerAccessProfile.disableRunCommand to true, as the platform does.",
        Link = "https://learn.microsoft.com/azure/aks/access-private-cluster",
        References = [FrameworkReference.CisAks("5.4.2")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.AksCluster];

    public override void Examine(Resource cluster, Check check)
    {
        var isDisabled = cluster["apiServerAccessProfile"]["disableRunCommand"];
        check.Require(isDisabled.IsTrue, isDisabled, "Run command is not disabled.");
    }
}
