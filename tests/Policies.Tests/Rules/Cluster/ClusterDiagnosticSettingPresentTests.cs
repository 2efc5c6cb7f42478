using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterDiagnosticSettingPresentTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Diagnostics = "azure-native:monitor:DiagnosticSetting";

    protected override string Policy => "cluster-diagnostic-setting-present";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "a setting with the cluster's id",
            Resource(Aks, "spark", "{ resourceName: spark }"),
            Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/Spark }")),
        Accepted(
            "a setting that follows the cluster",
            Resource(Aks, "spark", "{ resourceName: !unknown }"),
            Resource(Diagnostics, "logs", "{ resourceUri: !unknown }", dependencies: [Urn(Aks, "spark")])),
        Refused(
            "none",
            Resource(Aks, "spark", "{ resourceName: spark }"),
            "spark resourceName: No diagnostic setting exports the control plane logs of the cluster spark."),
        Refused(
            "one of another cluster",
            [Resource(Aks, "spark", "{ resourceName: spark }"), Resource(Diagnostics, "logs", "{ resourceUri: /x/managedClusters/other }")],
            "spark resourceName: No diagnostic setting exports the control plane logs of the cluster spark."),
        Undecided(
            "one of a cluster that is not known",
            [Resource(Aks, "spark", "{ resourceName: spark }"), Resource(Diagnostics, "logs", "{ resourceUri: !unknown }")],
            "spark resourceUri"),
        Ignored("no AKS cluster", Resource(Eks, "spark")),
    ];
}
