using Pulumi;

namespace Preview.Fixture;

/// <summary>Any properties.</summary>
internal sealed class ThingArgs : ResourceArgs
{
    [Input("size")]
    public Input<string>? Size { get; set; }

    [Input("password")]
    public Input<string>? Password { get; set; }

    [Input("other")]
    public Input<string>? Other { get; set; }
}

internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("fix:index/thing:Thing", name, args ?? new(), options ?? new CustomResourceOptions { Version = "1.2.3" })
{
    [Output("size")]
    public Output<string?> Size { get; private set; } = null!;

    [Output("address")]
    public Output<string> Address { get; private set; } = null!;
}

internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null)
        : base("fixture:index:Group", name, options)
    {
    }

    public void Done() => RegisterOutputs();
}

internal sealed class ZonesArgs : InvokeArgs;

[OutputType]
internal sealed class Zones
{
    [OutputConstructor]
    private Zones(System.Collections.Immutable.ImmutableArray<string> names) => Names = names;

    public System.Collections.Immutable.ImmutableArray<string> Names { get; }
}
