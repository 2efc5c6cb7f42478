using Sdk.Fixture.Resources;

namespace Sdk.Fixture.Scenarios;

/// <summary>Many resources, to see what one costs.</summary>
internal static class Many
{
    public static Task<int> RunAsync(int count) => Deployment.RunAsync(() =>
    {
        for (var i = 0; i < count; i++)
        {
            _ = new Bucket($"bucket-{i}", new()
            {
                Name = $"n-{i}",
                Size = i,
                Tags = { ["a"] = "1", ["b"] = "2", ["c"] = "3" },
                Rules = { new RuleArgs { Prefix = "logs/", Days = 30 }, new RuleArgs { Prefix = "tmp/", Days = 1 } },
            });
        }
    });
}
