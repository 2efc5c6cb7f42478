namespace Pulumi;

/// <summary>The options of a resource, in addition to its arguments.</summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<ResourceTransformation>? _transformations;
    private List<Input<Alias>>? _aliases;
    private ResourceHookBinding? _hooks;

    private protected ResourceOptions()
    {
    }

    /// <summary>The id of an existing resource to read instead of creating one. Default: create.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The URN of a resource that is in the stack already, to be read from the engine. Default: none.</summary>
    public string? Urn { get; set; }

    /// <summary>The resource that this one belongs to. Default: the stack.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there first, in addition to those whose outputs are used. Default: none.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>True to refuse deletion. Default: what the parent says.</summary>
    public bool? Protect { get; set; }

    /// <summary>Property paths whose changes are ignored in updates. Default: none.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>Property paths whose changes replace the resource; <c>*</c> for all. Default: the provider decides.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    /// <summary>Property paths whose differences are not shown. Default: none.</summary>
    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    /// <summary>Resources whose replacement replaces this one too. Default: none.</summary>
    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    /// <summary>The version of the provider plugin. Default: the package's own.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from. Default: the package's own.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>The provider to use. Default: the one inherited from the parent, else the package's default provider.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long the provider may take. Default: the provider's own limits.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Changes to make to the resource, and to all below it, before registration. Default: none.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _transformations ??= [];
        set => _transformations = value;
    }

    /// <summary>Earlier identities of the resource, so that a rename is not a replacement. Default: none.</summary>
    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    /// <summary>Functions that the engine calls around operations on the resource. Default: none.</summary>
    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new();
        set => _hooks = value;
    }

    /// <summary>True to leave the real object alone when the resource is deleted. Default: false.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion takes this one along, so that the provider need not be asked. Default: none.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>Whether anything was put in <see cref="DependsOn"/>; asking this way does not make a list.</summary>
    internal bool HasDependsOn => _dependsOn is not null;

    internal bool HasReplaceWith => _replaceWith is not null;

    internal bool HasTransformations => _transformations is not null;

    internal bool HasAliases => _aliases is not null;

    /// <summary>A copy that can be changed without changing this object.</summary>
    internal virtual ResourceOptions Clone()
    {
        var copy = (ResourceOptions)MemberwiseClone();
        copy._dependsOn = _dependsOn?.Clone();
        copy._replaceWith = _replaceWith?.Clone();
        copy._ignoreChanges = Copy(_ignoreChanges);
        copy._replaceOnChanges = Copy(_replaceOnChanges);
        copy._hideDiffs = Copy(_hideDiffs);
        copy._transformations = Copy(_transformations);
        copy._aliases = Copy(_aliases);
        copy._hooks = _hooks?.Clone();
        copy.CustomTimeouts = CustomTimeouts?.Clone();
        return copy;
    }

    /// <summary>Lays other options over these: single values give way, lists grow.</summary>
    private protected void Take(ResourceOptions over)
    {
        Id = over.Id ?? Id;
        Urn = over.Urn ?? Urn;
        Parent = over.Parent ?? Parent;
        Protect = over.Protect ?? Protect;
        Version = over.Version ?? Version;
        PluginDownloadURL = over.PluginDownloadURL ?? PluginDownloadURL;
        Provider = over.Provider ?? Provider;
        CustomTimeouts = over.CustomTimeouts?.Clone() ?? CustomTimeouts;
        RetainOnDelete = over.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = over.DeletedWith ?? DeletedWith;
        _dependsOn = Join(_dependsOn, over._dependsOn);
        _replaceWith = Join(_replaceWith, over._replaceWith);
        _ignoreChanges = Join(_ignoreChanges, over._ignoreChanges);
        _replaceOnChanges = Join(_replaceOnChanges, over._replaceOnChanges);
        _hideDiffs = Join(_hideDiffs, over._hideDiffs);
        _transformations = Join(_transformations, over._transformations);
        _aliases = Join(_aliases, over._aliases);
        _hooks = _hooks is null ? over._hooks?.Clone() : over._hooks is null ? _hooks : _hooks.Concat(over._hooks);
    }

    private protected static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    private protected static List<T>? Join<T>(List<T>? first, List<T>? second)
        => first is null ? Copy(second) : second is null ? first : [.. first, .. second];

    private static InputList<Resource>? Join(InputList<Resource>? first, InputList<Resource>? second)
        => first is null ? second?.Clone() : second is null ? first : first.Concat(second);
}
