using FsCheck.Xunit;
using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Plans;

public sealed class SharedValuesTests
{
    private readonly SharedValues _shared = new();

    [Property(Arbitrary = [typeof(PlanValues)])]
    internal bool What_is_shared_is_equal_and_the_second_time_the_same(PlanMap map)
    {
        var first = (PlanMap)Share(map);
        return first.Equals(map) && ReferenceEquals(first, Share(map)) && Json(Of(first)) == Json(Of(map));
    }

    [Theory]
    [InlineData(0.0, -0.0)]
    [InlineData(1, 2)]
    public void Numbers_that_are_written_otherwise_are_two(double one, double other)
    {
        Assert.NotSame(_shared.Number(one), _shared.Number(other));
        Assert.Same(_shared.Number(one), _shared.Number(one));
    }

    [Fact]
    public void A_secret_is_not_what_it_hides()
    {
        var clear = _shared.Text("a");
        Assert.NotSame(clear, _shared.Secret(clear));
        Assert.Same(_shared.Secret(clear), _shared.Secret(_shared.Secret(clear)));
        Assert.NotSame(_shared.Secret(clear), _shared.Secret(_shared.Text("b")));
    }

    [Fact]
    public void A_name_a_text_and_a_urn_are_kept_once()
    {
        Assert.Same(_shared.Name(new string('a', 3)), _shared.Text("aaa".AsSpan()).Value);
        Assert.Same(_shared.Urn(new string('u', 2)), _shared.Urn("uu"));
        Assert.Same("", _shared.Name(""));
    }

    private static Plan Of(PlanMap inputs) =>
        new("shop", "dev", [new PlanResource { Urn = Urn.Create("dev", "shop", null, "a:b:C", "x"), Custom = true, Type = "a:b:C", Inputs = inputs }]);

    private PlanValue Share(PlanValue value) => value switch
    {
        PlanText text => _shared.Text(text.Value),
        PlanNumber number => _shared.Number(number.Value),
        PlanBool flag => PlanBool.Of(flag.Value),
        PlanUnknown unknown => PlanUnknown.Of(unknown.Kind),
        PlanSecret secret => _shared.Secret(Share(secret.Revealed)),
        PlanList list => _shared.List([.. list.Items.Select(Share)]),
        PlanMap map => _shared.Map([.. map.Select(property => KeyValuePair.Create(_shared.Name(property.Key), Share(property.Value)))]),
        _ => value,
    };
}
