using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeAmiVersionPinnedTests : RuleTests
{
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";

    protected override string Policy => "node-ami-version-pinned";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a release", Resource(NodeClass, "executor", "spec: { amiSelectorTerms: [{ alias: al2023@v20260930 }] }")),
        Accepted("one image", Resource(NodeClass, "executor", "spec: { amiSelectorTerms: [{ id: ami-1 }] }")),
        Refused("none", Resource(NodeClass, "executor"), "executor spec.amiSelectorTerms: No AMI is selected."),
        Refused(
            "the newest",
            Resource(NodeClass, "executor", "spec: { amiSelectorTerms: [{ alias: al2023@latest }] }"),
            "executor spec.amiSelectorTerms[0]: The AMI is not pinned to a release: {alias: al2023@latest}."),
        Refused(
            "a search",
            Resource(NodeClass, "executor", "spec: { amiSelectorTerms: [{ name: al2023-* }] }"),
            "executor spec.amiSelectorTerms[0]: The AMI is not pinned to a release: {name: al2023-*}."),
        Undecided("not known", Resource(NodeClass, "executor", "spec: { amiSelectorTerms: [{ id: !unknown }] }"), "executor spec.amiSelectorTerms[0].id"),
    ];
}
