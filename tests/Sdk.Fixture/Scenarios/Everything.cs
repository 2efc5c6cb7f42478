using Sdk.Fixture.Resources;

namespace Sdk.Fixture.Scenarios;

/// <summary>Every kind of value, and every kind of resource.</summary>
internal static class Everything
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var plain = new Bucket("plain", new()
        {
            Name = "p",
            Size = 3,
            Password = Output.CreateSecret("hush"),
            Tier = Tier.Hot,
            Tags = { ["b"] = "2", ["a"] = Output.CreateSecret("1") },
            Rules = { new RuleArgs { Prefix = "logs/", Days = 30 } },
            Content = new StringAsset("text"),
            Values =
            {
                ["list"] = new List<object> { 1, 2.5, true, "x", new Dictionary<string, object> { ["deep"] = Output.Create("y") } },
                ["map"] = new InputMap<object> { ["inner"] = 5 },
            },
        });
        var provider = new TestProvider("explicit", new() { Region = "north", Limits = new LimitArgs { Requests = 9 } });
        var group = new Group("group", new() { Prefix = plain.Name }, new() { Providers = { provider } });

        _ = new Bucket("dependent", new()
        {
            Name = plain.Endpoint,
            Peer = plain,
            Tags = { ["known"] = "1", ["unknown"] = plain.Endpoint },
            Rules = { new RuleArgs { Prefix = "x" }, new RuleArgs { Prefix = plain.Endpoint } },
            Content = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["file"] = new FileAsset("a.txt") }),
        }, new() { DependsOn = { group } });

        _ = new Remote("remote", new()
        {
            Plain = "text",
            Secret = Output.CreateSecret("hush"),
            Unknown = plain.Endpoint,
            Known = plain.Name,
            Bucket = plain,
        }, new() { Providers = { provider } });

        var read = Bucket.Get("existing", "some-id");
        var asked = GetThing.Invoke(new() { Key = plain.Name });
        var notAsked = GetThing.Invoke(new() { Key = plain.Endpoint });
        var thing = await GetThing.InvokeAsync(new() { Key = "now" }, new() { Provider = provider });
        var called = Deployment.Instance.Call<GetThingResult>("test:index:Bucket/call", CallArgs.Empty, plain);

        Log.Info("about a bucket", plain);
        Log.Warn("about the stack");
        return new Dictionary<string, object?>
        {
            ["name"] = plain.Name,
            ["secret"] = Output.CreateSecret(42),
            ["unknown"] = Output.Format($"https://{plain.Endpoint}/"),
            ["read"] = read.Size,
            ["asked"] = asked.Apply(result => result.Answer),
            ["not-asked"] = notAsked.Apply(result => result.Answer),
            ["thing"] = thing.Count,
            ["called"] = called.Apply(result => result.Answer),
            ["component"] = group.Endpoint,
            ["bucket"] = plain,
            ["rule"] = plain.Rules.First(),
            ["nothing"] = null,
        };
    });
}
