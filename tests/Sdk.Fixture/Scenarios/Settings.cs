namespace Sdk.Fixture.Scenarios;

/// <summary>Gives the settings it was started with as outputs.</summary>
internal static class Settings
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var config = new Config();
        return new Dictionary<string, object?>
        {
            ["plain"] = config.Require("plain"),
            ["number"] = config.RequireInt32("number"),
            ["secret"] = config.RequireSecret("secret"),
            ["sealed"] = config.RequireSecret("sealed"),
            ["project"] = Deployment.Instance.ProjectName,
            ["stack"] = Deployment.Instance.StackName,
            ["organization"] = Deployment.Instance.OrganizationName,
            ["isDryRun"] = Deployment.Instance.IsDryRun,
        };
    });
}
