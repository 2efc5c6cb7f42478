using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed partial class ClusterAddonVersionPinned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-addon-version-pinned",
        Title = "EKS add-on versions are pinned",
        Severity = Severity.Medium,
        Why =
            "Without a version EKS installs its current default, which changes over time and with the cluster's version: the network and storage drivers of "
            + "a running cluster change without a diff.",
        Remedy = "Set the version under cluster.addons in the stack's settings, for example vpc-cni: v1.22.4-eksbuild.3.",
        Link = "https://docs.aws.amazon.com/eks/latest/userguide/managing-add-ons.html",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksAddon];

    public override void Examine(Resource addon, Check check)
    {
        var version = addon["addonVersion"];
        check.Require(!version.IsEmpty, version, $"The add-on {addon["addonName"]} has no version, so EKS takes its default.");
        check.Require(
            version.IsEmpty | version.Text(text => Exact().IsMatch(text)), version,
            $"The version of the add-on {addon["addonName"]} is {version}, which is not one exact version.");
    }

    [GeneratedRegex(@"^v\d+\.\d+\.\d+-eksbuild\.\d+$")]
    private static partial Regex Exact();
}
