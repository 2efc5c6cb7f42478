using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Network;

public sealed class NetworkInternetIngressDeniedTests : RuleTests
{
    private const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";
    private const string OldRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private const string Firewall = "gcp:compute/firewall:Firewall";
    private const string AzureGroup = "azure-native:network:NetworkSecurityGroup";
    private const string AzureRule = "azure-native:network:SecurityRule";

    protected override string Policy => "network-internet-ingress-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(IngressRule, "nfs", "{ cidrIpv4: 10.0.0.0/16 }"), Resource(SecurityGroup, "nfs")),
        Refused("AWS, the internet", Resource(IngressRule, "nfs", "{ cidrIpv4: 0.0.0.0/0 }"), "nfs cidrIpv4: Ingress is allowed from 0.0.0.0/0."),
        Refused(
            "AWS, the internet in the group",
            Resource(SecurityGroup, "nfs", "{ ingress: [{ cidrBlocks: [10.0.0.0/8], ipv6CidrBlocks: ['::/0'] }] }"),
            "nfs ingress[0].ipv6CidrBlocks[0]: Ingress is allowed from ::/0."),
        Refused(
            "AWS, the internet in two halves",
            [Resource(IngressRule, "low", "{ cidrIpv4: 0.0.0.0/1 }"), Resource(IngressRule, "high", "{ cidrIpv4: 128.0.0.0/1, cidrIpv6: '2000::/3' }")],
            "low cidrIpv4: Ingress is allowed from 0.0.0.0/1.",
            "high cidrIpv4: Ingress is allowed from 128.0.0.0/1.",
            "high cidrIpv6: Ingress is allowed from 2000::/3."),
        Accepted("AWS, wide private networks", Resource(IngressRule, "nfs", "{ cidrIpv4: 10.0.0.0/8, cidrIpv6: 'fc00::/7' }")),
        Refused(
            "AWS, the internet in the older kind of rule",
            Resource(OldRule, "nfs", "{ type: ingress, cidrBlocks: [10.0.0.0/8, 0.0.0.0/0], ipv6CidrBlocks: ['::/0'] }"),
            "nfs cidrBlocks[1]: Ingress is allowed from 0.0.0.0/0.",
            "nfs ipv6CidrBlocks[0]: Ingress is allowed from ::/0."),
        Accepted("AWS, a way out in the older kind of rule", Resource(OldRule, "out", "{ type: egress, cidrBlocks: [0.0.0.0/0] }")),
        Undecided("AWS, not known", Resource(IngressRule, "nfs", "{ cidrIpv4: !unknown }"), "nfs cidrIpv4"),

        Accepted("Google Cloud, a way out", Resource(Firewall, "out", "{ direction: EGRESS, allows: [{ protocol: tcp }], sourceRanges: [0.0.0.0/0] }")),
        Accepted("Google Cloud, what is refused", Resource(Firewall, "none", "{ denies: [{ protocol: all }], sourceRanges: [0.0.0.0/0] }")),
        Refused(
            "Google Cloud, the internet",
            Resource(Firewall, "ssh", "{ allows: [{ protocol: tcp }], sourceRanges: [0.0.0.0/0] }"),
            "ssh sourceRanges[0]: Ingress is allowed from 0.0.0.0/0."),
        Undecided("Google Cloud, not known", Resource(Firewall, "ssh", "{ allows: [{ protocol: tcp }], sourceRanges: !unknown }"), "ssh sourceRanges"),

        Accepted("Azure", Resource(AzureRule, "nfs", "{ direction: Inbound, access: Allow, sourceAddressPrefix: VirtualNetwork }")),
        Refused(
            "Azure, the internet",
            Resource(
                AzureGroup, "nodes",
                "{ securityRules: [{ direction: Inbound, access: Allow, sourceAddressPrefix: '*' }, { direction: Inbound, access: Allow, "
                    + "sourceAddressPrefixes: [10.0.0.0/8, Internet] }] }"),
            "nodes securityRules[0].sourceAddressPrefix: Ingress is allowed from *.",
            "nodes securityRules[1].sourceAddressPrefixes[1]: Ingress is allowed from Internet."),
        Refused(
            "Azure, the internet in other letters",
            Resource(AzureRule, "ssh", "{ direction: inbound, access: allow, sourceAddressPrefix: internet }"),
            "ssh sourceAddressPrefix: Ingress is allowed from internet."),
        Undecided(
            "Azure, not known",
            Resource(AzureRule, "nfs", "{ direction: Inbound, access: Allow, sourceAddressPrefix: !unknown }"),
            "nfs sourceAddressPrefix"),
    ];
}
