using Acceptance.Tests;

namespace Live.Tests.Offline;

public sealed class RepositoryTests
{
    [Fact]
    public void The_repository_is_found_above_any_of_the_places()
    {
        Assert.Equal(Repository.Root, Repository.Find(null, "/nowhere/tests/Live.Tests/a.cs", Path.Combine(Repository.Root, "tests", "Live.Tests")));
        Assert.Equal(Repository.Root, Repository.Find("", Repository.Root));
    }

    [Fact]
    public void A_named_repository_goes_first_and_must_be_one()
    {
        Assert.Equal(Repository.Root, Repository.Find(Repository.Root, "/nowhere"));
        Assert.Equal(
            "INFRA_TEST_REPOSITORY is /nowhere, but there is no Infra.slnx. Give the path of the repository.",
            Assert.Throws<InvalidOperationException>(() => Repository.Find("/nowhere", Repository.Root)).Message);
    }

    [Fact]
    public void Where_none_is_found_the_variable_is_named() => Assert.Equal(
        "None of these is inside the repository: /nowhere/a, /nowhere/b. Set INFRA_TEST_REPOSITORY to its path.",
        Assert.Throws<InvalidOperationException>(() => Repository.Find(null, "/nowhere/a", "/nowhere/b")).Message);

    [Fact]
    public void The_host_of_these_tests_is_there() => Assert.True(File.Exists(Repository.Dotnet), Repository.Dotnet);
}
