using Sdk.Fixture.Resources;

namespace Sdk.Tests.Core;

public sealed class UrnTests
{
    [Fact]
    public async Task A_urn_names_stack_project_parents_type_and_name()
    {
        Output<string>? alone = null;
        Output<string>? below = null;
        Output<string>? elsewhere = null;
        await Run.PreviewAsync(() =>
        {
            alone = Urn.Create("n", "a:b:C");
            below = Urn.Create("n", "a:b:C", parentUrn: "urn:pulumi:stack::project::x:y:Z::p");
            elsewhere = Urn.Create("n", "a:b:C", project: "other", stack: "prod");
        });
        Assert.Equal("urn:pulumi:stack::project::a:b:C::n", (await Look.AtAsync(alone!)).Value);
        Assert.Equal("urn:pulumi:stack::project::x:y:Z$a:b:C::n", (await Look.AtAsync(below!)).Value);
        Assert.Equal("urn:pulumi:prod::other::a:b:C::n", (await Look.AtAsync(elsewhere!)).Value);
    }

    [Fact]
    public async Task Only_one_parent_may_be_named()
        => await Run.PreviewAsync(() =>
        {
            var parent = new Bucket("b", new() { Name = "n" });
            Assert.Throws<ArgumentException>(() => Urn.Create("n", "a:b:C", parent, "urn"));
        });

    [Fact]
    public void Urns_compare_as_text()
    {
        Assert.Equal(new Urn("a"), new Urn("a"));
        Assert.True(new Urn("a") != new Urn("b"));
        Assert.Equal("a", (string)new Urn("a"));
        Assert.Throws<ArgumentException>(() => new Urn(string.Empty));
    }
}
