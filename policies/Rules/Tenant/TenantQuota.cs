using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

/// <summary>Shared by the rules about quotas.</summary>
internal static class TenantQuota
{
    /// <summary>Yes when it counts all pods, and not only those that a scope selects.</summary>
    public static Answer IsForAll(Resource quota) => quota["spec"]["scopes"].IsEmpty & quota["spec"]["scopeSelector"].IsEmpty;

    /// <summary>A bound of the quota.</summary>
    public static Property Hard(Resource quota, string name) => quota["spec"]["hard"][name];
}
