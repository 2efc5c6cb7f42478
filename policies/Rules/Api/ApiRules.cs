using PolicyEngine.Model;

namespace Policies.Rules.Api;

/// <summary>The rules in this folder.</summary>
internal static class ApiRules
{
    public static Policy[] All =>
    [
        new ApiVersionStable(),
    ];
}
