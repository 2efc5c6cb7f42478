namespace Sdk.Tests.Deployment;

public sealed class InFlightWorkTests
{
    private readonly InFlightWork _work = new();

    [Fact]
    public async Task Nothing_under_way_is_the_end() => Assert.Empty(await _work.IdleOrFirstErrorsAsync());

    [Fact]
    public async Task The_end_waits_for_what_is_under_way()
    {
        var task = new TaskCompletionSource();
        _work.Track(task.Task);
        var end = _work.IdleOrFirstErrorsAsync();
        Assert.False(end.IsCompleted);
        task.SetResult();
        Assert.Empty(await end);
    }

    [Fact]
    public async Task The_first_error_ends_the_wait_and_is_reported_once()
    {
        var error = new InvalidOperationException();
        var (one, two, never) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        _work.Track(never.Task);
        _work.Track(one.Task);
        _work.Track(two.Task);
        one.SetException(error);
        two.SetException(error);
        Assert.Same(error, Assert.Single(await _work.IdleOrFirstErrorsAsync()));
    }
}
