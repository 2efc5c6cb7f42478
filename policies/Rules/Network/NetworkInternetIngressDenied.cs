using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Network;

internal sealed class NetworkInternetIngressDenied : ResourcePolicy
{
    private const string AwsRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string AwsGroup = "aws:ec2/securityGroup:SecurityGroup";
    private const string AwsOldRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private const string GcpFirewall = "gcp:compute/firewall:Firewall";
    private const string AzureRule = "azure-native:network:SecurityRule";
    private const string AzureGroup = "azure-native:network:NetworkSecurityGroup";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "network-internet-ingress-denied",
        Title = "No firewall rule allows ingress from the internet",
        Severity = Severity.Critical,
        Why =
            "Scanners find a port that is open to the internet within minutes. Nothing of this platform serves the internet: nodes, file systems and "
            + "endpoints are for the network itself.",
        Remedy = "Name the networks that need it; the platform's own rules name the network's addresses (network.cidr).",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
        References =
        [
            FrameworkReference.CisGke("5.6.6"), FrameworkReference.Trivy("AWS-0107"), FrameworkReference.Trivy("GCP-0027"),
            FrameworkReference.Trivy("AZU-0047"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } =
        [AwsRule, AwsGroup, AwsOldRule, GcpFirewall, AzureRule, AzureGroup];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case AwsRule:
                RequireNarrow(Answer.Yes, resource["cidrIpv4"], check);
                RequireNarrow(Answer.Yes, resource["cidrIpv6"], check);
                break;
            case AwsGroup:
                check.ForEach(resource["ingress"], rule =>
                {
                    check.ForEach(rule["cidrBlocks"], network => RequireNarrow(Answer.Yes, network, check));
                    check.ForEach(rule["ipv6CidrBlocks"], network => RequireNarrow(Answer.Yes, network, check));
                });
                break;
            case AwsOldRule:
                var isInto = resource["type"].Is("ingress");
                foreach (var list in (string[])["cidrBlocks", "ipv6CidrBlocks"])
                {
                    check.ForEach(resource[list], network => RequireNarrow(isInto, network, check));
                }

                break;
            case GcpFirewall:
                var isIngress = resource["direction"].Or("INGRESS").Is("INGRESS") & !resource["allows"].IsEmpty;
                check.ForEach(resource["sourceRanges"], network => RequireNarrow(isIngress, network, check));
                break;
            case AzureRule:
                ExamineAzure(resource.Root, check);
                break;
            case AzureGroup:
                check.ForEach(resource["securityRules"], rule => ExamineAzure(rule, check));
                break;
        }
    }

    private static void ExamineAzure(Property rule, Check check)
    {
        var isIngress = IsWord(rule["direction"], "Inbound") & IsWord(rule["access"], "Allow");
        RequireNarrow(isIngress, rule["sourceAddressPrefix"], check);
        check.ForEach(rule["sourceAddressPrefixes"], network => RequireNarrow(isIngress, network, check));
    }

    // Azure's values are case-insensitive.
    private static Answer IsWord(Property property, string word) => property.Text(text => text.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static void RequireNarrow(Answer applies, Property network, Check check) =>
        check.Require(
            !applies | !network.Text(text => text == "*" || text.Equals("Internet", StringComparison.OrdinalIgnoreCase) || Breadth.IsInternet(text)), network,
            $"Ingress is allowed from {network}.");
}
