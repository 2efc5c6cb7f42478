namespace Pulumi;

/// <summary>The options of a component, in addition to its arguments.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>
    /// The providers that children inherit, one per package. Not together with <see cref="ResourceOptions.Provider"/>. Default: the parent's.
    /// </summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    /// <summary>
    /// Makes new options of two: a single value of the second replaces that of the first, unless it is <see langword="null"/>;
    /// lists are joined, but for providers the last one of a package stays. Neither is changed.
    /// </summary>
    /// <param name="options1">The options that give way.</param>
    /// <param name="options2">The options that win.</param>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (ComponentResourceOptions?)options1?.Clone() ?? new ComponentResourceOptions();
        if (options2 is not null)
        {
            merged.Take(options2);
        }

        merged._providers = LastPerPackage([.. merged._providers ?? [], .. options2?._providers ?? []]);
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = (ComponentResourceOptions)base.Clone();
        copy._providers = Copy(_providers);
        return copy;
    }

    private static List<ProviderResource> LastPerPackage(List<ProviderResource> providers)
        => [.. providers.Where((provider, i) => !providers.Skip(i + 1).Any(later => later.Package == provider.Package))];
}
