using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Network;

public sealed class NetworkFlowLogsEnabledTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string FlowLog = "aws:ec2/flowLog:FlowLog";
    private const string GcpSubnet = "gcp:compute/subnetwork:Subnetwork";

    protected override string Policy => "network-flow-logs-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "AWS",
            Resource(Vpc, "spark", "{ cidrBlock: 10.0.0.0/16 }"),
            Resource(FlowLog, "flows", "{ trafficType: ALL }", dependencies: [Urn(Vpc, "spark")])),
        Refused(
            "AWS, none",
            Resource(Vpc, "spark", "{ cidrBlock: 10.0.0.0/16 }"),
            "spark cidrBlock: The network spark has no flow log that includes rejected traffic."),
        Refused(
            "AWS, of another network, and only what is accepted",
            [
                Resource(Vpc, "spark"),
                Resource(FlowLog, "other", "{ trafficType: ALL }"),
                Resource(FlowLog, "flows", "{ trafficType: ACCEPT }", dependencies: [Urn(Vpc, "spark")]),
            ],
            "spark cidrBlock: The network spark has no flow log that includes rejected traffic."),
        Undecided(
            "AWS, not known",
            [Resource(Vpc, "spark"), Resource(FlowLog, "flows", "{ trafficType: !unknown }", dependencies: [Urn(Vpc, "spark")])],
            "spark trafficType"),

        Accepted("GKE", Resource(GcpSubnet, "nodes", "{ logConfig: { flowSampling: 0.5 } }"), Resource(Gke, "spark", "{ enableIntranodeVisibility: true }")),
        Refused(
            "GKE, neither",
            [Resource(GcpSubnet, "nodes"), Resource(Gke, "spark")],
            "nodes logConfig: The subnet nodes has no flow logs.",
            "spark enableIntranodeVisibility: Intranode visibility is not enabled."),
        Accepted("GKE, a subnet of load balancers", Resource(GcpSubnet, "proxies", "{ purpose: REGIONAL_MANAGED_PROXY }")),
        Undecided("GKE, not known", Resource(GcpSubnet, "nodes", "{ logConfig: !unknown }"), "nodes logConfig"),
    ];
}
