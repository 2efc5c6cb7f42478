namespace Pulumi;

/// <summary>The options of a call of a provider's function, in addition to its arguments.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider is used, if <see cref="Provider"/> is not set. Default: none.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to ask. Default: the parent's, else the package's default provider.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider plugin. Default: the package's own.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from. Default: the package's own.</summary>
    public string? PluginDownloadURL { get; set; }
}

/// <summary>The options of a call of a provider's function whose result is an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    private InputList<Resource>? _dependsOn;

    /// <summary>Resources that must be there first. Default: none.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }
}

/// <summary>The options of a call of a resource's method, in addition to its arguments.</summary>
public class CallOptions
{
    /// <summary>The resource whose provider is used, if <see cref="Provider"/> is not set. Default: none.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to ask. Default: the parent's, else the package's default provider.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider plugin. Default: the package's own.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from. Default: the package's own.</summary>
    public string? PluginDownloadURL { get; set; }
}
