using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Preview.Engine;
using Preview.Plans;
using Preview.Projects;
using Pulumirpc;

namespace Preview.Tests.Support;

/// <summary>An engine behind its real server, and a real client of it.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly EngineServer _server;
    private readonly GrpcChannel _channel;

    private EngineUnderTest(StackEngine engine, EngineServer server)
    {
        Engine = engine;
        _server = server;
        _channel = GrpcChannel.ForAddress("http://" + server.AddressOf(engine));
        Monitor = new ResourceMonitor.ResourceMonitorClient(_channel);
        Log = new Pulumirpc.Engine.EngineClient(_channel);
    }

    public StackEngine Engine { get; }

    public ResourceMonitor.ResourceMonitorClient Monitor { get; }

    public Pulumirpc.Engine.EngineClient Log { get; }

    public Plan Plan => Engine.Snapshot().Plan;

    public ImmutableArray<Diagnostic> Diagnostics => Engine.Snapshot().Diagnostics;

    public static async Task<EngineUnderTest> StartAsync(params (string Key, string Text)[] settings)
    {
        var all = new StackSettings([.. settings.Select(setting => new StackSetting(Name(setting.Key), setting.Text, IsSecret: setting.Text.Contains(Signatures.UnknownString, StringComparison.Ordinal)))], []);
        var engine = new StackEngine(new StackIdentity("shop", "dev", "/project", all), Assumptions.Shipped);
        var server = EngineServer.Listen([engine]);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new EngineUnderTest(engine, server);
    }

    public Task<RegisterResourceResponse> Stack() => Register("pulumi:pulumi:Stack", "shop-dev", custom: false);

    public Task<RegisterResourceResponse> Component(string type, string name, string parent = "", Action<RegisterResourceRequest>? more = null) =>
        Register(type, name, custom: false, request =>
        {
            request.Parent = parent;
            more?.Invoke(request);
        });

    public Task<RegisterResourceResponse> Register(string type, string name, bool custom = true, Action<RegisterResourceRequest>? more = null)
    {
        var request = new RegisterResourceRequest
        {
            Type = type,
            Name = name,
            Custom = custom,
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsPartialValues = true,
        };
        more?.Invoke(request);
        return Monitor.RegisterResourceAsync(request).ResponseAsync;
    }

    /// <summary>What the engine said when it refused.</summary>
    public async Task<Diagnostic> Refusal(Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<RpcException>(action);
        var diagnostic = Diagnostics[^1];
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(diagnostic.Message, error.Status.Detail);
        Assert.True(diagnostic.IsRefusal);
        return diagnostic;
    }

    public PlanResource Find(string name) => Plan.Resources.Single(resource => resource.Urn.Name == name);

    public static Struct Properties(params (string Name, Value Value)[] properties)
    {
        var result = new Struct();
        foreach ((var name, var value) in properties)
        {
            result.Fields.Add(name, value);
        }

        return result;
    }

    public static Value Secret(Value value) => Value.ForStruct(Properties((Signatures.Key, Value.ForString(Signatures.Secret)), ("value", value)));

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    private static SettingName Name(string key) => SettingName.TryParse(key, "shop", out var name) ? name : throw new ArgumentException(key);
}
