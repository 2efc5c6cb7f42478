using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeImdsv2Required : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-imdsv2-required",
        Title = "Pods do not reach the node's credentials",
        Severity = Severity.High,
        Why = "A cloud's metadata server hands the node's credentials to whoever asks from the node. Without tokens and a hop limit, or GKE's own metadata server, every pod can ask.",
        Remedy = "Leave httpTokens at required and the hop limit at 1, and a node group its launch template (EKS), and workloadMetadataConfig.mode at GKE_METADATA (GKE).",
        Link = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
        References = [FrameworkReference.Trivy("AWS-0130"), FrameworkReference.CisGke("5.4.1"), FrameworkReference.Trivy("GCP-0057")],
    };

    public override IReadOnlyList<string> Types { get; } =
        [ResourceType.LaunchTemplate, ResourceType.EksNodeGroup, ResourceType.KarpenterNodeClass, ResourceType.GkeCluster, ResourceType.GkeNodePool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.LaunchTemplate:
                var options = resource["metadataOptions"];
                ExamineAws(options["httpTokens"].Or("optional"), options["httpPutResponseHopLimit"], options["httpEndpoint"].Is("disabled"), check);
                break;

            // EKS makes a template of its own then, with what the image's family has: two hops with some of them.
            case ResourceType.EksNodeGroup:
                var template = resource["launchTemplate"];
                check.Require(!template.IsEmpty, template, "The group has no launch template, so nothing keeps pods from the metadata server.");
                break;
            case ResourceType.KarpenterNodeClass:
                var own = resource["spec"]["metadataOptions"];
                ExamineAws(own["httpTokens"].Or("required"), own["httpPutResponseHopLimit"], own["httpEndpoint"].Is("disabled"), check);
                break;
            default:
                var mode = resource["nodeConfig"]["workloadMetadataConfig"]["mode"];
                check.Require(mode.Is("GKE_METADATA"), mode, "Pods reach the metadata server of the machine, not that of GKE.");
                break;
        }
    }

    private static void ExamineAws(Property tokens, Property hops, Answer isOff, Check check)
    {
        check.Require(isOff | tokens.Is("required"), tokens, $"The metadata server answers without a token: httpTokens is {tokens}.");
        check.Require(isOff | hops.Or(1).Number(limit => limit <= 1), hops, $"Answers of the metadata server travel {hops} hops, into pods too.");
    }
}
