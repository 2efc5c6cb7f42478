using PolicyEngine.Model;

namespace Policies.Rules.Monitoring;

/// <summary>The rules in this folder.</summary>
internal static class MonitoringRules
{
    public static Policy[] All =>
    [
        new MonitoringSelectorsUnrestricted(),
        new MonitoringStoragePersistent(),
    ];
}
