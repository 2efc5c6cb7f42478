using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

internal sealed class ClusterVersionEndOfSupport : ResourcePolicy
{
    private static readonly NumberSetting Weeks = new()
    {
        Name = "weeks",
        Description = "How many weeks before the end of support it is time to think of the next version.",
        Default = 12,
        Minimum = 1,
        Maximum = 52,
    };

    private static readonly BoolSetting Extended = new()
    {
        Name = "extendedSupport",
        Description = "Whether the time counts in which the cloud still supports a version for extra money.",
        Default = false,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-version-end-of-support",
        Title = "Support of the cluster's version does not end soon",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why = "An upgrade of a shared cluster takes weeks to announce and to try. Who hears of the end of support only on that day has none left.",
        Remedy = "Plan the upgrade to the next minor version, and set cluster.version in the stack's settings.",
        Link = "https://endoflife.date/kubernetes",
        Settings = [Weeks, Extended],
    };

    public override IReadOnlyList<string> Types => ClusterVersion.Types;

    public override void Examine(Resource cluster, Check check)
    {
        var version = ClusterVersion.Of(cluster);
        if (!version.IsEmpty.IsYes)
        {
            check.Require(version.Text(text => !IsEnding(cluster, text, check)) | version.IsEmpty, version, $"Support of Kubernetes {version} ends on {EndOf(cluster, version, check)}.");
        }
    }

    // What is not supported any more is another policy's business.
    private static bool IsEnding(Resource cluster, string version, Check check) =>
        KubernetesSupport.EndOf(ClusterVersion.SupportedBy(cluster), version, check.Setting(Extended)) is { } end && end >= check.Today
        && end.DayNumber - check.Today.DayNumber < check.Setting(Weeks) * 7;

    private static string EndOf(Resource cluster, Property version, Check check) =>
        version.TryText(out var text) && KubernetesSupport.EndOf(ClusterVersion.SupportedBy(cluster), text, check.Setting(Extended)) is { } end ? end.ToString("O") : "a day that is near";
}
