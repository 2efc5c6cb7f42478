using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

/// <summary>The rules in this folder.</summary>
internal static class ClusterRules
{
    public static Policy[] All =>
    [
        new ClusterAnonymousAccessDenied(),
        new ClusterLegacyAccessDisabled(),
        new ClusterAddonVersionPinned(),
        new ClusterApiPrivate(),
        new ClusterRunCommandDisabled(),
        new ClusterAuditLoggingEnabled(),
        new ClusterDiagnosticSettingPresent(),
        new ClusterSecretsEncrypted(),
        new ClusterAutoUpgradeEnabled(),
        new ClusterVersionEndOfSupport(),
        new ClusterVersionPinned(),
        new ClusterVersionSupported(),
    ];
}
