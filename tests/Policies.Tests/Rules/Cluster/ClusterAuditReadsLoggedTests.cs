using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterAuditReadsLoggedTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string AuditConfig = "gcp:projects/iAMAuditConfig:IAMAuditConfig";
    private const string Diagnostics = "azure-native:monitor:DiagnosticSetting";

    protected override string Policy => "cluster-audit-reads-logged";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "GKE",
            Resource(Gke, "spark", "name: spark"),
            Resource(AuditConfig, "audit", "{ service: container.googleapis.com, auditLogConfigs: [{ logType: ADMIN_READ }, { logType: DATA_READ }] }")),
        Refused("GKE, by its default", Resource(Gke, "spark", "name: spark"), "spark name: The audit log of the cluster spark leaves out reads."),
        Refused(
            "GKE, pods' logs only",
            [
                Resource(Gke, "spark", "name: spark"),
                Resource(AuditConfig, "audit", "{ service: container.googleapis.com, auditLogConfigs: [{ logType: DATA_READ }] }"),
            ],
            "spark name: The audit log of the cluster spark leaves out reads."),
        Undecided(
            "GKE, not known",
            [Resource(Gke, "spark", "name: spark"), Resource(AuditConfig, "audit", "{ service: container.googleapis.com, auditLogConfigs: !unknown }")],
            "spark auditLogConfigs"),

        Accepted("AKS, both", Resource(Diagnostics, "logs", "logs: [{ category: kube-audit-admin, enabled: true }, { category: kube-audit, enabled: true }]")),
        Refused(
            "AKS, without gets and lists",
            Resource(Diagnostics, "logs", "logs: [{ category: kube-audit-admin, enabled: true }, { category: kube-audit, enabled: false }]"),
            "logs logs: The audit log that logs exports leaves out reads."),
        Undecided(
            "AKS, not known",
            Resource(Diagnostics, "logs", "logs: [{ category: kube-audit-admin, enabled: true }, { category: kube-audit, enabled: !unknown }]"),
            "logs logs[1].enabled"),
        Ignored("EKS has reads in any case", Resource("aws:eks/cluster:Cluster", "spark")),
        Ignored("AKS, nothing left out", Resource(Diagnostics, "logs", "logs: [{ category: kube-audit, enabled: true }]")),
        Ignored("logs of something else", Resource(Diagnostics, "vault", "logs: [{ category: AuditEvent, enabled: true }]")),
    ];
}
