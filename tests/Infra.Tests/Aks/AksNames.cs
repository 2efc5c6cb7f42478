using System.Text.Json.Nodes;

namespace Infra.Tests.Aks;

/// <summary>The names of the shipped stack in the subscription that the preview assumes.</summary>
internal static class AksNames
{
    public const string Stack = "Pulumi.aks.yaml";

    public const string Cluster = "azure-native:containerservice:ManagedCluster";

    public const string AgentPool = "azure-native:containerservice:AgentPool";

    public const string RoleAssignment = "azure-native:authorization:RoleAssignment";

    public const string StorageAccount = "azure-native:storage:StorageAccount";

    private const string Subscription = "/subscriptions/5d2f6b1e-8c3a-4f70-9b64-2e1a7c90d3f8";

    /// <summary>The id of something that goes with the cluster.</summary>
    public static string Id(string path) => $"{Subscription}/resourceGroups/spark/providers/{path}";

    /// <summary>The id of something that outlives it.</summary>
    public static string DataId(string path) => $"{Subscription}/resourceGroups/spark-data/providers/{path}";

    public static string Group(string name) => $"{Subscription}/resourceGroups/{name}";

    public static string Role(string id) => $"{Subscription}/providers/Microsoft.Authorization/roleDefinitions/{id}";

    /// <summary>The values of a list of texts.</summary>
    public static IEnumerable<string> Texts(this JsonNode? list) => (list as JsonArray ?? []).Select(item => item!.ToString());
}
