using System.Text.Json;
using System.Text.Json.Nodes;
using Sdk.Tests.Protocol;
using YamlDotNet.RepresentationModel;

namespace Acceptance.Tests;

/// <summary>The program against an engine made of Pulumi's own stubs: the plan shows what the program registers.</summary>
public sealed class StubEngineTests
{
    // What AWS would answer, by function.
    private const string Answers = """
        {
          "aws:iam/getRoles:getRoles": { "names": ["AWSServiceRoleForEC2Spot"] },
          "aws:index/getAvailabilityZones:getAvailabilityZones": { "names": ["eu-central-1a", "eu-central-1b", "eu-central-1c"] },
          "aws:index/getCallerIdentity:getCallerIdentity": { "accountId": "123456789012" },
          "aws:index/getPartition:getPartition": { "partition": "aws", "dnsSuffix": "amazonaws.com" },
          "aws:index/getRegion:getRegion": { "region": "eu-central-1" }
        }
        """;

    [Fact]
    public async Task It_sees_every_registration_of_the_plan()
    {
        var plan = await StackPlan.Of("eks");
        var recording = await StubEngine.RunProgramAsync(
            [Repository.Built("Infra")],
            new() { ["STUB_ANSWERS"] = Answers },
            new()
            {
                ["PULUMI_PROJECT"] = "spark-platform",
                ["PULUMI_STACK"] = "eks",
                ["PULUMI_ROOT_DIRECTORY"] = Repository.Root,
                ["PULUMI_CONFIG"] = Configuration().ToJsonString(),
            });

        Assert.True(recording.ExitCode == 0, recording.Output);
        var registered = recording.Of("RegisterResource").CountBy(request => request["type"]!.GetValue<string>());
        var planned = plan.Resources
            .Where(resource => !IsDefaultProvider(resource))
            .CountBy(StackPlan.TypeOf);
        Assert.Equal(planned.OrderBy(count => count.Key, StringComparer.Ordinal), registered.OrderBy(count => count.Key, StringComparer.Ordinal));
    }

    /// <summary>The engine makes these itself; no program registers them.</summary>
    private static bool IsDefaultProvider(JsonElement resource) =>
        StackPlan.TypeOf(resource).StartsWith("pulumi:providers:", StringComparison.Ordinal)
            && StackPlan.NameOf(resource).StartsWith("default_", StringComparison.Ordinal);

    /// <summary>The stack's settings as the CLI hands them to a program: texts, and JSON for structures.</summary>
    private static JsonObject Configuration()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Repository.Root, "stacks", "Pulumi.eks.yaml"));
        yaml.Load(reader);
        var config = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["config"];
        return new JsonObject(config.Children.Select(entry => KeyValuePair.Create(
            ((YamlScalarNode)entry.Key).Value!,
            (JsonNode?)(entry.Value is YamlScalarNode scalar ? scalar.Value : Convert(entry.Value)!.ToJsonString()))));
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        _ => ((YamlScalarNode)node).Value,
    };
}
