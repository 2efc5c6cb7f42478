using System.Collections.Immutable;
using PolicyEngine.Values;

namespace PolicyEngine.Model;

/// <summary>
/// A resource as a rule sees it. To a <see cref="ResourcePolicy"/> its properties are the inputs that the program gave; to a
/// <see cref="StackPolicy"/> they are its outputs: what it would be, or is, after the deployment.
/// </summary>
public sealed class Resource
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> None = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    private Property? _root;

    /// <summary>Its name in the stack, by which everything refers to it.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type token, for example <c>aws:eks/cluster:Cluster</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its logical name, the last part of the URN.</summary>
    public required string Name { get; init; }

    /// <summary>Its inputs or outputs.</summary>
    public PropertyMap Properties { get; init; } = PropertyMap.Empty;

    /// <summary>The resource options.</summary>
    public ResourceOptions Options { get; init; } = ResourceOptions.None;

    /// <summary>The provider that makes it; null for components, providers and the stack.</summary>
    public ResourceProvider? Provider { get; init; }

    /// <summary>The URN of its parent; empty for the stack.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The URNs of all that it comes after; empty to a resource policy.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>The URNs that each property got its value from; empty to a resource policy.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } = None;

    /// <summary>All properties.</summary>
    public Property Root => _root ??= new Property(this, Properties);

    /// <summary>A property.</summary>
    public Property this[string name] => Root[name];

    /// <summary>The same resource with other properties.</summary>
    public Resource WithProperties(PropertyMap properties) => With(properties, Options);

    /// <summary>The same resource with other options.</summary>
    public Resource WithOptions(ResourceOptions options) => With(Properties, options);

    /// <inheritdoc/>
    public override string ToString() => Urn;

    private Resource With(PropertyMap properties, ResourceOptions options) => new()
    {
        Urn = Urn,
        Type = Type,
        Name = Name,
        Properties = properties,
        Options = options,
        Provider = Provider,
        Parent = Parent,
        Dependencies = Dependencies,
        PropertyDependencies = PropertyDependencies,
    };
}

/// <summary>The provider of a resource.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type token, for example <c>pulumi:providers:aws</c>.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Properties">Its inputs.</param>
public sealed record ResourceProvider(string Urn, string Type, string Name, PropertyMap Properties);

/// <summary>The options of a resource.</summary>
public sealed record ResourceOptions
{
    /// <summary>None of them.</summary>
    public static readonly ResourceOptions None = new();

    /// <summary>True when it cannot be deleted until protection is removed.</summary>
    public bool Protect { get; init; }

    /// <summary>Properties whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Outputs that are secret in the state, whatever the provider says.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Earlier URNs.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>True or false when the program says whether it is deleted before its replacement is made.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The timeouts in seconds for create, update and delete; empty for the provider's defaults.</summary>
    public ImmutableDictionary<string, double> CustomTimeouts { get; init; } = ImmutableDictionary<string, double>.Empty;
}
