namespace Infra.Platform.Tenancy;

/// <summary>Names that a Spark application in any tenant's namespace can rely on.</summary>
internal static class SparkIdentity
{
    /// <summary>The service account of drivers; the cloud's identity is bound to it.</summary>
    public const string ServiceAccountName = "spark";

    /// <summary>The label by which Spark marks its drivers and executors.</summary>
    public const string RoleLabel = "spark-role";
}
