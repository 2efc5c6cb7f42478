using Policies.Data;
using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterVersionSupported : ResourcePolicy
{
    private static readonly BoolSetting Extended = new()
    {
        Name = "extendedSupport",
        Description = "Whether extended support, at an extra price, counts as support.",
        Default = false,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-version-supported",
        Title = "The Kubernetes version is supported",
        Severity = Severity.High,
        Why =
            "After the end of support there are no security fixes. Some clouds raise the price, others upgrade the cluster automatically on their own "
            + "schedule.",
        Remedy = "Set cluster.version in the stack's settings to a version that is supported, and upgrade one minor version at a time.",
        Link = "https://endoflife.date/kubernetes",
        Settings = [Extended],
    };

    public override IReadOnlyList<string> Types => ClusterVersion.Types;

    public override void Examine(Resource cluster, Check check)
    {
        if (ClusterVersion.Find(cluster) is { Text: var version, Supported: var supported } && !version.IsEmpty.IsYes)
        {
            check.Require(
                version.Text(text => KubernetesSupport.EndOf(supported, text, check.Setting(Extended)) >= check.Today) | version.IsEmpty,
                version, $"Kubernetes {version} is no longer supported.");
        }
    }
}
