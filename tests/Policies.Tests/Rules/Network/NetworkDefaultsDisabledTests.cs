using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Network;

public sealed class NetworkDefaultsDisabledTests : RuleTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string DefaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    private const string GcpNetwork = "gcp:compute/network:Network";
    private const string AzureSubnet = "azure-native:network:Subnet";

    protected override string Policy => "network-defaults-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Vpc, "spark"), Resource(DefaultGroup, "default", dependencies: [Urn(Vpc, "spark")])),
        Refused(
            "AWS, as AWS has it",
            Resource(Vpc, "spark", "{ cidrBlock: 10.0.0.0/16 }"),
            "spark cidrBlock: The default security group of spark has AWS's default rules."),
        Refused(
            "AWS, with rules",
            [Resource(Vpc, "spark"), Resource(DefaultGroup, "default", "{ ingress: [{ protocol: '-1' }] }", dependencies: [Urn(Vpc, "spark")])],
            "default ingress: The default security group has rules."),
        Undecided(
            "AWS, not known",
            [Resource(Vpc, "spark"), Resource(DefaultGroup, "default", "{ egress: !unknown }", dependencies: [Urn(Vpc, "spark")])],
            "default egress"),

        Accepted("Google Cloud", Resource(GcpNetwork, "spark", "{ autoCreateSubnetworks: false }")),
        Refused("Google Cloud, by its default", Resource(GcpNetwork, "spark"), "spark autoCreateSubnetworks: The network creates a subnet in every region."),
        Undecided("Google Cloud, not known", Resource(GcpNetwork, "spark", "{ autoCreateSubnetworks: !unknown }"), "spark autoCreateSubnetworks"),

        Accepted("Azure", Resource(AzureSubnet, "nodes", "{ defaultOutboundAccess: false }")),
        Refused(
            "Azure, by its default",
            Resource(AzureSubnet, "nodes"),
            "nodes defaultOutboundAccess: The subnet has Azure's default outbound access."),
        Undecided("Azure, not known", Resource(AzureSubnet, "nodes", "{ defaultOutboundAccess: !unknown }"), "nodes defaultOutboundAccess"),
    ];
}
