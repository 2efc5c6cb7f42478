using Rpc = Pulumirpc;

namespace Sdk.Tests.Deployment;

public sealed class EngineLogTests
{
    [Fact]
    public async Task A_message_waits_for_the_one_before_it()
    {
        var engine = new SlowEngine();
        var work = new InFlightWork();
        var log = new EngineLog(engine, work);
        for (var i = 0; i < 5; i++)
        {
            _ = log.SendAsync(Rpc.LogSeverity.Info, $"{i}", resource: null);
        }

        Assert.Empty(await work.IdleOrFirstErrorsAsync());
        Assert.Equal(["0", "1", "2", "3", "4"], engine.Heard);
        Assert.False(log.HasErrors);
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_is_an_error_of_its_own_and_stops_no_other()
    {
        var engine = new SlowEngine { Refuses = "1" };
        var log = new EngineLog(engine, new());
        var first = log.SendAsync(Rpc.LogSeverity.Info, "1", resource: null);
        var second = log.SendAsync(Rpc.LogSeverity.Info, "2", resource: null);
        Assert.Equal("Error occurred during logging: deaf", (await Assert.ThrowsAsync<LogException>(() => first)).Message);
        await second;
        Assert.Equal(["2"], engine.Heard);
        Assert.True(log.HasErrors);
    }

    /// <summary>Takes longest over the first message.</summary>
    private sealed class SlowEngine : IEngine
    {
        private int _delay = 50;

        public List<string> Heard { get; } = [];

        public string? Refuses { get; init; }

        public async Task LogAsync(Rpc.LogRequest request)
        {
            await Task.Delay(_delay -= 10);
            if (request.Message == Refuses)
            {
                throw new InvalidOperationException("deaf");
            }

            Heard.Add(request.Message);
        }

        public Task RequirePulumiVersionAsync(string range) => Task.CompletedTask;
    }
}
