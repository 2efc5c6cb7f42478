using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A provider with its own configuration, for resources that must not use the package's default one.</summary>
public class ProviderResource : CustomResource
{
    private readonly Lazy<Task<string>> _reference;

    /// <summary>Registers a provider.</summary>
    /// <param name="package">The package, for example <c>kubernetes</c>.</param>
    /// <param name="name">A name that is unique among the package's providers.</param>
    /// <param name="args">The provider's configuration.</param>
    /// <param name="options">Parent, version and the like. Default: none.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, registerPackageRequest: null)
    {
    }

    /// <inheritdoc cref="ProviderResource(string, string, ResourceArgs, CustomResourceOptions?)"/>
    /// <param name="registerPackageRequest">The package, if the engine does not know it. Default: none.</param>
    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest)
    {
        Package = package;
        _reference = new(ReferAsync);
    }

    internal string Package { get; }

    /// <summary>"urn::id", by which a resource names its provider; empty for no provider.</summary>
    internal static Task<string> ReferenceAsync(ProviderResource? provider)
        => provider is null ? Task.FromResult(string.Empty) : provider._reference.Value;

    private async Task<string> ReferAsync()
    {
        var urn = await Urn.ValueAsync(string.Empty).ConfigureAwait(false);
        var id = await Id.ValueAsync(string.Empty).ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? Wire.Unknown : id)}";
    }
}
