using PolicyEngine.Model;

namespace Policies.Rules.Service;

/// <summary>The rules in this folder.</summary>
internal static class ServiceRules
{
    public static Policy[] All =>
    [
        new ServiceLoadBalancerInternal(),
        new ServiceNodePortDenied(),
    ];
}
