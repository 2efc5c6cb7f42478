using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyEngine.Model;

namespace PolicyEngine.Hosting;

/// <summary>
/// The process that Pulumi's engine starts for a policy pack. It serves the rules on a port of loopback, says on its first line of output which
/// one, and ends when the engine says so or is gone.
/// </summary>
public static class PackHost
{
    // What Pulumi's own plugins take. All resources of a stack come in one message.
    private const int LargestMessage = 400 * 1024 * 1024;

    private const int Fine = 0;
    private const int WrongUsage = 2;

    /// <summary>Serves the policies until the engine is gone.</summary>
    /// <param name="args">The arguments of the process: the engine's address is among them.</param>
    /// <param name="policies">The policies of the pack.</param>
    /// <param name="time">The clock by which exemptions end.</param>
    /// <returns>The exit code: 0, or 2 when there is no engine.</returns>
    public static async Task<int> RunAsync(string[] args, ImmutableArray<Policy> policies, TimeProvider time)
    {
        if (EngineAddress.Find(args) is not { } engine)
        {
            await Console.Error.WriteLineAsync("""
                error: There is no engine's address among the arguments: this is a policy pack, which Pulumi's engine starts.
                Ask its rules with: pulumi preview --policy-pack policies
                or, without Pulumi: dotnet run --project tools/preview -- check
                """);
            return WrongUsage;
        }

        await using var server = Build(new PolicyPack(policies, time));
        await server.StartAsync();

        // The engine reads nothing but the number, and shows all that follows to the user. On Windows too the line ends with a line feed.
        Console.Out.Write($"{PortOf(server)}\n");
        await Console.Out.FlushAsync();

        await Task.WhenAny(server.WaitForShutdownAsync(), engine.WaitUntilGoneAsync(time, CancellationToken.None));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        await server.StopAsync(patience.Token);
        return Fine;
    }

    private static WebApplication Build(PolicyPack pack)
    {
        // An empty builder has no logging, which would write to the output.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton(pack);
        builder.Services.AddSingleton<AnalyzerService>();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = LargestMessage;
            options.MaxSendMessageSize = LargestMessage;
            options.Interceptors.Add<FaultInterceptor>();
        });

        var server = builder.Build();
        server.UseRouting();
        server.MapGrpcService<AnalyzerService>();
        return server;
    }

    private static int PortOf(WebApplication server) =>
        new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
}
