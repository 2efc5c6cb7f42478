using Sdk.Fixture.Resources;

namespace Sdk.Tests.Deployment;

public sealed class BacklogTests
{
    [Fact]
    public async Task A_program_that_is_too_far_ahead_waits_until_half_is_answered()
    {
        var backlog = new Backlog(most: 4, Timeout.InfiniteTimeSpan);
        for (var i = 0; i < 4; i++)
        {
            backlog.Enter();
        }

        var waits = Task.Run(backlog.Enter, TestContext.Current.CancellationToken);
        while (backlog.UnderWay < 5)
        {
            await Task.Yield();
        }

        backlog.Leave();
        backlog.Leave();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(waits.IsCompleted);
        backlog.Leave();
        await waits.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Where_nothing_is_answered_the_program_goes_on()
    {
        var backlog = new Backlog(most: 1, TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 100; i++)
        {
            backlog.Enter();
        }
    }

    [Fact]
    public async Task Resources_that_only_the_end_of_the_program_sets_free_are_registered()
    {
        var resources = await Run.PreviewAsync(() =>
        {
            var name = new TaskCompletionSource<string>();
            for (var i = 0; i < 1500; i++)
            {
                _ = new Bucket($"b{i}", new() { Name = Output.Create(name.Task) });
            }

            name.SetResult("late");
        });
        Assert.Equal(1500, resources.Length);
        foreach (var bucket in resources.Cast<Bucket>())
        {
            Assert.Equal("late", (await Look.AtAsync(bucket.Name)).Value);
        }
    }
}
