using System.Net;
using System.Net.Sockets;
using PolicyEngine.Hosting;

namespace Policies.Tests.Hosting;

public sealed class EngineAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:40123", "127.0.0.1", 40123)]
    [InlineData("--logtostderr -v=9 --tracing tcp://127.0.0.1:6831 127.0.0.1:40123", "127.0.0.1", 40123)]
    [InlineData("--tracing http://collector:4318 127.0.0.1:1", "127.0.0.1", 1)]
    [InlineData("127.0.0.1:40123 .", "127.0.0.1", 40123)]
    [InlineData("[::1]:40123", "::1", 40123)]
    [InlineData("localhost:65535", "localhost", 65535)]
    public void The_address_is_found_among_a_plugin_s_arguments(string args, string host, int port) =>
        Assert.Equal(new EngineAddress(host, port), EngineAddress.Find(args.Split(' ')));

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("-v=9:1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData(":40123")]
    public void There_may_be_none(string args) => Assert.Null(EngineAddress.Find(args.Split(' ')));

    [Fact]
    public async Task An_engine_that_answers_is_not_gone()
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var address = new EngineAddress("127.0.0.1", ((IPEndPoint)engine.LocalEndpoint).Port);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => address.WaitUntilGoneAsync(TimeProvider.System, patience.Token));
    }

    [Fact]
    public async Task Without_an_address_the_pack_says_what_it_is()
    {
        using var start = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Policies.dll"), "--help"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var error = await start.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await start.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, start.ExitCode);
        Assert.Equal("", await start.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("error: There is no engine's address among the arguments: this is a policy pack, which Pulumi's engine starts.", error);
    }
}
