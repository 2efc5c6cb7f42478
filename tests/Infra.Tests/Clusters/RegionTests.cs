using Infra.Tests.Support;

namespace Infra.Tests.Clusters;

/// <summary>A text that cannot be a region is refused before anything is registered: no cloud is asked while a stack is previewed.</summary>
public class RegionTests
{
    [Theory]
    [InlineData(
        "Pulumi.eks.yaml",
        "aws:region: eu-central-1",
        "frankfurt",
        "aws:region is \"frankfurt\", but a region's code such as eu-central-1 is expected. Set it: pulumi config set aws:region eu-central-1")]
    [InlineData(
        "Pulumi.eks.yaml",
        "aws:region: eu-central-1",
        "eu-central-1a",
        "aws:region is \"eu-central-1a\", but a region's code such as eu-central-1 is expected.")]
    [InlineData(
        "Pulumi.eks.yaml", "aws:region: eu-central-1", "europe-west4", "aws:region is \"europe-west4\", but a region's code such as eu-central-1 is expected.")]
    [InlineData(
        "Pulumi.gke.yaml",
        "gcp:region: europe-west4",
        "eu-central-1",
        "gcp:region is \"eu-central-1\", but a region's name such as europe-west4 is expected. Set it: pulumi config set gcp:region europe-west4")]
    [InlineData(
        "Pulumi.gke.yaml",
        "gcp:region: europe-west4",
        "europe-west4-a",
        "gcp:region is \"europe-west4-a\", but a region's name such as europe-west4 is expected.")]
    [InlineData(
        "Pulumi.aks.yaml",
        "azure-native:location: germanywestcentral",
        "Frankfurt",
        "azure-native:location is \"Frankfurt\", but a region's short name such as germanywestcentral is expected. Set it: "
        + "pulumi config set azure-native:location germanywestcentral")]
    public async Task What_cannot_be_a_region_is_refused(string file, string written, string region, string error)
    {
        var refused = await Record.ExceptionAsync(() => RunAsync(file, written, region));
        Assert.Contains(error, refused!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pulumi.eks.yaml", "aws:region: eu-central-1", "us-gov-west-1")]
    [InlineData("Pulumi.eks.yaml", "aws:region: eu-central-1", "ap-southeast-5")]
    [InlineData("Pulumi.eks.yaml", "aws:region: eu-central-1", "eusc-de-east-1")]
    [InlineData("Pulumi.gke.yaml", "gcp:region: europe-west4", "northamerica-northeast2")]
    public async Task What_can_be_a_region_is_accepted(string file, string written, string region) =>
        Assert.NotEmpty((await RunAsync(file, written, region)).Resources);

    private static Task<StackRun> RunAsync(string file, string written, string region) =>
        StackRun.OfAsync(new StackFiles(file).With(written, $"{written[..written.LastIndexOf(' ')]} {region}"));
}
