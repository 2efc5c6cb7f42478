using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Network;

internal sealed class NetworkFlowLogsEnabled : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "network-flow-logs-enabled",
        Title = "VPC flow logs are enabled",
        Severity = Severity.Medium,
        Why = "Only flow logs show afterwards who sent how much data where: credentials that were used from outside, a tenant that copied a table.",
        Remedy = "Leave network.flowLogs at true in the stack's settings.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
        References =
        [
            FrameworkReference.Trivy("AWS-0178"), FrameworkReference.CisGke("5.6.1"), FrameworkReference.Trivy("GCP-0029"),
            FrameworkReference.Trivy("GCP-0076"),
        ],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var network in stack.OfType("aws:ec2/vpc:Vpc"))
        {
            var isLogged = Answer.Any(stack.OfType("aws:ec2/flowLog:FlowLog").Where(log => log.Dependencies.Contains(network.Urn)).Select(log =>
                log["trafficType"].IsOneOf("ALL", "REJECT")));
            check.Require(isLogged, network["cidrBlock"], $"The network {network.Name} has no flow log that includes rejected traffic.");
        }

        foreach (var subnet in stack.OfType("gcp:compute/subnetwork:Subnetwork"))
        {
            // Subnets of load balancers and of Private Service Connect have no flow logs.
            var isOfMachines = subnet["purpose"].Or("PRIVATE").Is("PRIVATE");
            check.Require(!isOfMachines | subnet["logConfig"].Exists, subnet["logConfig"], $"The subnet {subnet.Name} has no flow logs.");
        }

        foreach (var cluster in stack.OfType(ResourceType.GkeCluster))
        {
            var isVisible = cluster["enableIntranodeVisibility"];
            check.Require(isVisible.IsTrue, isVisible, "Intranode visibility is not enabled.");
        }
    }
}
