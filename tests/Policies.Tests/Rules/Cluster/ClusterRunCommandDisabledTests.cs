using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterRunCommandDisabledTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-run-command-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("disabled", Resource(Aks, "spark", "apiServerAccessProfile: { disableRunCommand: true }")),
        Refused("by its default", Resource(Aks, "spark"), "spark apiServerAccessProfile.disableRunCommand: Run command is not disabled."),
        Undecided(
            "not known",
            Resource(Aks, "spark", "apiServerAccessProfile: { disableRunCommand: !unknown }"),
            "spark apiServerAccessProfile.disableRunCommand"),
        Ignored("EKS, which has none", Resource(Eks, "spark")),
    ];
}
