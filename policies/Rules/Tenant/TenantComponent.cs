namespace Policies.Rules.Tenant;

/// <summary>The platform's component Tenant, which states what a tenant is promised.</summary>
internal static class TenantComponent
{
    public const string Type = "spark-platform:platform:Tenant";

    /// <summary>The platform itself, which states what the node pools have.</summary>
    public const string PlatformType = "spark-platform:platform:Platform";

    /// <summary>What is promised, each with the ceiling that goes with it.</summary>
    public static IReadOnlyList<(string Guaranteed, string Ceiling)> Amounts { get; } = [("guaranteedCpu", "ceilingCpu"), ("guaranteedMemory", "ceilingMemory")];
}
