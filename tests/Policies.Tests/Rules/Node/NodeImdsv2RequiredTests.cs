using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeImdsv2RequiredTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string Group = "aws:eks/nodeGroup:NodeGroup";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-imdsv2-required";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Template, "system", "metadataOptions: { httpTokens: required, httpPutResponseHopLimit: 1 }")),
        Accepted("AWS, switched off", Resource(Template, "system", "metadataOptions: { httpEndpoint: disabled }")),
        Refused(
            "AWS, by its default",
            Resource(Template, "system"),
            "system metadataOptions.httpTokens: IMDSv2 is not required: httpTokens is optional."),
        Refused(
            "AWS, into pods",
            Resource(Template, "system", "metadataOptions: { httpTokens: required, httpPutResponseHopLimit: 2 }"),
            "system metadataOptions.httpPutResponseHopLimit: The hop limit is 2, so pods reach the instance metadata service."),
        Undecided("AWS, not known", Resource(Template, "system", "metadataOptions: { httpTokens: !unknown }"), "system metadataOptions.httpTokens"),
        Accepted("AWS, a group with a template", Resource(Group, "system", "launchTemplate: { id: !unknown , version: '3' }")),
        Refused(
            "AWS, a group without",
            Resource(Group, "system", "amiType: AL2023_x86_64_STANDARD"),
            "system launchTemplate: The node group has no launch template that requires IMDSv2."),
        Undecided("AWS, a group of which it is not known", Resource(Group, "system", "launchTemplate: !unknown"), "system launchTemplate"),
        Accepted("Karpenter, by its default", Resource(NodeClass, "executor")),
        Refused(
            "Karpenter, without a token",
            Resource(NodeClass, "executor", "spec: { metadataOptions: { httpTokens: optional } }"),
            "executor spec.metadataOptions.httpTokens: IMDSv2 is not required: httpTokens is optional."),
        Undecided(
            "Karpenter, not known",
            Resource(NodeClass, "executor", "spec: { metadataOptions: { httpPutResponseHopLimit: !unknown } }"),
            "executor spec.metadataOptions.httpPutResponseHopLimit"),

        Accepted("GKE", Resource(GkePool, "executor", "nodeConfig: { workloadMetadataConfig: { mode: GKE_METADATA } }")),
        Refused(
            "GKE, that of the machine",
            Resource(Gke, "spark", "nodeConfig: { workloadMetadataConfig: { mode: GCE_METADATA } }"),
            "spark nodeConfig.workloadMetadataConfig.mode: The GKE metadata server is not enabled."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "nodeConfig: !unknown"), "executor nodeConfig"),
    ];
}
