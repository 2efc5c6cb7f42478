using PolicyEngine.Model;

namespace Policies.Rules.Helm;

/// <summary>The rules in this folder.</summary>
internal static class HelmRules
{
    public static Policy[] All =>
    [
        new HelmReleaseAtomic(),
        new HelmChartVersionPinned(),
        new HelmReleaseRepository(),
        new HelmValuesNoPlaintextSecrets(),
    ];
}
