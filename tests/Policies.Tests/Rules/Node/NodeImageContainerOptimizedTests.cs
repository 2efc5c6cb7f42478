using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeImageContainerOptimizedTests : RuleTests
{
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-image-container-optimized";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("by its default", Resource(GkePool, "executor")),
        Refused(
            "another system",
            Resource(GkePool, "executor", "nodeConfig: { imageType: UBUNTU_CONTAINERD }"),
            "executor nodeConfig.imageType: Nodes run UBUNTU_CONTAINERD."),
        Undecided("not known", Resource(GkePool, "executor", "nodeConfig: { imageType: !unknown }"), "executor nodeConfig.imageType"),
    ];
}
