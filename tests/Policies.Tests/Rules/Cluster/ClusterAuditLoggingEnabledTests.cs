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
            "spark enabledClusterLogTypes: Nothing logs api.",
            "spark enabledClusterLogTypes: Nothing logs audit.",
            "spark enabledClusterLogTypes: Nothing logs authenticator."),
        Refused(
            "EKS, without the audit log",
            Resource(Eks, "spark", "enabledClusterLogTypes: [api, authenticator]"),
            "spark enabledClusterLogTypes: Nothing logs audit."),
        Undecided("EKS, not known", Resource(Eks, "spark", "enabledClusterLogTypes: !unknown"), "spark enabledClusterLogTypes"),

        Accepted(
            "GKE, all logs",
            Resource(Gke, "spark", "{ loggingConfig: { enableComponents: [SYSTEM_COMPONENTS, APISERVER] }, monitoringConfig: { enableComponents: [SYSTEM_COMPONENTS] } }")),
        Refused(
            "GKE, without the API server",
            Resource(Gke, "spark", "{ loggingConfig: { enableComponents: [SYSTEM_COMPONENTS] }, monitoringConfig: { enableComponents: [SYSTEM_COMPONENTS] } }"),
            "spark loggingConfig.enableComponents: Nothing logs APISERVER."),
        Refused(
            "GKE, nothing measured",
            Resource(Gke, "spark", "{ loggingConfig: { enableComponents: [SYSTEM_COMPONENTS, APISERVER] }, monitoringConfig: { enableComponents: [] } }"),
            "spark monitoringConfig.enableComponents: Nothing measures SYSTEM_COMPONENTS."),
        Undecided(
            "GKE, not known",
            Resource(Gke, "spark", "{ loggingConfig: !unknown , monitoringConfig: { enableComponents: [SYSTEM_COMPONENTS] } }"),
            "spark loggingConfig"),

        Accepted(
            "AKS, each category",
            Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/spark, logs: [{ category: kube-audit-admin, enabled: true }, { category: kube-apiserver, enabled: true }, { category: guard, enabled: true }] }")),
        Accepted(
            "AKS, all at once",
            Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/spark, logs: [{ categoryGroup: allLogs, enabled: true }] }")),
        Refused(
            "AKS, one that is off, one that is missing",
            Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/spark, logs: [{ category: kube-audit, enabled: false }, { category: kube-apiserver, enabled: true }] }"),
            "logs logs: Nothing logs the audit log.",
            "logs logs: Nothing logs who signs in."),
        Undecided("AKS, not known", Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/spark, logs: !unknown }"), "logs logs"),
        Ignored("a setting of something else", Resource(Diagnostics, "logs", "{ resourceUri: /x/vaults/spark }")),
    ];
}
