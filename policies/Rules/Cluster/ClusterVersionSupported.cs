using Policies.Data;
using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterVersionSupported : ResourcePolicy
{
    private static readonly BoolSetting Extended = new()
    {
        Name = "extendedSupport",
        Description = "Whether the time counts in which the cloud still supports a version for extra money.",
        Default = false,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-version-supported",
        Title = "The cloud still supports the cluster's version of Kubernetes",
        Severity = Severity.High,
        Why = "After the end of support there are no fixes for holes, the price rises on some clouds, and others upgrade the cluster by themselves on a day that nobody chose.",
        Remedy = "Set cluster.version in the stack's settings to a version that is supported, and upgrade one minor version at a time.",
        Link = "https://endoflife.date/kubernetes",
        Settings = [Extended],
    };

    public override IReadOnlyList<string> Types => ClusterVersion.Types;

    public override void Examine(Resource cluster, Check check)
    {
        var version = ClusterVersion.Of(cluster);
        if (version.IsEmpty.IsYes)
        {
            return;
        }

        check.Require(
            version.Text(text => KubernetesSupport.EndOf(ClusterVersion.SupportedBy(cluster), text, check.Setting(Extended)) >= check.Today) | version.IsEmpty,
            version, $"Kubernetes {version} is not supported any more.");
    }
}
