using System.Collections.Immutable;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public sealed class ApiServerAccessTests
{
    [Theory]
    [InlineData("", "", false, "private; from the nodes")]
    [InlineData("", "10.0.0.0/16", false, "private; from 10.0.0.0/16 and the nodes")]
    [InlineData("203.0.113.0/24", "", false, "public; over the internet from 203.0.113.0/24; from the nodes")]
    [InlineData(
        "203.0.113.0/24", "10.0.0.0/16 10.1.0.0/16", false, "public; over the internet from 203.0.113.0/24; from 10.0.0.0/16, 10.1.0.0/16 and the nodes")]
    [InlineData("", "", true, "by its DNS name, with the right in IAM; private; from the nodes")]
    public void It_says_who_reaches_the_API_server_in_one_line(string open, string connected, bool byName, string line) =>
        Assert.Equal(line, new ApiServerAccess(Networks(open), Networks(connected), byName).ToString());

    [Theory]
    [InlineData("Pulumi.eks.yaml")]
    [InlineData("Pulumi.aks.yaml")]
    public void A_warning_says_how_to_open_an_API_server_that_no_network_reaches(string stack)
    {
        var files = new StackFiles(stack).With("privateAccessCidrs: [10.0.0.0/16]", "privateAccessCidrs: []");
        Assert.Contains(
            $"stacks/{stack}:{files.Line("privateAccessCidrs")}:5: cluster.privateAccessCidrs names no network, and publicAccessCidrs neither, "
            + "so `pulumi up` must run on one of the cluster's own nodes to make anything inside it. Name the network that it runs in: "
            + "here where it is the cluster's own, peered or connected by a VPN, and under publicAccessCidrs otherwise.",
            files.Load().Warnings);
        Assert.Empty(new StackFiles(stack).Load().Warnings);
        Assert.Empty(files.With("publicAccessCidrs: []", "publicAccessCidrs: [203.0.113.0/24]").Load().Warnings);
    }

    [Fact]
    public void On_premises_it_is_refused() => Assert.Contains(
        "cluster.privateAccessCidrs is there, but not on premises: the cluster and what reaches its API server are there already. Remove it.",
        Assert.Single(
            new StackFiles("Pulumi.onprem.yaml")
                .With("spark-platform:cluster:\n", "spark-platform:cluster:\n    privateAccessCidrs: [10.0.0.0/16]\n")
                .Errors()),
        StringComparison.Ordinal);

    private static ImmutableArray<Cidr> Networks(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cidr.Parse)];
}
