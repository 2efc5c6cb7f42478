using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterAuditLoggingEnabledTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Diagnostics = "azure-native:monitor:DiagnosticSetting";

    protected override string Policy => "cluster-audit-logging-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS, all logs", Resource(Eks, "spark", "enabledClusterLogTypes: [api, audit, authenticator]")),
        Refused(
            "EKS, by its default",
            Resource(Eks, "spark"),
            "spark enabledClusterLogTypes: Logging of api is not enabled.",
            "spark enabledClusterLogTypes: Logging of audit is not enabled.",
            "spark enabledClusterLogTypes: Logging of authenticator is not enabled."),
        Refused(
            "EKS, without the audit log",
            Resource(Eks, "spark", "enabledClusterLogTypes: [api, authenticator]"),
            "spark enabledClusterLogTypes: Logging of audit is not enabled."),
        Undecided("EKS, not known", Resource(Eks, "spark", "enabledClusterLogTypes: !unknown"), "spark enabledClusterLogTypes"),

        Accepted(
            "GKE, all logs",
            Resource(
                Gke, "spark",
                "{ loggingConfig: { enableComponents: [SYSTEM_COMPONENTS, APISERVER] }, monitoringConfig: { enableComponents: [SYSTEM_COMPONENTS] } }")),
        Refused(
            "GKE, without the API server",
            Resource(Gke, "spark", "{ loggingConfig: { enableComponents: [SYSTEM_COMPONENTS] }, monitoringConfig: { enableComponents: [SYSTEM_COMPONENTS] } }"),
            "spark loggingConfig.enableComponents: Logging of APISERVER is not enabled."),
        Refused(
            "GKE, nothing measured",
            Resource(Gke, "spark", "{ loggingConfig: { enableComponents: [SYSTEM_COMPONENTS, APISERVER] }, monitoringConfig: { enableComponents: [] } }"),
            "spark monitoringConfig.enableComponents: Monitoring of SYSTEM_COMPONENTS is not enabled."),
        Undecided(
            "GKE, not known",
            Resource(Gke, "spark", "{ loggingConfig: !unknown , monitoringConfig: { enableComponents: [SYSTEM_COMPONENTS] } }"),
            "spark loggingConfig"),

        Accepted(
            "AKS, each category",
            Resource(
                Diagnostics, "logs",
                "{ resourceUri: /x/managedClusters/spark, logs: [{ category: kube-audit-admin, enabled: true }, { category: kube-apiserver, enabled: true }, "
                    + "{ category: guard, enabled: true }] }")),
        Accepted(
            "AKS, all at once",
            Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/spark, logs: [{ categoryGroup: allLogs, enabled: true }] }")),
        Refused(
            "AKS, one that is off, one that is missing",
            Resource(
                Diagnostics, "logs",
                "{ resourceUri: /x/managedClusters/spark, logs: [{ category: kube-audit, enabled: false }, { category: kube-apiserver, enabled: true }] }"),
            "logs logs: The audit log is not exported.",
            "logs logs: The authentication log (guard) is not exported."),
        Undecided("AKS, not known", Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/spark, logs: !unknown }"), "logs logs"),
        Ignored("a setting of something else", Resource(Diagnostics, "logs", "{ resourceUri: /x/vaults/spark }")),
    ];
}
