using System.Text.Json.Nodes;
using k8s;

namespace Engine.Tests.Cluster;

/// <summary>All objects of a cluster, but for those that it makes and removes by itself.</summary>
internal static class ClusterContents
{
    // Heartbeats, and what the controllers write about others' objects.
    private static readonly string[] OfTheCluster =
        ["events", "leases", "endpoints", "endpointslices", "componentstatuses", "apiservices", "controllerrevisions"];

    // A controller manager makes them in its own time, in a cluster that is ready already.
    private static readonly string[] MadeAfterTheStart = ["ConfigMap default/", "ConfigMap kube-", "ServiceAccount default/", "ServiceAccount kube-"];

    /// <summary>Each object as <c>kind name</c> or <c>kind namespace/name</c>.</summary>
    public static async Task<IReadOnlySet<string>> ReadAsync(Kubernetes client)
    {
        var groups = (await GetAsync(client, "apis"))!["groups"]!.AsArray().Select(group => $"apis/{group!["preferredVersion"]!["groupVersion"]}");
        var objects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var version in groups.Prepend("api/v1"))
        {
            var resources = (await GetAsync(client, version))?["resources"]?.AsArray() ?? [];
            var listed = resources.Where(one => one!["verbs"]!.AsArray().Any(verb => (string?)verb == "list"));
            foreach (var resource in listed.Where(one => !OfTheCluster.Contains((string)one!["name"]!)))
            {
                var items = (await GetAsync(client, $"{version}/{resource!["name"]}"))?["items"]?.AsArray() ?? [];
                objects.UnionWith(items.Select(item => $"{resource["kind"]} {Name(item!["metadata"]!)}"));
            }
        }

        objects.RemoveWhere(one => MadeAfterTheStart.Any(start => one.StartsWith(start, StringComparison.Ordinal)));
        return objects;
    }

    private static string Name(JsonNode metadata) =>
        (string?)metadata["namespace"] is { } inNamespace ? $"{inNamespace}/{metadata["name"]}" : (string)metadata["name"]!;

    private static async Task<JsonNode?> GetAsync(Kubernetes client, string path)
    {
        using var response = await client.HttpClient.GetAsync(new Uri(client.BaseUri, path));

        // A group may go between two questions.
        return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync()) : null;
    }
}
