using PolicyEngine.Model;

namespace Policies.Rules.Network;

/// <summary>The rules in this folder.</summary>
internal static class NetworkRules
{
    public static Policy[] All =>
    [
        new NetworkDefaultsDisabled(),
        new NetworkPolicyEngineInstalled(),
        new NetworkFlowLogsEnabled(),
        new NetworkInternetIngressDenied(),
        new NetworkPolicyEnforced(),
    ];
}
