using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something that the engine keeps track of: a cloud object, or a group of such.</summary>
public class Resource
{
    // One for all: it is held for a moment only, and thousands of resources have no children.
    private static readonly Lock Families = new();

    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly Resource? _parent;
    private readonly List<Input<Alias>>? _aliases;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];

    // By package, for example "aws"; children inherit it.
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    // Most resources have none.
    private List<Resource>? _children;

    /// <summary>A stand-in for a resource that somebody else registered: it has a URN and is not registered again.</summary>
    private protected Resource(string type, string name)
    {
        _type = type;
        _name = name;
    }

    private protected Resource(
        string type,
        string name,
        bool custom,
        ResourceArgs? args,
        ResourceOptions options,
        bool remote = false,
        RegisterPackageRequest? package = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var deployment = Deployment.Required;
        _type = type;
        _name = name;

        // The properties must be there before anybody sees this object, which a transformation does.
        var outputs = ResourceOutputs.Assign(this, declaredToo: custom || remote || options.Urn is not null);

        var inheritFrom = options.Parent ?? (type == Wire.StackType || options.Urn is not null ? null : deployment.Stack);
        _transformations = inheritFrom?._transformations ?? [];
        if (options.HasTransformations)
        {
            _transformations = [.. options.ResourceTransformations, .. _transformations];
        }

        (var finalArgs, options) = Transform(args ?? ResourceArgs.Empty, options);

        // What is filled in from here on must not show in the caller's object.
        options = options.Clone();
        if (options.Provider is not null && options is ComponentResourceOptions { Providers.Count: > 0 })
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        if (options.Parent is { } parent)
        {
            _parent = parent;
            parent.Adopt(this);
            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }

        _providers = _providers.SetItems(OwnProviders(type, custom, options));
        _protect = options.Protect;
        OwnProvider = custom ? options.Provider : null;
        PluginVersion = options.Version;
        PluginDownloadUrl = options.PluginDownloadURL;
        _aliases = options.HasAliases ? options.Aliases : null;

        deployment.Registrations.Start(new(this, outputs, remote, finalArgs, options, package, SourcePositions.OfCaller(this)));
    }

    /// <summary>The name by which the engine knows this resource for good.</summary>
    [Output(Wire.UrnProperty)]
    public Output<string> Urn { get; private protected set; } = null!;

    // Not called Provider and Version: a derived class may well have properties of those names.
    internal ProviderResource? OwnProvider { get; }

    internal string? PluginVersion { get; }

    internal string? PluginDownloadUrl { get; }

    /// <summary>The type token that the resource was made with.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name that the resource was made with.</summary>
    public string GetResourceName() => _name;

    /// <summary>The URNs that this resource had earlier.</summary>
    internal IEnumerable<Output<string>> FormerUrns()
        => _aliases?.Select(alias => AliasUrns.Of(alias, _name, _type, _parent)) ?? [];

    /// <summary>The resources that have this one as their parent so far.</summary>
    internal Resource[] Children()
    {
        lock (Families)
        {
            return _children is null ? [] : [.. _children];
        }
    }

    /// <summary>The provider that a child of the given type inherits.</summary>
    /// <param name="token">A type or function token: package, module and member, with colons between.</param>
    internal ProviderResource? ProviderFor(string token)
        => PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    private static string? PackageOf(string token) => token.Split(':') is { Length: 3 } parts ? parts[0] : null;

    private static IEnumerable<KeyValuePair<string, ProviderResource>> OwnProviders(string type, bool custom, ResourceOptions options)
    {
        if (!custom)
        {
            var given = options.Provider is { } only ? [only] : (options as ComponentResourceOptions)?.Providers ?? [];
            return given.Select(provider => KeyValuePair.Create(provider.Package, provider));
        }

        if (options.Provider is null)
        {
            options.Provider = options.Parent?.ProviderFor(type);
            return [];
        }

        return PackageOf(type) is { } package ? [KeyValuePair.Create(package, options.Provider)] : [];
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                // What is inherited, and which transformations run, was settled by the parent already.
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private void Adopt(Resource child)
    {
        lock (Families)
        {
            (_children ??= []).Add(child);
        }
    }
}
