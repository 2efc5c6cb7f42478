using Preview.Plans;

namespace Preview.Tests.Plans;

public sealed class UrnTests
{
    private static readonly Urn Stack = Urn.Create("dev", "shop", null, Urn.StackType, "shop-dev");

    [Fact]
    public void The_stack_has_its_own_type() => Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", Stack.Text);

    [Fact]
    public void The_stack_is_not_in_the_chain_of_types() =>
        Assert.Equal("urn:pulumi:dev::shop::a:b:C::x", Urn.Create("dev", "shop", Stack, "a:b:C", "x").Text);

    [Fact]
    public void Types_of_parents_are_joined()
    {
        var outer = Urn.Create("dev", "shop", Stack, "a:b:Outer", "outer");
        var inner = Urn.Create("dev", "shop", outer, "a:b:Inner", "inner");
        var leaf = Urn.Create("dev", "shop", inner, "aws:s3/bucket:Bucket", "leaf");
        Assert.Equal("urn:pulumi:dev::shop::a:b:Outer$a:b:Inner$aws:s3/bucket:Bucket::leaf", leaf.Text);
        Assert.Equal("aws:s3/bucket:Bucket", leaf.Type);
        Assert.Equal("a:b:Outer$a:b:Inner$aws:s3/bucket:Bucket", leaf.QualifiedType);
    }

    [Fact]
    public void A_name_may_hold_anything()
    {
        var urn = Urn.Create("dev", "shop", Stack, "a:b:C", "x::y$z a:b");
        Assert.Equal("x::y$z a:b", urn.Name);
        Assert.Equal("a:b:C", urn.Type);
        Assert.Equal("dev", urn.Stack);
        Assert.Equal("shop", urn.Project);
    }

    [Theory]
    [InlineData("")]
    [InlineData("urn:pulumi:")]
    [InlineData("urn:pulumi:dev::shop")]
    [InlineData("urn:pulumi:dev::shop::a:b:C")]
    [InlineData("urn:other:dev::shop::a:b:C::x")]
    public void What_lacks_a_part_is_no_urn(string text) => Assert.False(Urn.TryParse(text, out _));

    [Fact]
    public void What_has_all_parts_is_a_urn() => Assert.True(Urn.TryParse("urn:pulumi:dev::shop::a:b:C::x", out _));
}
