using System.Net;
using System.Text.Json.Nodes;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Offline;

/// <summary>The suite's requests to a cluster, against a server that only pretends to be one.</summary>
public sealed class AppliedLayersTests : IDisposable
{
    private const string Fast = "/apis/storage.k8s.io/v1/storageclasses/fast";

    private const string Analytics = "/api/v1/namespaces/analytics";

    private const string Facts = "/api/v1/namespaces/analytics/configmaps/facts";

    private readonly FakeApiServer _fake = new();

    public void Dispose() => _fake.Dispose();

    [Fact]
    public async Task Objects_are_applied_in_the_plans_order()
    {
        var layers = await ApplyAsync();

        Assert.Equal([$"PATCH {Fast}", $"PATCH {Analytics}", $"PATCH {Facts}"], Requests("PATCH"));
        Assert.Equal(3, layers.Made);
        Assert.Empty(layers.Refusals);
    }

    [Fact]
    public async Task They_are_applied_by_the_server_strictly_and_without_force()
    {
        await ApplyAsync();

        Assert.Equal("?fieldManager=spark-platform-live-tests&fieldValidation=Strict", _fake.Last.Query);
        Assert.Equal("application/apply-patch+yaml", _fake.Last.ContentType);
        Assert.Equal("""{"metadata":{"name":"facts","namespace":"analytics"},"apiVersion":"v1","kind":"ConfigMap"}""", _fake.Last.Body.ToJsonString());
    }

    [Theory]
    [InlineData(Fast, "StorageClass fast")]
    [InlineData(Analytics, "Namespace analytics")]
    public async Task Where_something_is_there_already_nothing_is_touched(string path, string named)
    {
        _fake.Put(path);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(ApplyAsync);

        Assert.Contains($"has already: {named}. Nothing was touched.", refusal.Message);
        Assert.DoesNotContain(_fake.Requests, request => !request.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_server_refuses_is_reported_and_the_rest_is_applied()
    {
        _fake.Instead = request => request == $"PATCH {Analytics}" ? (HttpStatusCode.UnprocessableEntity, new JsonObject { ["message"] = "no" }) : null;

        var layers = await ApplyAsync();

        Assert.Equal(["Namespace analytics: 422: no"], layers.Refusals);
        Assert.Equal(2, layers.Made);
    }

    [Fact]
    public async Task A_kind_that_the_server_does_not_know_is_reported()
    {
        var layers = await ApplyAsync(PlanText.Of(("kubernetes:node.k8s.io/v1:RuntimeClass", """{"metadata":{"name":"a"}}""")));

        Assert.Equal(["RuntimeClass a: 404: not found"], layers.Refusals);
    }

    [Fact]
    public async Task The_clean_up_goes_backwards_and_leaves_the_rest_alone()
    {
        var layers = await ApplyAsync();
        _fake.Put("/api/v1/namespaces/other");

        await layers.RemoveAsync(TimeSpan.Zero);

        Assert.Equal([$"DELETE {Analytics}", $"DELETE {Fast}"], Requests("DELETE"));
        Assert.Equal($"{{\"preconditions\":{{\"uid\":\"uid of {Fast}\"}}}}", _fake.Last.Body.ToJsonString());
        Assert.Contains("/api/v1/namespaces/other", _fake.Paths);
    }

    [Fact]
    public async Task What_somebody_else_made_meanwhile_is_not_removed()
    {
        // Between the look and the patch another has made it: the server then answers 200 and not 201.
        _fake.Instead = request =>
        {
            if (request == $"PATCH {Fast}")
            {
                _fake.Put(Fast);
            }

            return null;
        };

        var layers = await ApplyAsync();
        await layers.RemoveAsync(TimeSpan.Zero);

        Assert.Equal(["StorageClass fast was there already."], layers.Refusals);
        Assert.Equal([$"DELETE {Analytics}"], Requests("DELETE"));
    }

    [Fact]
    public async Task What_does_not_go_is_named_with_its_reason()
    {
        var layers = await ApplyAsync();
        var terminating = JsonNode.Parse($$$"""
            {
              "metadata": { "uid": "uid of {{{Analytics}}}" },
              "status": {
                "phase": "Terminating",
                "conditions": [{ "status": "False", "message": "fine" }, { "status": "True", "message": "Some finalizers remain." }]
              }
            }
            """)!;
        _fake.Instead = request => request switch
        {
            $"GET {Analytics}" => (HttpStatusCode.OK, terminating),
            $"DELETE {Fast}" => (HttpStatusCode.Forbidden, new JsonObject { ["message"] = "no" }),
            _ => null,
        };

        var left = await Assert.ThrowsAsync<InvalidOperationException>(() => layers.RemoveAsync(TimeSpan.Zero));

        Assert.EndsWith("Left, for you to delete: StorageClass fast (403: no), Namespace analytics (Terminating Some finalizers remain.).", left.Message);
    }

    [Fact]
    public async Task After_a_failure_half_way_what_was_made_is_removed_and_what_may_be_there_is_named()
    {
        _fake.Instead = request => request == $"PATCH {Facts}" ? throw new IOException("The line is cut.") : null;

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(ApplyAsync);

        Assert.EndsWith("did not answer when ConfigMap analytics/facts was applied, so it may be there or not: look, and delete it.", failure.Message);
        Assert.Equal([$"DELETE {Analytics}", $"DELETE {Fast}"], Requests("DELETE"));
        Assert.Empty(_fake.Paths);
    }

    private Task<AppliedLayers> ApplyAsync() => ApplyAsync(PlanText.Small);

    private Task<AppliedLayers> ApplyAsync(string plan) => AppliedLayers.ApplyAsync(_fake.Server, LayerPlan.Read(plan));

    private IEnumerable<string> Requests(string method) => _fake.Requests.Where(request => request.StartsWith($"{method} ", StringComparison.Ordinal));
}
