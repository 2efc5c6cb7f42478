using PolicyEngine.Model;

namespace Policies.Rules.Pod;

/// <summary>The rules in this folder.</summary>
internal static class PodRules
{
    public static Policy[] All =>
    [
        new PodBudgetPassable(),
        new PodBudgetSet(),
        new PodCapabilitiesDropped(),
        new PodContainerUnprivileged(),
        new PodEnvironmentSecretless(),
        new PodHostIsolated(),
        new PodImagePinned(),
        new PodImageRegistry(),
        new PodNamespaceStandard(),
        new PodProbesSet(),
        new PodResourcesBounded(),
        new PodRootReadonly(),
        new PodSeccompDefault(),
        new PodTokenUsed(),
        new PodUserUnprivileged(),
        new PodVolumeKinds(),
    ];
}
