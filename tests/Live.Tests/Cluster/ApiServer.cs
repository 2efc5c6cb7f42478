using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using Live.Tests.Plans;

namespace Live.Tests.Cluster;

/// <summary>The API server, asked about objects of any kind; the client's own methods know the kinds one by one.</summary>
internal sealed class ApiServer : IDisposable
{
    public const string FieldManager = "spark-platform-live-tests";

    private readonly Dictionary<string, JsonArray> _resources = [];
    private readonly Kubernetes _client;

    public ApiServer(KubernetesClientConfiguration configuration) => _client = new Kubernetes(configuration);

    /// <summary>The client's own methods, for kinds that are known.</summary>
    public IKubernetes Client => _client;

    public string Address => _client.BaseUri.ToString();

    /// <summary>Whether the server has kinds of an API group.</summary>
    public async Task<bool> HasGroupAsync(string group) => (await SendAsync(HttpMethod.Get, $"apis/{group}")).Accepted;

    public Task<Answer> GetAsync(LayerObject made) => SendAsync(HttpMethod.Get, made);

    /// <summary>Server-side apply. It forces nothing, and a field that the server does not know is an error.</summary>
    public Task<Answer> ApplyAsync(LayerObject made) =>
        SendAsync(HttpMethod.Patch, made, $"?fieldManager={FieldManager}&fieldValidation=Strict", made.Body, "application/apply-patch+yaml");

    /// <summary>Deletes the object if it is still the one with this uid.</summary>
    public Task<Answer> DeleteAsync(LayerObject made, string uid) =>
        SendAsync(HttpMethod.Delete, made, "", new JsonObject { ["preconditions"] = new JsonObject { ["uid"] = uid } }, "application/json");

    /// <summary>Makes the object, or only asks whether the server would (dry run, with all admission).</summary>
    /// <param name="made">The object.</param>
    /// <param name="by">Who asks; the administrator acts for them.</param>
    /// <param name="dryRun">Whether nothing is made. Default true.</param>
    public async Task<Answer> CreateAsync(LayerObject made, Subject by, bool dryRun = true)
    {
        var (path, answer) = await PathAsync(made);
        return path is null ? answer! : await SendAsync(HttpMethod.Post, path[..path.LastIndexOf('/')] + Query(dryRun), made.Body, "application/json", by);
    }

    /// <summary>Changes an object by a merge patch, or only asks.</summary>
    public Task<Answer> MergeAsync(LayerObject made, JsonObject patch, Subject by, bool dryRun = true) =>
        SendAsync(HttpMethod.Patch, made, Query(dryRun), patch, "application/merge-patch+json", by);

    /// <summary>Deletes an object, or only asks.</summary>
    public Task<Answer> DeleteAsync(LayerObject made, Subject by, bool dryRun = true) => SendAsync(HttpMethod.Delete, made, Query(dryRun), by: by);

    public void Dispose() => _client.Dispose();

    private static string Query(bool dryRun) => dryRun ? "?dryRun=All" : "";

    private async Task<Answer> SendAsync(
        HttpMethod method, LayerObject made, string query = "", JsonNode? body = null, string? mediaType = null, Subject? by = null)
    {
        var (path, answer) = await PathAsync(made);
        return path is null ? answer! : await SendAsync(method, path + query, body, mediaType, by);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? mediaType = null, Subject? by = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_client.BaseUri, path));
        if (by is not null)
        {
            request.Headers.Add("Impersonate-User", by.User);

            // The server adds the groups of all who are authenticated and of service accounts. More than one would arrive as one name with a comma.
            var named = by.Groups.Where(group => group != "system:authenticated" && !group.StartsWith("system:serviceaccounts", StringComparison.Ordinal));
            if (named.SingleOrDefault() is { } group)
            {
                request.Headers.Add("Impersonate-Group", group);
            }
        }

        if (body is not null)
        {
            // JSON is YAML, so server-side apply takes it.
            request.Content = new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse(mediaType!));
        }

        if (_client.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        }

        using var response = await _client.HttpClient.SendAsync(request);
        return new Answer(response.StatusCode, Json(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Where the object is, or what the server said where it knows no such kind.</summary>
    private async Task<(string? Path, Answer? Answer)> PathAsync(LayerObject made)
    {
        var version = made.ApiVersion.Contains('/') ? $"apis/{made.ApiVersion}" : $"api/{made.ApiVersion}";
        if (!_resources.TryGetValue(version, out var resources))
        {
            var list = await SendAsync(HttpMethod.Get, version);
            if (!list.Accepted)
            {
                return (null, list);
            }

            resources = _resources[version] = list.Body!["resources"]!.AsArray();
        }

        // A name with a slash is a part of an object, such as its status.
        var resource = resources.FirstOrDefault(one => (string?)one!["kind"] == made.Kind && !((string)one["name"]!).Contains('/'));
        if (resource is null)
        {
            return (null, new Answer(HttpStatusCode.NotFound, new JsonObject { ["message"] = $"{made.ApiVersion} has no kind {made.Kind}." }));
        }

        var namespaced = (bool)resource["namespaced"]!;
        return namespaced && made.Namespace is null
            ? (null, new Answer(HttpStatusCode.BadRequest, new JsonObject { ["message"] = "metadata.namespace is missing." }))
            : ($"{version}{(namespaced ? $"/namespaces/{made.Namespace}" : "")}/{resource["name"]}/{made.Name}", null);
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // A proxy on the way answers in prose.
            return new JsonObject { ["message"] = text };
        }
    }
}
