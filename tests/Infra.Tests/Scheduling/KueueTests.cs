using System.Text.Json.Nodes;
using Infra.Tests.Support;
using NJsonSchema;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Scheduling;

/// <summary>Kueue's objects and values are valid for its kinds (Facts/kueue-0.19.2.json) and its chart.</summary>
public class KueueTests
{
    private static readonly Lazy<Task<KueueClusterObjects>> Plain = new(() => KueueClusterObjects.OfAsync(new ProjectFiles()));

    /// <summary>Everything that a tenant can say to it.</summary>
    private static readonly Lazy<Task<KueueClusterObjects>> Full = new(() => KueueClusterObjects.OfAsync(
        new ProjectFiles().InPlatform("    pods: 1000", "    pods: 1000\n    priority: high\n    weight: 3\n    lendLimit: { cpu: 100500m, memory: 1.5Ti }")));

    private static readonly JsonObject Facts =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scheduling", "Facts", "kueue-0.19.2.json")))!["kinds"]!.AsObject();

    [Fact]
    public async Task Each_tenant_has_a_quota_and_a_door_to_it() => Assert.Equal(
        [
            "ClusterQueue analytics", "ClusterQueue data-science", "ClusterQueue streaming", "Cohort tenants",
            "LocalQueue analytics/default", "LocalQueue data-science/default", "LocalQueue streaming/default", "ResourceFlavor any-node",
            "WorkloadPriorityClass spark-high", "WorkloadPriorityClass spark-low", "WorkloadPriorityClass spark-normal",
        ],
        (await Plain.Value).Objects.Select(o => $"{o.Text("kind")} {(o.Namespace is { } ns ? $"{ns}/" : "")}{o.ObjectName}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_object_is_one_that_Kueue_takes(bool full) => Assert.All((await (full ? Full : Plain).Value).Objects, o =>
    {
        Assert.Equal("kueue.x-k8s.io/v1beta2", o.Text("apiVersion"));
        Assert.Equal(Facts[o.Text("kind")!]!["scope"]!.ToString() == "Namespaced", o.Namespace is not null);
        Assert.Empty(Problems(o.Text("kind")!, o.Inputs));
    });

    [Theory]
    [InlineData("ClusterQueue", """{"spec":{"cohort":"tenants"}}""")]
    [InlineData("ClusterQueue", """{"spec":{"cohortName":"Tenants"}}""")]
    [InlineData("ClusterQueue", """{"spec":{"preemption":{"reclaimWithinCohort":"Always"}}}""")]
    [InlineData(
        "ClusterQueue",
        """{"spec":{"resourceGroups":[{"coveredResources":["cpu"],"flavors":[{"name":"a","resources":[{"name":"cpu","nominalQuota":"4 cores"}]}]}]}}""")]
    [InlineData("ClusterQueue", """{"spec":{"resourceGroups":[{"coveredResources":["cpu"],"flavors":[]}]}}""")]
    [InlineData("WorkloadPriorityClass", """{"description":"without value"}""")]
    public void A_wrong_object_is_refused(string kind, string json) => Assert.NotEmpty(Problems(kind, JsonNode.Parse(json)!));

    [Fact]
    public async Task The_queues_have_the_tenants_guarantees_and_ceilings()
    {
        var quotas = (await Full.Value).Objects.Single(o => o.Text("kind") == "ClusterQueue" && o.ObjectName == "analytics");
        Assert.Equal(
            """[{"borrowingLimit":"1200","lendingLimit":"100500m","name":"cpu","nominalQuota":"400"},"""
            + """{"borrowingLimit":"4800Gi","lendingLimit":"1536Gi","name":"memory","nominalQuota":"1600Gi"}]""",
            Sorted(quotas["spec.resourceGroups.0.flavors.0.resources"]!.AsArray()));
        Assert.Equal(["cpu", "memory"], quotas.Texts("spec.resourceGroups.0.coveredResources"));
        Assert.Equal("3", quotas.Text("spec.fairSharing.weight"));
        Assert.Equal("analytics", quotas["spec.namespaceSelector.matchLabels"]!["kubernetes.io/metadata.name"]!.ToString());
    }

    /// <summary>Beyond the guarantees the pools have 3,032 cores, which anybody may borrow: without them a ceiling could not be reached.</summary>
    [Fact]
    public async Task Capacity_beyond_the_guarantees_is_there_for_all()
    {
        var cohort = (await Plain.Value).Objects.Single(o => o.Text("kind") == "Cohort");
        Assert.Equal("3032", cohort.Text("spec.resourceGroups.0.flavors.0.resources.0.nominalQuota"));
        Assert.Null(cohort["spec.resourceGroups.0.flavors.0.resources.0.borrowingLimit"]);
    }

    [Fact]
    public async Task The_order_of_applications_is_that_of_their_drivers()
    {
        var run = (await Plain.Value).Run;
        Assert.All(["low", "normal", "high"], priority => Assert.Equal(
            run.One("kubernetes:scheduling.k8s.io/v1:PriorityClass", $"spark-driver-{priority}").Text("value"),
            (run.Resources.Single(o => o.Name == $"spark-{priority}")).Text("value")));
    }

    [Fact]
    public async Task Its_configuration_queues_the_tenants_Spark_applications_and_nothing_else()
    {
        var release = (await Plain.Value).Run.One("kubernetes:helm.sh/v3:Release", "kueue");
        var yaml = new YamlStream();
        yaml.Load(new StringReader(release.Text("values.managerConfig.controllerManagerConfigYaml")!));
        var root = yaml.Documents[0].RootNode;
        Assert.Equal(["sparkoperator.k8s.io/sparkapplication"], ((YamlSequenceNode)root["integrations"]["frameworks"]).Select(item => item.ToString()));
        Assert.Equal("true", root["manageJobsWithoutQueueName"].ToString());
        var labels = (await Plain.Value).Run.One("kubernetes:core/v1:Namespace", "analytics")["metadata.labels"]!.AsObject();
        Assert.Contains(root["managedJobsNamespaceSelector"]["matchExpressions"][0]["key"].ToString(), labels.Select(label => label.Key));
        Assert.Equal(
            "SparkApplicationIntegration true",
            $"{release.Text("values.controllerManager.featureGates.0.name")} {release.Text("values.controllerManager.featureGates.0.enabled")}");
    }

    [Fact]
    public async Task The_chart_is_addressed_and_its_kinds_come_first()
    {
        var run = (await Plain.Value).Run;
        Assert.Equal("oci://registry.k8s.io/kueue/charts/kueue", run.One("kubernetes:helm.sh/v3:Release", "kueue").Text("chart"));
        foreach (var o in (await Plain.Value).Objects.Where(o => o.Text("kind") != "LocalQueue"))
        {
            Assert.Contains("kueue", await o.DependsOnAsync());
        }

        Assert.Equal(["analytics", "analytics-quota"], await run.Resources.Single(o => o.Name == "analytics-queue").DependsOnAsync());
    }

    [Fact]
    public async Task Its_values_have_keys_that_the_chart_knows()
    {
        var keys = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Charts", "kueue-0.19.2.keys.txt")).ToHashSet();
        var values = (await Plain.Value).Run.One("kubernetes:helm.sh/v3:Release", "kueue")["values"]!.AsObject();
        Assert.All(Paths(values, ""), path => Assert.Contains(path, keys));

        static IEnumerable<string> Paths(JsonObject map, string prefix) => map.SelectMany(entry => entry.Value is JsonObject { Count: > 0 } below
            ? entry.Key == "nodeSelector" ? [$"{prefix}nodeSelector.*"] : Paths(below, $"{prefix}{entry.Key}.")
            : (IEnumerable<string>)[prefix + entry.Key]);
    }

    private static IEnumerable<string> Problems(string kind, JsonNode o) =>
        JsonSchema.FromJsonAsync(Facts[kind]!["schema"]!.ToJsonString())
            .GetAwaiter()
            .GetResult()
            .Validate(o.ToJsonString())
            .Select(problem => problem.ToString());

    private static string Sorted(JsonArray quotas) => new JsonArray([.. quotas.Select(quota => new JsonObject(quota!.AsObject()
        .OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))))]).ToJsonString();
}
