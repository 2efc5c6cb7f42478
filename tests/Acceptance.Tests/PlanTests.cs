using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>The plan as other tools see it.</summary>
public sealed class PlanTests
{
    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task The_same_settings_give_the_same_bytes(string stack)
    {
        var plan = await StackPlan.Of(stack);
        var again = await PreviewProcess.RunAsync("plan", stack, "--json");

        Assert.Equal(plan.Json, again.Output);
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task It_has_the_shape_of_a_deployment_export(string stack)
    {
        var plan = await StackPlan.Of(stack);
        Assert.Equal(3, plan.Root.GetProperty("version").GetInt32());
        Assert.All(plan.Resources, resource =>
        {
            Assert.StartsWith($"urn:pulumi:{stack}::spark-platform::", StackPlan.UrnOf(resource));
            Assert.True(resource.TryGetProperty("custom", out _));
            Assert.EndsWith(StackPlan.TypeOf(resource), StackPlan.UrnOf(resource).Split("::")[2]);
        });
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_resource_is_there_once_after_its_parent_and_what_it_needs(string stack)
    {
        var plan = await StackPlan.Of(stack);
        var seen = new HashSet<string>();
        foreach (var resource in plan.Resources)
        {
            foreach (var needed in References(resource))
            {
                Assert.Contains(needed, seen);
            }

            Assert.True(seen.Add(StackPlan.UrnOf(resource)), $"{StackPlan.UrnOf(resource)} is there twice.");
        }
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task The_kubeconfig_is_a_secret_and_nowhere_in_plain_text(string stack)
    {
        var plan = await StackPlan.Of(stack);
        var provider = Assert.Single(plan.OfType("pulumi:providers:kubernetes"));
        Assert.Equal("kubeconfig", Assert.Single(provider.GetProperty("additionalSecretOutputs").EnumerateArray()).GetString());
        Assert.Equal(
            "1b47061264138c4ac30d75fd1eb44270",
            provider.GetProperty("outputs").GetProperty("kubeconfig").GetProperty("4dabf18193072939515e22adb298388d").GetString());
        Assert.DoesNotContain("certificate-authority-data", plan.Json);
        Assert.DoesNotContain("get-token", plan.Json);
    }

    [Theory]
    [InlineData("eks", "aws:eks/cluster:Cluster", "aws:kms/key:Key", "aws:s3/bucket:Bucket", "aws:ecr/repository:Repository", "aws:efs/fileSystem:FileSystem")]
    [InlineData(
        "gke", "gcp:container/cluster:Cluster", "gcp:kms/cryptoKey:CryptoKey", "gcp:storage/bucket:Bucket", "gcp:artifactregistry/repository:Repository")]
    [InlineData(
        "aks",
        "azure-native:containerservice:ManagedCluster",
        "azure-native:keyvault:Vault",
        "azure-native:storage:StorageAccount",
        "azure-native:containerregistry:Registry")]
    public async Task What_holds_data_is_protected(string stack, params string[] holdsData)
    {
        var plan = await StackPlan.Of(stack);
        Assert.All(holdsData, type => Assert.All(plan.OfType(type), resource => Assert.True(resource.GetProperty("protect").GetBoolean())));
        Assert.All(holdsData, type => Assert.NotEmpty(plan.OfType(type)));
    }

    [Fact]
    public async Task The_parts_that_a_reader_looks_for_are_found()
    {
        var plan = await StackPlan.Of("eks");
        Assert.Equal("1.35", Assert.Single(plan.OfType("aws:eks/cluster:Cluster")).GetProperty("inputs").GetProperty("version").GetString());
        Assert.Equal(["driver", "executor", "large", "local-nvme"], MetadataNames(plan, "kubernetes:karpenter.sh/v1:NodePool"));
        Assert.Equal(["priorities", "priorities", "priorities", "quota", "quota", "quota"], MetadataNames(plan, "kubernetes:core/v1:ResourceQuota"));

        // Three tenants, and the operator's namespace.
        Assert.Equal(4, MetadataNames(plan, "kubernetes:networking.k8s.io/v1:NetworkPolicy").Count(name => name == "default-deny"));
        Assert.Equal(["spark-fast", "spark-scratch", "spark-shared", "spark-standard"], MetadataNames(plan, "kubernetes:storage.k8s.io/v1:StorageClass"));
        Assert.Equal(
            ["karpenter-crd@1.14.1", "karpenter@1.14.1", "kube-prometheus-stack@88.5.3", "spark-operator@2.5.2", "yunikorn@1.9.0"],
            plan.OfType("kubernetes:helm.sh/v3:Release")
                .Select(release => release.GetProperty("inputs"))
                .Select(inputs => $"{inputs.GetProperty("name").GetString()}@{inputs.GetProperty("version").GetString()}")
                .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string?> MetadataNames(StackPlan plan, string type) =>
        plan.OfType(type)
            .Select(resource => resource.GetProperty("inputs").GetProperty("metadata").GetProperty("name").GetString())
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> References(JsonElement resource)
    {
        if (resource.TryGetProperty("parent", out var parent))
        {
            yield return parent.GetString()!;
        }

        if (resource.TryGetProperty("provider", out var provider))
        {
            yield return provider.GetString()![..provider.GetString()!.LastIndexOf("::", StringComparison.Ordinal)];
        }

        if (resource.TryGetProperty("dependencies", out var dependencies))
        {
            foreach (var dependency in dependencies.EnumerateArray())
            {
                yield return dependency.GetString()!;
            }
        }
    }
}
