namespace Live.Tests.Cluster;

/// <summary>The API server learns of new roles, limits and quotas by watching, a moment after it has stored them.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Asks until the answer is the awaited one, for a while; then the last answer, whatever it is.</summary>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, Predicate<T> awaited, TimeSpan? patience = null)
    {
        var end = DateTime.UtcNow + (patience ?? Patience);
        while (true)
        {
            var answer = await ask();
            if (awaited(answer) || DateTime.UtcNow > end)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromSeconds(0.25), TestContext.Current.CancellationToken);
        }
    }
}
