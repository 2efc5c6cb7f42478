using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Network;

public sealed class NetworkPolicyEngineInstalledTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Addon = "aws:eks/addon:Addon";
    private const string Release = "kubernetes:helm.sh/v3:Release";

    protected override string Policy => "network-policy-engine-installed";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "the add-on, after the cluster",
            Resource(Eks, "spark"), Resource(Addon, "network", "{ addonName: vpc-cni, clusterName: !unknown  }", dependencies: [Urn(Eks, "spark")])),
        Accepted(
            "the add-on, by the cluster's name",
            Resource(Eks, "spark", "name: spark"),
            Resource(Addon, "network", "{ addonName: vpc-cni, clusterName: spark }")),
        Accepted("another engine", Resource(Eks, "spark", "name: spark"), Resource(Release, "network", "chart: oci://quay.io/cilium/charts/cilium")),
        Refused(
            "none",
            [
                Resource(Eks, "spark", "name: spark"),
                Resource(Addon, "coredns", "{ addonName: coredns, clusterName: spark }"),
                Resource(Release, "operator", "chart: spark-operator"),
            ],
            "spark name: Nothing in the stack enforces network policies in spark."),
        Refused(
            "that of another cluster",
            [
                Resource(Eks, "spark", "name: spark"),
                Resource(Eks, "other", "name: other"),
                Resource(Addon, "network", "{ addonName: vpc-cni, clusterName: spark }", dependencies: [Urn(Eks, "spark")]),
            ],
            "other name: Nothing in the stack enforces network policies in other."),
        Undecided(
            "an add-on of which it is not known",
            [Resource(Eks, "spark", "name: spark"), Resource(Addon, "network", "{ addonName: !unknown , clusterName: spark }")],
            "spark addonName"),
        Ignored("no cluster", Resource(Addon, "coredns", "addonName: coredns")),
    ];
}
