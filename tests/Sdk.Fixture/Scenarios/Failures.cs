using Sdk.Fixture.Resources;

namespace Sdk.Fixture.Scenarios;

/// <summary>Programs that end badly.</summary>
internal static class Failures
{
    public static Task<int> ThrowAsync() => Deployment.RunAsync((Action)(() => throw new InvalidOperationException("thrown on purpose")));

    public static Task<int> ThrowRunExceptionAsync()
        => Deployment.RunAsync(() => Task.FromException(new RunException("the setting is wrong")));

    public static Task<int> LogErrorAsync() => Deployment.RunAsync(() => Log.Error("not good"));

    public static Task<int> MissingInputAsync() => Deployment.RunAsync(() =>
    {
        var broken = new Bucket("nameless", new() { Size = 1 });
        _ = new Bucket("waiting", new() { Name = broken.Endpoint });
    });

    public static Task<int> RefusedAsync() => Deployment.RunAsync(() =>
    {
        _ = new Bucket("refused", new() { Name = "n" });
    });
}
