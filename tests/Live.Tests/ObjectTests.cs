namespace Live.Tests;

/// <summary>The layers of the platform, applied to a real API server.</summary>
[Collection(LiveTests.Name)]
public sealed class ObjectTests(LiveCluster cluster)
{
    [Fact]
    public void The_server_accepts_every_object()
    {
        Assert.True(cluster.Layers.Refusals.Count == 0, string.Join(Environment.NewLine, cluster.Layers.Refusals));
        Assert.Equal(cluster.Plan.Objects.Count, cluster.Layers.Made);
    }

    /// <summary>A skip and no comment, so that a run says what it did not look at.</summary>
    [Fact]
    public void The_charts_are_installed()
    {
        Assert.SkipWhen(
            cluster.Plan.Releases.Count > 0,
            $"Left out, because they need charts and images: the Helm releases {string.Join(", ", cluster.Plan.Releases)}.");
    }
}
