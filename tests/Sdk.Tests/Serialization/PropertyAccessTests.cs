using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Sdk.Tests.Serialization;

public sealed class PropertyAccessTests
{
    [Fact]
    public void References_go_out_and_in()
    {
        var thing = new Thing { Text = "a" };
        Assert.Equal("a", Get(thing, nameof(Thing.Text)));
        PropertyAccess.Setter(typeof(Thing).GetProperty(nameof(Thing.Text))!)!(thing, "b");
        Assert.Equal("b", thing.Text);
    }

    [Fact]
    public void Values_are_boxed()
    {
        Assert.Equal(3, Get(new Thing { Number = 3 }, nameof(Thing.Number)));
        Assert.Null(Get(new Thing(), nameof(Thing.Flag)));
        Assert.Equal(true, Get(new Thing { Flag = true }, nameof(Thing.Flag)));
    }

    [Fact]
    public void An_override_wins_over_the_base_class()
        => Assert.Equal("special", PropertyAccess.Getter(typeof(Thing).GetProperty(nameof(Thing.Kind))!)(new SpecialThing()));

    [Fact]
    public void A_property_that_cannot_be_written_has_no_setter()
        => Assert.Null(PropertyAccess.Setter(typeof(Thing).GetProperty(nameof(Thing.Kind))!));

    [Fact]
    public async Task Args_send_members_of_their_bases_and_values_that_are_no_inputs()
        => Assert.Equal(
            """{ "all": true, "count": 2, "inherited": "x", "kind": "special", "tiers": [ "HOT" ] }""",
            await Wired.TextAsync(new SpecialArgs { All = true, Count = 2, Inherited = "x", Tiers = [Fixture.Resources.Tier.Hot] }));

    [Fact]
    public async Task A_setter_that_is_private_to_a_base_class_is_found()
    {
        var resource = (SpecialResource)(await Run.UpdateAsync(() => _ = new SpecialResource("s")))[0];
        Assert.Equal(("x", true, false), await Look.AtAsync(resource.Inherited));
        Assert.Equal((true, true, false), await Look.AtAsync(resource.All));
        Assert.Equal((2, true, false), await Look.AtAsync(resource.Count));
        Assert.Equal(["a"], (await Look.AtAsync(resource.Names)).Value.AsEnumerable());
        Assert.Equal((null, true, false), await Look.AtAsync(resource.Left));
    }

    [Fact]
    public async Task A_property_without_a_setter_is_named()
        => Assert.Contains(
            "[Output] Sdk.Tests.Serialization.PropertyAccessTests+FixedResource.Name did not have a 'set' method",
            await Run.ErrorAsync(() => _ = new FixedResource("f")),
            StringComparison.Ordinal);

    private static object? Get(object owner, string property) => PropertyAccess.Getter(owner.GetType().GetProperty(property)!)(owner);

    private class Thing
    {
        public string? Text { get; set; }

        public int Number { get; set; }

        public bool? Flag { get; set; }

        public virtual string Kind => "plain";
    }

    private sealed class SpecialThing : Thing
    {
        public override string Kind => "special";
    }

    private abstract class PlainArgs : ResourceArgs
    {
        [Input("inherited")]
        public Input<string>? Inherited { get; set; }

        [Input("kind")]
        public virtual Input<string> Kind => "plain";
    }

    private sealed class SpecialArgs : PlainArgs
    {
        [Input("all")]
        public bool? All { get; set; }

        [Input("count")]
        public int Count { get; set; }

        [Input("tiers")]
        public ImmutableArray<Fixture.Resources.Tier> Tiers { get; set; }

        [Input("kind")]
        public override Input<string> Kind => "special";
    }

    private abstract class PlainResource(string name) : CustomResource("test:index:Plain", name, new DictionaryResourceArgs(Answer), options: null)
    {
        private static readonly ImmutableDictionary<string, object?> Answer = new Dictionary<string, object?>
        {
            ["inherited"] = "x",
            ["all"] = true,
            ["count"] = 2,
            ["names"] = ImmutableArray.Create("a"),
        }.ToImmutableDictionary();

        [Output("inherited")]
        public Output<string> Inherited { get; private set; } = null!;
    }

    private sealed class SpecialResource(string name) : PlainResource(name)
    {
        [Output("all")]
        public Output<bool> All { get; private set; } = null!;

        [Output("count")]
        public Output<double?> Count { get; private set; } = null!;

        [Output("names")]
        public Output<ImmutableArray<string>> Names { get; private set; } = null!;

        [Output("left")]
        public Output<bool?> Left { get; private set; } = null!;
    }

    private sealed class FixedResource(string name) : CustomResource("test:index:Fixed", name, ResourceArgs.Empty, options: null)
    {
        [Output("name")]
        public Output<string> Name { get; } = null!;
    }
}
