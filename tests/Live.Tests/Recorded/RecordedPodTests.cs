namespace Live.Tests.Recorded;

/// <summary>With YuniKorn, on the stack as it is.</summary>
[Collection(LiveTests.Name)]
public sealed class RecordedPodTests(LiveCluster cluster)
{
    [Fact]
    public Task The_server_takes_what_is_made_of_each_example_under_YuniKorn() => RecordedAdmission.EveryTenantTakesThem(cluster, "yunikorn");
}

/// <summary>With Kueue, and a tenant that has shared files, so that the example that needs them is taken too.</summary>
public sealed class RecordedPodOfKueueTests(KueueCluster cluster) : IClassFixture<KueueCluster>
{
    [Fact]
    public Task The_server_takes_what_is_made_of_each_example_under_Kueue() => RecordedAdmission.EveryTenantTakesThem(cluster, "kueue");

    [Fact]
    public void One_tenant_has_the_claim_that_an_example_needs() =>
        Assert.Single(cluster.Plan.Objects, one => one is { Kind: "PersistentVolumeClaim", Name: "shared" });
}
