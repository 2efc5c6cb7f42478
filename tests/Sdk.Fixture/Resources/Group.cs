namespace Sdk.Fixture.Resources;

/// <summary>A component with two resources in it.</summary>
public sealed class Group : ComponentResource
{
    public Group(string name, GroupArgs args, ComponentResourceOptions? options = null)
        : base("test:index:Group", name, args, options)
    {
        var first = new Bucket($"{name}-first", new() { Name = args.Prefix }, new() { Parent = this });
        Second = new Bucket($"{name}-second", new() { Name = first.Name }, new() { Parent = this });
        Endpoint = Second.Endpoint;
        RegisterOutputs();
    }

    public Bucket Second { get; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }
}

public sealed class GroupArgs : ResourceArgs
{
    [Input("prefix", required: true)]
    public Input<string> Prefix { get; set; } = null!;
}

/// <summary>A component that a provider makes.</summary>
public sealed class Remote(string name, RemoteArgs args, ComponentResourceOptions? options = null)
    : ComponentResource("test:index:Remote", name, args, options, remote: true)
{
    [Output("answer")]
    public Output<string> Answer { get; private set; } = null!;
}

public sealed class RemoteArgs : ResourceArgs
{
    [Input("plain")]
    public Input<string>? Plain { get; set; }

    [Input("secret")]
    public Input<string>? Secret { get; set; }

    [Input("unknown")]
    public Input<string>? Unknown { get; set; }

    [Input("known")]
    public Input<string>? Known { get; set; }

    [Input("bucket")]
    public Input<Resource>? Bucket { get; set; }
}
