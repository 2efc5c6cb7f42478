using Sdk.Fixture.Resources;

namespace Sdk.Fixture.Scenarios;

/// <summary>Every option that a resource can have.</summary>
internal static class Options
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var provider = new TestProvider("explicit", new());
        var first = new Bucket("first", new() { Name = "n" });
        var group = new Group("group", new() { Prefix = "p" }, new()
        {
            Provider = provider,
            Protect = true,
            Aliases = { new Alias { Name = "old-group" } },
        });
        _ = new Bucket("optioned", new() { Name = "n" }, new()
        {
            Protect = false,
            Provider = provider,
            DependsOn = { first, group },
            IgnoreChanges = { "tags" },
            ReplaceOnChanges = { "name" },
            HideDiffs = { "size" },
            AdditionalSecretOutputs = { "endpoint" },
            DeleteBeforeReplace = true,
            RetainOnDelete = true,
            DeletedWith = first,
            ReplaceWith = { first },
            ImportId = "imported",
            PluginDownloadURL = "https://plugins.example/",
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(5), Delete = TimeSpan.FromSeconds(1.5) },
            Aliases =
            {
                new Alias { Urn = "urn:pulumi:dev::fixture::test:index:Bucket::by-urn" },
                new Alias { Name = "old", Type = "test:old:Bucket" },
                new Alias { NoParent = true },
                new Alias { Parent = group, Stack = "old-stack", Project = "old-project" },
            },
        });
        _ = new Bucket("group-child", new() { Name = "n" }, new() { Parent = group, Aliases = { new Alias { Name = "was" } } });
        return new Dictionary<string, object?>();
    });
}
