namespace Infra.Tests.Gke;

/// <summary>The names of the shipped stack in the project that the preview assumes.</summary>
internal static class GkeNames
{
    public const string Stack = "Pulumi.gke.yaml";

    public const string DataKey = "projects/spark-platform-prod/locations/europe-west4/keyRings/spark/cryptoKeys/spark-data";

    public const string ClusterKey = "projects/spark-platform-prod/locations/europe-west4/keyRings/spark/cryptoKeys/spark-cluster";
}
