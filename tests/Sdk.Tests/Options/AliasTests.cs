using Sdk.Fixture.Resources;

namespace Sdk.Tests.Options;

public sealed class AliasTests
{
    [Fact]
    public async Task A_full_urn_takes_nothing_else()
        => Assert.Contains(
            "Alias should not specify both Urn and Name",
            await Run.ErrorAsync(() => Make(new Alias { Urn = "urn:pulumi:s::p::t:t:T::n", Name = "x" })),
            StringComparison.Ordinal);

    [Fact]
    public async Task There_is_only_one_earlier_parent()
        => Assert.Contains(
            "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias",
            await Run.ErrorAsync(() => Make(new Alias { NoParent = true, ParentUrn = "urn" })),
            StringComparison.Ordinal);

    private static void Make(Alias alias) => _ = new Bucket("b", new() { Name = "n" }, new() { Aliases = { alias } });
}
