namespace Infra.Tests.Gke;

/// <summary>What the shipped stack is called where the preview assumes it to be.</summary>
internal static class GkeNames
{
    public const string Stack = "Pulumi.gke.yaml";

    public const string DataKey = "projects/spark-platform-prod/locations/europe-west4/keyRings/spark/cryptoKeys/spark-data";

    public const string ClusterKey = "projects/spark-platform-prod/locations/europe-west4/keyRings/spark/cryptoKeys/spark-cluster";
}
