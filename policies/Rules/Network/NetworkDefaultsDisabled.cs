using PolicyEngine.Model;

namespace Policies.Rules.Network;

internal sealed class NetworkDefaultsDisabled : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "network-defaults-disabled",
        Title = "Default security groups, subnets and outbound access are disabled",
        Severity = Severity.Medium,
        Why =
            "Each cloud adds defaults: AWS a security group whose members reach each other and the internet, Google a subnet in every region, Azure implicit "
            + "outbound access with an address of its own.",
        Remedy = "Leave AWS's default security group without rules, autoCreateSubnetworks at false (Google) and defaultOutboundAccess at false (Azure).",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
        References = [FrameworkReference.Trivy("AWS-0173"), FrameworkReference.Trivy("GCP-0010")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var network in stack.OfType("aws:ec2/vpc:Vpc"))
        {
            Resource? group = stack
                .OfType("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").FirstOrDefault(group => group.Dependencies.Contains(network.Urn));
            check.Require(group is not null, network["cidrBlock"], $"The default security group of {network.Name} has AWS's default rules.");
            if (group is not null)
            {
                check.Require(group["ingress"].IsEmpty & group["egress"].IsEmpty, group["ingress"], "The default security group has rules.");
            }
        }

        foreach (var network in stack.OfType("gcp:compute/network:Network"))
        {
            var isAutomatic = network["autoCreateSubnetworks"];
            check.Require(!isAutomatic.Or(true).IsTrue, isAutomatic, "The network creates a subnet in every region.");
        }

        foreach (var subnet in stack.OfType("azure-native:network:Subnet"))
        {
            var isOpen = subnet["defaultOutboundAccess"];
            check.Require(isOpen.IsFalse, isOpen, "The subnet has Azure's default outbound access.");
        }
    }
}
