using Live.Tests.Cluster;

namespace Live.Tests.Offline;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("list pods", "list", "pods", "", null)]
    [InlineData("create pods/exec", "create", "pods", "", "exec")]
    [InlineData("create roles.rbac.authorization.k8s.io", "create", "roles", "rbac.authorization.k8s.io", null)]
    public void A_right_is_written_as_kubectl_takes_it(string text, string verb, string resource, string group, string? subresource) =>
        Assert.Equal(new Right(verb, resource, group, subresource), Right.Parse(text));

    [Fact]
    public async Task The_server_is_asked_about_the_service_account_with_all_its_groups()
    {
        using var fake = new FakeApiServer();

        Assert.True(await Subject.ServiceAccount("analytics", "spark").MayAsync(fake.Server, "create pods", "streaming"));

        Assert.Equal(["POST /apis/authorization.k8s.io/v1/subjectaccessreviews"], fake.Requests);
        var spec = fake.Last.Body["spec"]!;
        Assert.Equal("system:serviceaccount:analytics:spark", (string?)spec["user"]);
        Assert.Equal("""["system:serviceaccounts","system:serviceaccounts:analytics","system:authenticated"]""", spec["groups"]!.ToJsonString());
        var asked = spec["resourceAttributes"]!;
        Assert.Equal(("create", "pods", "streaming"), ((string?)asked["verb"], (string?)asked["resource"], (string?)asked["namespace"]));
    }
}
