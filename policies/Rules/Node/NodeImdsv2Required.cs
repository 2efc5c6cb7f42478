using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeImdsv2Required : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-imdsv2-required",
        Title = "Nodes require IMDSv2 (EKS) or the GKE metadata server",
        Severity = Severity.High,
        Why =
            "The instance metadata service returns the node's credentials. Without IMDSv2 and a hop limit of 1, or the GKE metadata server, every pod can "
            + "read them.",
        Remedy =
            "Leave httpTokens at required and the hop limit at 1, give each node group a launch template (EKS), and leave workloadMetadataConfig.mode at "
            + "GKE_METADATA (GKE).",
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

            // Without a launch template EKS creates one with the defaults of the image family, which may allow two hops.
            case ResourceType.EksNodeGroup:
                var template = resource["launchTemplate"];
                check.Require(!template.IsEmpty, template, "The node group has no launch template that requires IMDSv2.");
                break;
            case ResourceType.KarpenterNodeClass:
                var own = resource["spec"]["metadataOptions"];
                ExamineAws(own["httpTokens"].Or("required"), own["httpPutResponseHopLimit"], own["httpEndpoint"].Is("disabled"), check);
                break;
            case ResourceType.GkeCluster or ResourceType.GkeNodePool:
                var mode = resource["nodeConfig"]["workloadMetadataConfig"]["mode"];
                check.Require(mode.Is("GKE_METADATA"), mode, "The GKE metadata server is not enabled.");
                break;
        }
    }

    private static void ExamineAws(Property tokens, Property hops, Answer isOff, Check check)
    {
        check.Require(isOff | tokens.Is("required"), tokens, $"IMDSv2 is not required: httpTokens is {tokens}.");
        check.Require(isOff | hops.Or(1).Number(limit => limit <= 1), hops, $"The hop limit is {hops}, so pods reach the instance metadata service.");
    }
}
