using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>
/// An output that the program reads and did not set is known to the cloud only: a plan has it as unknown, as Pulumi's own preview has, and a
/// resource that uses it depends on that resource.
/// </summary>
public sealed class ComputedOutputTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly Lazy<IReadOnlyList<OutputRead>> Reads = new(() => OutputRead.Of(Repository.Built("Infra")));

    public static TheoryData<string> Stacks => StackPlan.Stacks;

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task What_is_read_and_not_given_is_unknown_and_makes_a_dependency(string stack)
    {
        var plan = await StackPlan.Of(stack);

        foreach (var read in Reads.Value.Where(read => !read.Type.StartsWith("kubernetes:", StringComparison.Ordinal)))
        {
            var computed = plan.OfType(read.Type).Where(resource => !Has(resource.GetProperty("inputs"), read.Property)).ToArray();
            Assert.All(
                computed, resource => Assert.True(IsUnknown(Outputs(resource), read.Property), $"{StackPlan.UrnOf(resource)} has {read.Property} as null"));
            Assert.True(
                computed.Length == 0 || computed.Any(resource => Dependents(plan, StackPlan.UrnOf(resource)).Any()),
                $"no resource depends on a {read.Type}, of which {read.Property} is read");
        }
    }

    [Theory]
    [InlineData("aws:ec2/launchTemplate:LaunchTemplate", "latestVersion")]
    [InlineData("aws:eks/cluster:Cluster", "certificateAuthority.data")]
    [InlineData("aws:eks/cluster:Cluster", "vpcConfig.clusterSecurityGroupId")]
    [InlineData("azure-native:containerservice:ManagedCluster", "oidcIssuerProfile.issuerURL")]
    [InlineData("gcp:container/cluster:Cluster", "masterAuth.clusterCaCertificate")]
    public void The_programs_code_tells_what_it_reads(string type, string path) => Assert.Contains(new OutputRead(type, path), Reads.Value);

    [Theory]
    [InlineData("aks", "azure-native:managedidentity:FederatedIdentityCredential", "issuer", "azure-native:containerservice:ManagedCluster")]
    [InlineData("eks", "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "spec", "aws:eks/cluster:Cluster")]
    public async Task What_uses_such_a_value_is_unknown_and_depends_on_its_resource(string stack, string type, string property, string source)
    {
        var plan = await StackPlan.Of(stack);
        var cluster = StackPlan.UrnOf(Assert.Single(plan.OfType(source)));

        Assert.NotEmpty(plan.OfType(type));
        Assert.All(plan.OfType(type), user =>
        {
            Assert.Contains(Unknown, user.GetProperty("inputs").GetProperty(property).GetRawText(), StringComparison.Ordinal);
            Assert.Contains(cluster, user.GetProperty("propertyDependencies").GetProperty(property).EnumerateArray().Select(urn => urn.GetString()));
        });
    }

    private static JsonElement? Outputs(JsonElement resource) => resource.TryGetProperty("outputs", out var outputs) ? outputs : null;

    private static IEnumerable<JsonElement> Dependents(StackPlan plan, string urn) => plan.Resources.Where(resource =>
        resource.TryGetProperty("propertyDependencies", out var properties)
        && properties.EnumerateObject().Any(property => property.Value.EnumerateArray().Any(source => source.GetString() == urn)));

    private static bool Has(JsonElement value, string path) =>
        At(value, path.Split('.')).Any(found => found is { ValueKind: not JsonValueKind.Null });

    // What is not there at all is unknown to the program; null must not appear.
    private static bool IsUnknown(JsonElement? outputs, string path)
    {
        var names = path.Split('.');
        return outputs is not { } known || !known.TryGetProperty(names[0], out _) || At(known, names).All(found => found?.GetString() == Unknown);
    }

    /// <summary>The values at a path, in every item of a list; null where an object lacks it.</summary>
    private static IEnumerable<JsonElement?> At(JsonElement value, ReadOnlyMemory<string> path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().SelectMany(item => At(item, path));
        }

        if (path.IsEmpty || value.ValueKind != JsonValueKind.Object)
        {
            return [value];
        }

        return value.TryGetProperty(path.Span[0], out var inner) ? At(inner, path[1..]) : [null];
    }
}
