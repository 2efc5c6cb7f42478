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

    [Fact]
    public async Task What_the_driver_of_block_volumes_makes_has_them() =>
        AssertTagged((await AddonAsync("aws-ebs-csi-driver"))["controller"]!["extraVolumeTags"], "aws-ebs-csi-driver");

    /// <summary>
    /// The driver gets them as one text, key:value key:value, and drops a pair that has two colons. Source: docs/parameters.md of
    /// aws-efs-csi-driver v3, which wants a backslash before a colon or blank of a key or value.
    /// </summary>
    [Fact]
    public async Task What_the_driver_of_shared_files_makes_has_them()
    {
        var run = await EksRun.WithStackAsync("environment: production", "environment: production\n    \"team: x\": data platform");
        var tags = JsonNode.Parse(run.One("aws:eks/addon:Addon", "spark-aws-efs-csi-driver").Text("configurationValues")!)!["controller"]!["tags"]!;
        Assert.Equal(
            [
                "environment=production", "managed-by=pulumi", @"spark-platform\:cluster=spark",
                @"spark-platform\:deployment=spark-platform/eks", @"team\:\ x=data\ platform",
            ],
            tags.AsObject().Select(tag => $"{tag.Key}={tag.Value}"));
    }

    private static async Task<JsonNode> AddonAsync(string addon) =>
        JsonNode.Parse((await EksRun.Shipped).One("aws:eks/addon:Addon", $"spark-{addon}").Text("configurationValues")!)!;

    private static void AssertTagged(JsonNode? tags, string what)
    {
        Assert.True(tags is not null, $"{what} has no tags.");
        Assert.All(Deployment, tag => Assert.True(tag.Value == tags[tag.Key]?.ToString(), $"{what} has no tag {tag.Key}: {tag.Value}."));
    }
}
