using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

internal sealed class ClusterAuditLoggingEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-audit-logging-enabled",
        Title = "Control plane audit logging is enabled",
        Severity = Severity.High,
        Why = "Without the audit log no one can find out who bound a role or opened a shell in a pod, and an attack leaves no trace.",
        Remedy =
            "Leave the logs enabled that the platform sets: enabledClusterLogTypes (EKS), loggingConfig and monitoringConfig (GKE), the diagnostic setting's "
            + "categories (AKS).",
        Link = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
        References =
        [
            FrameworkReference.CisEks("2.1.1"), FrameworkReference.Trivy("AWS-0038"), FrameworkReference.CisGke("5.7.1"), FrameworkReference.Trivy("GCP-0060"),
            FrameworkReference.CisAks("2.1.1"), FrameworkReference.Trivy("AZU-0040"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksCluster, ResourceType.GkeCluster, ServiceLogs.AzureDiagnosticSetting];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.EksCluster:
                RequireAll(resource["enabledClusterLogTypes"], ["api", "audit", "authenticator"], "Logging", check);
                break;

            // GKE always writes the audit log.
            case ResourceType.GkeCluster:
                RequireAll(resource["loggingConfig"]["enableComponents"], ["SYSTEM_COMPONENTS", "APISERVER"], "Logging", check);
                RequireAll(resource["monitoringConfig"]["enableComponents"], ["SYSTEM_COMPONENTS"], "Monitoring", check);
                break;
            case ServiceLogs.AzureDiagnosticSetting:
                ExamineAks(resource, check);
                break;
        }
    }

    private static void RequireAll(Property list, string[] parts, string what, Check check)
    {
        foreach (var part in parts)
        {
            check.Require(list.Contains(part), list, $"{what} of {part} is not enabled.");
        }
    }

    private static void ExamineAks(Resource setting, Check check)
    {
        var isOfCluster = setting["resourceUri"].Text(uri => uri.Contains("/managedClusters/", StringComparison.OrdinalIgnoreCase));
        if (isOfCluster.IsNo)
        {
            return;
        }

        var logs = setting["logs"];
        Require("The audit log", "kube-audit", "kube-audit-admin");
        Require("The API server log", "kube-apiserver");
        Require("The authentication log (guard)", "guard");

        void Require(string what, params string[] categories) =>
            check.Require(
                !isOfCluster | logs.Any(log => log["enabled"].IsTrue & (log["category"].IsOneOf(categories) | log["categoryGroup"].Is("allLogs"))), logs,
                $"{what} is not exported.");
    }
}
