using System.Text.Json.Nodes;
using Infra.Tests.Platform.Catalogue;
using Infra.Tests.Support;
using NJsonSchema;

namespace Infra.Tests.Platform;

/// <summary>
/// Every object of a kind that is no part of Kubernetes, held against what the operator that brings the kind allows at its version
/// (Facts/*.json): what the API server would refuse, or drop without a word, fails here. Kueue's kinds and the applications of examples/ have
/// tests of their own.
/// </summary>
public class CustomKindTests
{
    private const string ChartRelease = "kubernetes:helm.sh/v3:Release";

    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Platform", "Facts");

    /// <summary>Each kind by its type, for example "kubernetes:kafka.strimzi.io/v1:Kafka".</summary>
    private static readonly Dictionary<string, Fact> Facts = Directory.GetFiles(Folder, "*.json")
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["kinds"]!.AsObject())
        .Select(kind => new Fact(kind.Key, kind.Value!["scope"]!.ToString() == "Namespaced", kind.Value["schema"]!))
        .ToDictionary(fact => $"kubernetes:{fact.Schema["properties"]!["apiVersion"]!["enum"]![0]}:{fact.Kind}");

    public static TheoryData<string> Stacks => Everything.Stacks;

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_object_is_one_that_its_operator_takes(string stack)
    {
        var objects = await ObjectsAsync(stack);
        Assert.Equal(
            Facts.Keys.Where(type => stack == "Pulumi.eks.yaml" || !type.Contains("karpenter", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            objects.Select(o => o.Type).Distinct().Order(StringComparer.Ordinal));
        foreach (var o in objects)
        {
            Assert.True(Facts.TryGetValue(o.Type, out var fact), $"{o} is of a kind that Facts/ does not have.");
            Assert.Equal(fact.IsNamespaced, o.Namespace is not null);
            Assert.True(fact.Schema["properties"]!["spec"] is null || o["spec"] is not null, $"{o} has no spec.");
            Assert.Empty(Problems(fact, o.Inputs));
        }
    }

    /// <summary>Another version of an operator may have other kinds.</summary>
    [Theory]
    [InlineData("cloudnative-pg")]
    [InlineData("karpenter")]
    [InlineData("kube-prometheus-stack")]
    [InlineData("strimzi-kafka-operator")]
    public async Task The_facts_are_those_of_the_version_that_is_installed(string chart)
    {
        var release = Assert.Single((await Everything.OnAsync("Pulumi.eks.yaml")).Of(ChartRelease), release => release.Text("chart")!.Split('/')[^1] == chart);
        Assert.True(File.Exists(Path.Combine(Folder, $"{chart}-{release.Text("version")}.json")), $"Facts/{chart}-{release.Text("version")}.json is missing.");
    }

    [Theory]
    [InlineData("kafka.strimzi.io/v1:Kafka", "kafka.listeners.0.type", "\"external\"")]
    [InlineData("kafka.strimzi.io/v1:Kafka", "kafka.listeners.0.port", "80")]
    [InlineData("kafka.strimzi.io/v1:Kafka", "zookeeper", "{}")]
    [InlineData("kafka.strimzi.io/v1:Kafka", "kafka.template", "{}")]
    [InlineData("kafka.strimzi.io/v1:KafkaNodePool", "roles.0", "\"zookeeper\"")]
    [InlineData("kafka.strimzi.io/v1:KafkaNodePool", "template.pod.nodeSelector", "{}")]
    [InlineData("postgresql.cnpg.io/v1:Cluster", "instances", "0")]
    [InlineData("postgresql.cnpg.io/v1:Cluster", "storage.class", "\"fast\"")]
    [InlineData("monitoring.coreos.com/v1:PodMonitor", "podMetricsEndpoints.0.interval", "\"half a minute\"")]
    [InlineData("monitoring.coreos.com/v1:PrometheusRule", "groups.0.rules.0.expression", "\"1\"")]
    [InlineData("karpenter.sh/v1:NodePool", "disruption.consolidationPolicy", "\"Always\"")]
    [InlineData("karpenter.k8s.aws/v1:EC2NodeClass", "blockDeviceMappings.0.ebs.volumeType", "\"gp4\"")]
    public async Task A_mistake_would_be_found(string kind, string path, string value)
    {
        var type = $"kubernetes:{kind}";
        var o = (await ObjectsAsync("Pulumi.eks.yaml")).First(o => o.Type == type).Inputs.DeepClone();
        var keys = path.Split('.');
        Set(keys[..^1].Aggregate(o["spec"]!, Below), keys[^1], JsonNode.Parse(value));
        Assert.NotEmpty(Problems(Facts[type], o));
    }

    /// <summary>A node class names what only AWS knows, so it is taken from a run in which AWS has answered.</summary>
    private static async Task<List<Registered>> ObjectsAsync(string stack)
    {
        var objects = (await Everything.OnAsync(stack))
            .Resources.Concat((await StackRun.Shipped(stack)).Resources)
            .Where(o => IsCustom(o) && o.Type != NodeClass);
        return stack == "Pulumi.eks.yaml" ? [.. objects, .. (await EksRun.Shipped).Of(NodeClass)] : [.. objects];
    }

    /// <summary>Kubernetes' own groups have no dot or end alike; the snapshots' group does too, and is none of them.</summary>
    private static bool IsCustom(Registered resource) =>
        resource.Type.Split(':') is ["kubernetes", var version, _] && version.Split('/')[0] is var group && group.Contains('.', StringComparison.Ordinal)
        && group != "helm.sh" && (group == "snapshot.storage.k8s.io" || !group.EndsWith(".k8s.io", StringComparison.Ordinal));

    private static JsonNode Below(JsonNode node, string key) => node is JsonArray list ? list[int.Parse(key)]! : node[key]!;

    private static void Set(JsonNode node, string key, JsonNode? value)
    {
        if (node is JsonArray list)
        {
            list[int.Parse(key)] = value;
        }
        else
        {
            node[key] = value;
        }
    }

    private static IEnumerable<string> Problems(Fact fact, JsonNode o) =>
        JsonSchema.FromJsonAsync(fact.Schema.ToJsonString()).GetAwaiter().GetResult().Validate(o.ToJsonString()).Select(problem => problem.ToString());

    private sealed record Fact(string Kind, bool IsNamespaced, JsonNode Schema);
}
