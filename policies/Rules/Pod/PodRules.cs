using PolicyEngine.Model;

namespace Policies.Rules.Pod;

/// <summary>The rules in this folder.</summary>
internal static class PodRules
{
    public static Policy[] All =>
    [
        new PodDisruptionBudgetAllowsEviction(),
        new PodDisruptionBudgetSet(),
        new PodCapabilitiesDropped(),
        new PodPrivilegedContainersDenied(),
        new PodEnvironmentNoPlaintextSecrets(),
        new PodHostNamespacesDenied(),
        new PodImageTagPinned(),
        new PodImageRegistry(),
        new PodSecurityStandardEnforced(),
        new PodProbesSet(),
        new PodRequestsLimitsSet(),
        new PodRootFilesystemReadonly(),
        new PodSeccompRuntimeDefault(),
        new PodTokenAutomountDisabled(),
        new PodRunAsNonRoot(),
        new PodVolumeTypesRestricted(),
    ];
}
