using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeGroupNameGeneratedTests : RuleTests
{
    private const string Eks = "aws:eks/nodeGroup:NodeGroup";
    private const string Gke = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-group-name-generated";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(Eks, "system")),
        Refused(
            "EKS, fixed",
            [Resource(Eks, "system", "nodeGroupName: spark-system")],
            "system nodeGroupName: The name spark-system is fixed, so the group goes before its replacement comes."),
        Undecided("EKS, not known", [Resource(Eks, "system", "nodeGroupName: !unknown ")], "system nodeGroupName"),
        Accepted("GKE", Resource(Gke, "system")),
        Refused(
            "GKE, fixed", [Resource(Gke, "system", "name: system")],
            "system name: The name system is fixed, so the group goes before its replacement comes."),
        Undecided("GKE, not known", [Resource(Gke, "system", "name: !unknown ")], "system name"),
        Ignored("another type", Resource("aws:eks/cluster:Cluster", "spark", "name: spark")),
    ];
}
