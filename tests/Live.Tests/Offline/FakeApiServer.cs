using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using k8s;
using Live.Tests.Cluster;

namespace Live.Tests.Offline;

/// <summary>As much of an API server as this suite speaks with, on loopback. It keeps objects and remembers what it was asked.</summary>
internal sealed class FakeApiServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, JsonObject> _objects = [];

    public FakeApiServer()
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(address);
        _listener.Start();
        Server = new ApiServer(new KubernetesClientConfiguration { Host = address });
        _ = Task.Run(ServeAsync);
    }

    public ApiServer Server { get; }

    /// <summary>Every request, as "PATCH /api/v1/namespaces/a".</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The query, content type and body of the last request that had one.</summary>
    public (string Query, string? ContentType, JsonNode Body) Last { get; private set; }

    /// <summary>Paths that are there; a test may put some of its own.</summary>
    public IReadOnlyCollection<string> Paths => _objects.Keys;

    /// <summary>Its answer to a request where a real API server would answer otherwise; an <see cref="IOException"/> cuts the connection.</summary>
    public Func<string, (HttpStatusCode, JsonNode)?> Instead { get; set; } = _ => null;

    public FakeApiServer Put(string path)
    {
        _objects[path] = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = $"uid of {path}" } };
        return this;
    }

    public void Dispose()
    {
        Server.Dispose();
        _listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            try
            {
                await AnswerAsync(context);
            }
            catch (IOException)
            {
                // Less than was promised; without a first byte the listener would still send an empty answer.
                context.Response.ContentLength64 = 2;
                context.Response.OutputStream.WriteByte((byte)'{');
                context.Response.Abort();
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var (status, body) = Answer(context.Request, await reader.ReadToEndAsync());
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        await using var writer = new StreamWriter(context.Response.OutputStream);
        await writer.WriteAsync(body.ToJsonString());
    }

    private (HttpStatusCode, JsonNode) Answer(HttpListenerRequest request, string body)
    {
        var path = request.Url!.AbsolutePath;
        var line = $"{request.HttpMethod} {path}";
        Requests.Add(line);
        if (body.Length > 0)
        {
            Last = (request.Url.Query, request.ContentType, JsonNode.Parse(body)!);
        }

        return Instead(line) ?? (request.HttpMethod, path) switch
        {
            ("GET", "/api/v1") =>
                (HttpStatusCode.OK, Kinds(("namespaces", "Namespace", false), ("namespaces/status", "Namespace", false), ("configmaps", "ConfigMap", true))),
            ("GET", "/apis/storage.k8s.io/v1") => (HttpStatusCode.OK, Kinds(("storageclasses", "StorageClass", false))),
            ("GET", _) => _objects.TryGetValue(path, out var there) ? (HttpStatusCode.OK, there.DeepClone()) : NotFound(),
            ("PATCH", _) => (_objects.ContainsKey(path) ? HttpStatusCode.OK : HttpStatusCode.Created, Put(path)._objects[path].DeepClone()),
            ("DELETE", _) => _objects.Remove(path) ? (HttpStatusCode.OK, new JsonObject()) : NotFound(),
            ("POST", _) => (HttpStatusCode.Created, JsonNode.Parse("""{"status":{"allowed":true}}""")!),
            _ => (HttpStatusCode.MethodNotAllowed, new JsonObject()),
        };
    }

    private static (HttpStatusCode, JsonNode) NotFound() => (HttpStatusCode.NotFound, new JsonObject { ["message"] = "not found" });

    private static JsonObject Kinds(params IEnumerable<(string Name, string Kind, bool Namespaced)> kinds) => new()
    {
        ["resources"] =
            new JsonArray([.. kinds.Select(kind => new JsonObject { ["name"] = kind.Name, ["kind"] = kind.Kind, ["namespaced"] = kind.Namespaced })]),
    };
}
