using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterAuditReadsLogged : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-audit-reads-logged",
        Title = "The audit log includes reads",
        Severity = Severity.Medium,
        Why =
            "The category kube-audit-admin of AKS leaves out get and list, and Google writes reads only into data access logs, which are off by default: "
            + "no one can find out who read a secret. EKS includes reads in its audit log.",
        Remedy = "Leave cluster.auditReads at true in the stack's settings.",
        Link = "https://learn.microsoft.com/azure/aks/monitor-aks-reference#resource-logs",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var cluster in stack.OfType(ResourceType.GkeCluster))
        {
            check.Require(
                ServiceLogs.IsLoggedByGoogle(stack, "container.googleapis.com", "ADMIN_READ", "DATA_READ"), cluster["name"],
                $"The audit log of the cluster {cluster.Name} leaves out reads.");
        }

        // Whether there is an audit log at all is another policy's question.
        foreach (var setting in stack.OfType(ServiceLogs.AzureDiagnosticSetting))
        {
            var logs = setting["logs"];
            var hasWrites = logs.Any(log => log["enabled"].IsTrue & log["category"].Is("kube-audit-admin"));
            if (!hasWrites.IsNo)
            {
                check.Require(!hasWrites | logs.Any(log => ServiceLogs.Has(log, "kube-audit")), logs,
                    $"The audit log that {setting.Name} exports leaves out reads.");
            }
        }
    }
}
