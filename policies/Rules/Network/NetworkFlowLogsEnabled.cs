using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Network;

internal sealed class NetworkFlowLogsEnabled : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "network-flow-logs-enabled",
        Title = "The network's flows are logged",
        Severity = Severity.Medium,
        Why = "Who moved how much data where can be told afterwards only from flow logs: credentials that were used from outside, a tenant that copied a table away.",
        Remedy = "Leave network.flowLogs at true in the stack's settings.",
        Link = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
        References = [FrameworkReference.Trivy("AWS-0178"), FrameworkReference.CisGke("5.6.1"), FrameworkReference.Trivy("GCP-0029"), FrameworkReference.Trivy("GCP-0076")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var network in stack.OfType("aws:ec2/vpc:Vpc"))
        {
            var isLogged = Answer.Any(stack.OfType("aws:ec2/flowLog:FlowLog").Where(log => log.Dependencies.Contains(network.Urn)).Select(log =>
                log["trafficType"].IsOneOf("ALL", "REJECT")));
            check.Require(isLogged, network["cidrBlock"], $"The flows of the network {network.Name} are not logged, or only those that are accepted.");
        }

        foreach (var subnet in stack.OfType("gcp:compute/subnetwork:Subnetwork"))
        {
            // A subnet of load balancers or of Private Service Connect has no flows of its own.
            var isOfMachines = subnet["purpose"].Or("PRIVATE").Is("PRIVATE");
            check.Require(!isOfMachines | subnet["logConfig"].Exists, subnet["logConfig"], $"The flows of the subnet {subnet.Name} are not logged.");
        }

        foreach (var cluster in stack.OfType(ResourceType.GkeCluster))
        {
            var isVisible = cluster["enableIntranodeVisibility"];
            check.Require(isVisible.IsTrue, isVisible, "Flows between pods of one node are not seen.");
        }
    }
}
