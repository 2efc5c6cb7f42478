using System.Text.Json.Nodes;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Eks;

/// <summary>Rules that hold for every resource that the program registers.</summary>
public class EksStackTests
{
    [Fact]
    public async Task Only_the_cluster_and_the_platform_are_at_the_top()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(
            ["spark-platform:eks:Cluster spark", "spark-platform:platform:Platform platform"],
            run.Resources.Where(resource => resource.Ancestors.Count == 0).Select(resource => resource.ToString()));
    }

    [Fact]
    public async Task Every_resource_is_in_a_component() => Assert.All(
        (await EksRun.Shipped).Resources.Where(resource => resource.Ancestors.Count > 0),
        resource => Assert.IsType<ComponentResource>(resource.Ancestors[0], exactMatch: false));

    /// <summary>A URN is made of the parents' types, the type and the name. Mocks do not refuse one that is there twice.</summary>
    [Fact]
    public async Task No_two_resources_have_the_same_identity()
    {
        var identities = (await EksRun.Shipped).Resources.Select(Identity).ToList();
        Assert.Equal(identities.Distinct(), identities);
    }

    /// <summary>Types of components are the users' state: a rename replaces what is inside, unless it brings an alias.</summary>
    [Fact]
    public async Task The_types_of_components_are_a_contract() => Assert.Equal(
        [
            "spark-platform:eks:Addons", "spark-platform:eks:Cluster", "spark-platform:eks:ControlPlane", "spark-platform:eks:DataLake",
            "spark-platform:eks:HistoryIdentity", "spark-platform:eks:Karpenter", "spark-platform:eks:Keys", "spark-platform:eks:Network",
            "spark-platform:eks:SharedFiles", "spark-platform:eks:SystemNodes", "spark-platform:eks:TenantIdentity", "spark-platform:platform:Dashboards",
            "spark-platform:platform:HistoryServer", "spark-platform:platform:Monitoring",
            "spark-platform:platform:Platform", "spark-platform:platform:Scheduling",
            "spark-platform:platform:SparkOperator", "spark-platform:platform:Storage",
            "spark-platform:platform:Tenant",
        ],
        (await EksRun.Shipped).Resources
            .Where(resource => resource.Resource is ComponentResource).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_same_settings_register_the_same_things_in_the_same_way()
    {
        var (first, second) = (await EksRun.Shipped, await EksRun.OfAsync(new ProjectFiles()));
        Assert.Equal(first.Resources.Select(Identity), second.Resources.Select(Identity));
        Assert.All(
            first.Resources.Zip(second.Resources), pair => Assert.True(JsonNode.DeepEquals(pair.First.Inputs, pair.Second.Inputs), $"{pair.First} differs."));
    }

    [Fact]
    public async Task Everything_in_Kubernetes_goes_through_the_clusters_own_provider()
    {
        var run = await EksRun.Shipped;
        var provider = run.One("pulumi:providers:kubernetes");
        Assert.Equal("arn:aws:eks:eu-central-1:123456789012:cluster/spark", provider.Text("clusterIdentifier"));
        var platform = run.One("spark-platform:platform:Platform");
        Assert.Same(provider.Resource, Assert.Single(Assert.IsType<ComponentResourceOptions>(platform.Options).Providers));
    }

    [Fact]
    public async Task The_stack_tells_what_its_users_need()
    {
        var outputs = (await EksRun.Shipped).Outputs;
        Assert.Equal(["apiServer", "bucket", "clusterEndpoint", "clusterName", "imageRepository", "kubeconfig"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("private; from 10.0.0.0/16 and the nodes", outputs["apiServer"]);
        Assert.Equal("spark-data-123456789012-eu-central-1", outputs["bucket"]);
        Assert.Equal("https://api.example", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["clusterEndpoint"])));
        Assert.Equal("registry.example/spark-spark", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["imageRepository"])));
    }

    [Fact]
    public async Task The_kubeconfig_is_a_secret()
    {
        var kubeconfig = Assert.IsType<Output<string>>((await EksRun.Shipped).Outputs["kubeconfig"]);
        Assert.True(await Output.IsSecretAsync(kubeconfig));
    }

    [Fact]
    public async Task What_holds_data_is_protected_while_deletion_protection_is_on()
    {
        string[] expected =
        [
            "aws:ecr/repository:Repository spark-spark", "aws:efs/fileSystem:FileSystem spark-shared", "aws:eks/cluster:Cluster spark",
            "aws:kms/key:Key spark-cluster", "aws:kms/key:Key spark-data",
            "aws:s3/bucket:Bucket spark-access-logs", "aws:s3/bucket:Bucket spark-data",
        ];
        Assert.Equal(expected, Protected(await EksRun.Shipped));
        Assert.Empty(Protected(await EksRun.WithStackAsync("deletionProtection: true", "deletionProtection: false")));
    }

    private static IEnumerable<string> Protected(EksRun run) =>
        run.Resources.Where(resource => resource.Options.Protect == true).Select(resource => resource.ToString()).Order(StringComparer.Ordinal);

    private static string Identity(Registered resource) =>
        string.Join('$', resource.Ancestors.Select(ancestor => ancestor.GetResourceType()).Reverse().Append(resource.Type)) + "::" + resource.Name;
}
