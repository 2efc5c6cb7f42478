using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterVersionPinned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-version-pinned",
        Title = "The Kubernetes version is pinned",
        Severity = Severity.Medium,
        Why =
            "Without a version a new cluster gets the cloud's current default, so two stacks from the same settings differ, and objects may use APIs that "
            + "the server no longer has.",
        Remedy = "Set cluster.version in the stack's settings to a minor version, for example \"1.35\".",
        Link = "https://kubernetes.io/releases/version-skew-policy/",
    };

    public override IReadOnlyList<string> Types => ClusterVersion.Types;

    public override void Examine(Resource cluster, Check check)
    {
        if (ClusterVersion.Find(cluster) is { Text: var version })
        {
            check.Require(!version.IsEmpty, version, "The cluster has no version of Kubernetes, so the cloud chooses one.");
            check.Require(
                version.IsEmpty | version.Text(ClusterVersion.IsVersion),
                version, $"The cluster's version is {version}, which is not one minor version of Kubernetes.");
        }
    }
}
