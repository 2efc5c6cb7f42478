using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Preview.Engine;

/// <summary>
/// One server on loopback for the engines of all stacks, each on a port of its own. The ports listen as soon as the server is
/// made, so that programs can be started while the rest of it still comes up: their first calls wait for it.
/// </summary>
internal sealed class EngineServer : IAsyncDisposable
{
    private readonly Dictionary<int, StackEngine> _engines = [];
    private readonly Dictionary<int, Socket> _sockets = [];
    private WebApplication? _application;

    private EngineServer()
    {
    }

    /// <summary>Opens a port for each engine.</summary>
    public static EngineServer Listen(IEnumerable<StackEngine> engines)
    {
        var server = new EngineServer();
        foreach (var engine in engines)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            socket.Listen();
            var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            server._sockets.Add(port, socket);
            server._engines.Add(port, engine);
        }

        return server;
    }

    /// <summary>False when no stack got as far as a program; then there is nobody to serve.</summary>
    public bool HasEngines => _engines.Count > 0;

    /// <summary>Where the program of an engine finds it, as host:port.</summary>
    public string AddressOf(StackEngine engine) => $"127.0.0.1:{_engines.First(pair => pair.Value == engine).Key}";

    public StackEngine EngineOf(ServerCallContext context) => _engines[context.GetHttpContext().Connection.LocalPort];

    public async Task StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseSockets(options => options.CreateBoundListenSocket = endpoint => _sockets[((IPEndPoint)endpoint).Port]);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            foreach (var port in _sockets.Keys)
            {
                options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2);
            }
        });
        builder.Services.AddSingleton(this);
        builder.Services.AddSingleton<MonitorService>();
        builder.Services.AddSingleton<EngineService>();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = null;
            options.MaxSendMessageSize = null;
        });

        _application = builder.Build();
        _application.UseRouting();
        _application.MapGrpcService<MonitorService>();
        _application.MapGrpcService<EngineService>();
        await _application.StartAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            // Whoever still waits for an answer has been ended before.
            using var now = new CancellationTokenSource(TimeSpan.Zero);
            await _application.StopAsync(now.Token);
            await _application.DisposeAsync();
        }

        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }
    }
}
