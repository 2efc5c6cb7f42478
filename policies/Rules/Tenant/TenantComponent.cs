namespace Policies.Rules.Tenant;

/// <summary>The platform's component Tenant, with a tenant's guarantees and ceilings.</summary>
internal static class TenantComponent
{
    public const string Type = "spark-platform:platform:Tenant";

    /// <summary>The platform component, with the capacity of the node pools.</summary>
    public const string PlatformType = "spark-platform:platform:Platform";

    /// <summary>Each guarantee with its ceiling.</summary>
    public static IReadOnlyList<(string Guaranteed, string Ceiling)> Amounts { get; } =
    [
        ("guaranteedCpu", "ceilingCpu"), ("guaranteedMemory", "ceilingMemory"),
    ];
}
