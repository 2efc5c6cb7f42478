using System.Collections.Immutable;
using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

internal sealed class ClusterVersionEndOfSupport : ResourcePolicy
{
    private static readonly NumberSetting Weeks = new()
    {
        Name = "weeks",
        Description = "The number of weeks before the end of support at which the violation begins.",
        Default = 12,
        Minimum = 1,
        Maximum = 52,
    };

    private static readonly BoolSetting Extended = new()
    {
        Name = "extendedSupport",
        Description = "Whether extended support, at an extra price, counts as support.",
        Default = false,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-version-end-of-support",
        Title = "The Kubernetes version is not close to its end of support",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why = "Upgrading a shared cluster takes weeks to announce and to test. The end of support must be known that long before.",
        Remedy = "Plan the upgrade to the next minor version, and set cluster.version in the stack's settings.",
        Link = "https://endoflife.date/kubernetes",
        Settings = [Weeks, Extended],
    };

    public override IReadOnlyList<string> Types => ClusterVersion.Types;

    public override void Examine(Resource cluster, Check check)
    {
        if (ClusterVersion.Find(cluster) is { Text: var version, Supported: var supported } && !version.IsEmpty.IsYes)
        {
            check.Require(
                version.Text(text => !IsEnding(supported, text, check)) | version.IsEmpty,
                version, $"Support for Kubernetes {version} ends on {EndOf(supported, version, check)}.");
        }
    }

    // A version without support is covered by cluster-version-supported.
    private static bool IsEnding(ImmutableArray<SupportedVersion> supported, string version, Check check) =>
        KubernetesSupport.EndOf(supported, version, check.Setting(Extended)) is { } end && end >= check.Today
        && end.DayNumber - check.Today.DayNumber < check.Setting(Weeks) * 7;

    private static string EndOf(ImmutableArray<SupportedVersion> supported, Property version, Check check) =>
        version.TryText(out var text) && KubernetesSupport.EndOf(supported, text, check.Setting(Extended)) is { } end ? end.ToString("O") : "a near date";
}
