using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

/// <summary>The rules in this folder.</summary>
internal static class ClusterRules
{
    public static Policy[] All =>
    [
        new ClusterAccessAnonymous(),
        new ClusterAccessIdentity(),
        new ClusterAddonPinned(),
        new ClusterApiPrivate(),
        new ClusterCommandClosed(),
        new ClusterLogsAudit(),
        new ClusterLogsExported(),
        new ClusterSecretsEncrypted(),
        new ClusterUpgradesAutomatic(),
        new ClusterVersionLasting(),
        new ClusterVersionPinned(),
        new ClusterVersionSupported(),
    ];
}
