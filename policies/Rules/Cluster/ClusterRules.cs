using Policies.Model;

namespace Policies.Rules.Cluster;

/// <summary>The rules in this folder.</summary>
internal static class ClusterRules
{
    public static Policy[] All =>
    [
        new ClusterApiPrivate(),
    ];
}
