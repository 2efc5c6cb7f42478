using System.Collections.Immutable;

namespace Sdk.Fixture.Resources;

/// <summary>A resource in the shape that Pulumi's generator gives them.</summary>
public sealed class Bucket : CustomResource
{
    public Bucket(string name, BucketArgs args, CustomResourceOptions? options = null)
        : base("test:index:Bucket", name, args, MakeOptions(options))
    {
    }

    private Bucket(string name, Input<string> id, CustomResourceOptions? options)
        : base("test:index:Bucket", name, null, MakeOptions(options, id))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>> Tags { get; private set; } = null!;

    [Output("rules")]
    public Output<ImmutableArray<Rule>> Rules { get; private set; } = null!;

    /// <summary>An output that only the provider knows.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; } = null!;

    public static Bucket Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id = null)
    {
        var merged = CustomResourceOptions.Merge(new() { Version = "1.2.3" }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}

public sealed class BucketArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("rules")]
    private InputList<RuleArgs>? _rules;

    [Input("values")]
    private InputMap<object>? _values;

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("password")]
    public Input<string>? Password { get; set; }

    [Input("tier")]
    public InputUnion<string, Tier>? Tier { get; set; }

    [Input("content")]
    public Input<AssetOrArchive>? Content { get; set; }

    [Input("peer")]
    public Input<Resource>? Peer { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= new();
        set => _tags = value;
    }

    public InputList<RuleArgs> Rules
    {
        get => _rules ??= new();
        set => _rules = value;
    }

    public InputMap<object> Values
    {
        get => _values ??= new();
        set => _values = value;
    }
}

public sealed class RuleArgs : ResourceArgs
{
    [Input("prefix", required: true)]
    public Input<string> Prefix { get; set; } = null!;

    [Input("days")]
    public Input<int>? Days { get; set; }
}

[OutputType]
public sealed class Rule
{
    public readonly string Prefix;
    public readonly int? Days;

    [OutputConstructor]
    private Rule(string prefix, int? days)
    {
        Prefix = prefix;
        Days = days;
    }
}

[EnumType]
public readonly struct Tier
{
    private readonly string _value;

    private Tier(string value) => _value = value;

    public static Tier Hot { get; } = new("HOT");

    public static explicit operator string(Tier tier) => tier._value;
}
