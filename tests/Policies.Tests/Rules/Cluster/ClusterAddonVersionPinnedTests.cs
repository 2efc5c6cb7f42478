using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterAddonVersionPinnedTests : RuleTests
{
    private const string Addon = "aws:eks/addon:Addon";

    protected override string Policy => "cluster-addon-version-pinned";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a version", Resource(Addon, "vpc-cni", "{ addonName: vpc-cni, addonVersion: v1.22.4-eksbuild.3 }")),
        Refused(
            "none",
            Resource(Addon, "vpc-cni", "{ addonName: vpc-cni }"),
            "vpc-cni addonVersion: The add-on vpc-cni has no version, so EKS takes its default."),
        Refused(
            "a part of one",
            Resource(Addon, "vpc-cni", "{ addonName: vpc-cni, addonVersion: v1.22 }"),
            "vpc-cni addonVersion: The version of the add-on vpc-cni is v1.22, which is not one exact version."),
        Undecided("not known", Resource(Addon, "vpc-cni", "{ addonName: vpc-cni, addonVersion: !unknown }"), "vpc-cni addonVersion"),
    ];
}
