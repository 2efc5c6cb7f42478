using System.Text.Json.Nodes;
using Infra.Tests.Support;

namespace Infra.Tests.Eks;

/// <summary>Whatever is left behind must be found and paid for: everything that takes tags has those of the deployment.</summary>
public class TagTests
{
    private static readonly Dictionary<string, string> Deployment = new()
    {
        ["spark-platform:deployment"] = "spark-platform/eks",
        ["spark-platform:cluster"] = "spark",
        ["managed-by"] = "pulumi",
        ["environment"] = "production",
    };

    [Fact]
    public async Task Every_resource_that_takes_tags_has_them()
    {
        var taggable = (await EksRun.Shipped).Resources
            .Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal) && resource.Args.GetType().GetProperty("Tags") is not null)
            .ToList();
        Assert.True(taggable.Count > 50, $"Only {taggable.Count} resources take tags: is the test looking at the right property?");
        Assert.All(taggable, resource => AssertTagged(resource["tags"], resource.ToString()));
    }

    [Fact]
    public async Task Every_resource_that_takes_tags_has_a_name_that_a_person_reads() => Assert.All(
        (await EksRun.Shipped).Resources.Where(
            resource => resource.Args.GetType().GetProperty("Tags") is not null && resource.Type.StartsWith("aws:", StringComparison.Ordinal)),
        resource => Assert.StartsWith("spark", resource.Text("tags.Name"), StringComparison.Ordinal));

    [Fact]
    public async Task What_the_system_nodes_are_made_of_has_them()
    {
        var specifications = (await EksRun.Shipped).One("aws:ec2/launchTemplate:LaunchTemplate")["tagSpecifications"]!.AsArray();
        Assert.Equal(
            ["instance", "network-interface", "volume"], specifications.Select(item => item!["resourceType"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(specifications, item => AssertTagged(item!["tags"], "launch template"));
    }

    [Fact]
    public async Task What_Karpenter_starts_has_them() =>
        Assert.All(
            (await EksRun.Shipped).Of("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass"), nodeClass => AssertTagged(nodeClass["spec.tags"], nodeClass.ToString()));

    [Theory]
    [InlineData("aws-ebs-csi-driver", "controller.extraVolumeTags")]
    [InlineData("aws-efs-csi-driver", "controller.tags")]
    public async Task What_the_storage_drivers_make_has_them(string addon, string path)
    {
        var values = JsonNode.Parse((await EksRun.Shipped).One("aws:eks/addon:Addon", $"spark-{addon}").Text("configurationValues")!);
        AssertTagged(path.Split('.').Aggregate(values, (node, key) => node![key]), addon);
    }

    private static void AssertTagged(JsonNode? tags, string what)
    {
        Assert.True(tags is not null, $"{what} has no tags.");
        Assert.All(Deployment, tag => Assert.True(tag.Value == tags[tag.Key]?.ToString(), $"{what} has no tag {tag.Key}: {tag.Value}."));
    }
}
