using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Infra.Tests.Platform.Catalogue;
using Infra.Tests.Support;
using k8s.Models;

namespace Infra.Tests.Platform;

/// <summary>
/// Every plain Kubernetes object is read into the models of Kubernetes' own C# client, strictly: a field that the API does not know, or a
/// value of the wrong type, fails here and not at the first deployment.
/// </summary>
public class KubernetesModelTests
{
    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The kinds that are no part of Kubernetes itself; they have types of their own in infra, and tests of their own in CustomKindTests.</summary>
    private static readonly string[] OtherKinds =
    [
        "kubernetes:helm.sh/v3:Release", "kubernetes:karpenter.sh/v1:NodePool", "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass",
        "kubernetes:monitoring.coreos.com/v1:PodMonitor", "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
        "kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass",
    ];

    private static readonly Dictionary<string, Type> Models = new[]
    {
        typeof(V1ConfigMap), typeof(V1Deployment), typeof(V1LimitRange), typeof(V1Namespace), typeof(V1NetworkPolicy), typeof(V1PersistentVolumeClaim),
        typeof(V1PodDisruptionBudget), typeof(V1PriorityClass), typeof(V1ResourceQuota),
        typeof(V1Role), typeof(V1RoleBinding), typeof(V1Service), typeof(V1ServiceAccount), typeof(V1StorageClass),
        typeof(V1ValidatingAdmissionPolicy), typeof(V1ValidatingAdmissionPolicyBinding),
    }.ToDictionary(model => model.Name[2..]);

    [Fact]
    public async Task Every_object_is_one_that_Kubernetes_knows()
    {
        var objects = (await EksRun.Shipped).Resources
            .Where(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) && !OtherKinds.Contains(resource.Type))
            .ToList();
        Assert.Equal(Models.Keys.Order(StringComparer.Ordinal), objects.Select(Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(objects, resource => Assert.NotNull(Read(Kind(resource), resource.Inputs)));
    }

    [Theory]
    [MemberData(nameof(Everything.Stacks), MemberType = typeof(Everything))]
    public async Task Every_object_of_the_catalogue_and_of_the_other_stacks_is_one_that_Kubernetes_knows(string stack)
    {
        var more = new Dictionary<string, Type>() { ["HorizontalPodAutoscaler"] = typeof(V2HorizontalPodAutoscaler), ["Secret"] = typeof(V1Secret) };
        var objects = (await Everything.OnAsync(stack)).Resources
            .Where(
                resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
                    && (Models.ContainsKey(Kind(resource)) || more.ContainsKey(Kind(resource))))
            .ToList();
        Assert.Contains(objects, resource => Kind(resource) == "HorizontalPodAutoscaler");
        Assert.All(objects, resource => Assert.NotNull(resource.Inputs.Deserialize(Models.GetValueOrDefault(Kind(resource)) ?? more[Kind(resource)], Strict)));
    }

    [Fact]
    public async Task Every_object_says_its_own_kind() => Assert.All(
        (await EksRun.Shipped).Resources.Where(
            resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) && resource.Inputs.ContainsKey("kind")),
        resource => Assert.Equal(
            resource.Type.Replace("core/", "", StringComparison.Ordinal),
            $"kubernetes:{resource.Text("apiVersion")}:{resource.Text("kind")}"));

    [Theory]
    [InlineData("ResourceQuota", """{"spec":{"hards":{}}}""")]
    [InlineData("ResourceQuota", """{"spec":{"hard":{"pods":[]}}}""")]
    [InlineData("Namespace", """{"metadata":{"name":"a","label":{}}}""")]
    [InlineData("Namespace", """{"metadata":{"name":1}}""")]
    [InlineData("NetworkPolicy", """{"spec":{"podSelector":{"matchLabel":{}}}}""")]
    [InlineData("NetworkPolicy", """{"spec":{"egress":[{"ports":[{"port":53,"protocols":"UDP"}]}]}}""")]
    [InlineData("Role", """{"rules":[{"verb":["get"]}]}""")]
    [InlineData("PersistentVolumeClaim", """{"spec":{"resources":{"request":{}}}}""")]
    [InlineData("StorageClass", """{"reclaimpolicy":"Retain"}""")]
    public void A_wrong_object_is_refused(string kind, string json) =>
        Assert.ThrowsAny<JsonException>(() => Read(kind, JsonNode.Parse(json)!));

    [Fact]
    public void What_was_read_is_there()
    {
        var quota = Assert.IsType<V1ResourceQuota>(Read("ResourceQuota", JsonNode.Parse("""{"spec":{"hard":{"requests.cpu":"1600"}}}""")!));
        Assert.Equal(1600, quota.Spec.Hard["requests.cpu"].ToDecimal());
    }

    private static string Kind(Registered resource) => resource.Type.Split(':')[^1];

    private static object? Read(string kind, JsonNode json) => json.Deserialize(Models[kind], Strict);
}
