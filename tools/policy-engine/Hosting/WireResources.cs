using System.Collections.Immutable;
using PolicyEngine.Model;
using Pulumirpc;

namespace PolicyEngine.Hosting;

/// <summary>Resources as the engine sends them.</summary>
internal static class WireResources
{
    /// <summary>A resource with its inputs.</summary>
    /// <exception cref="PackException">It has no type or no URN.</exception>
    public static Resource Read(AnalyzeRequest request) => new()
    {
        Type = Required(request.Type, "type", request.Urn),
        Urn = Required(request.Urn, "URN", request.Type),
        Name = NameOf(request.Name, request.Urn),
        Properties = WireProperties.Read(request.Properties),
        Options = Read(request.Options),
        Provider = Read(request.Provider),
        Parent = request.Options?.Parent ?? "",
    };

    /// <summary>A resource with its outputs.</summary>
    /// <exception cref="PackException">It has no type or no URN.</exception>
    public static Resource Read(AnalyzerResource resource) => new()
    {
        Type = Required(resource.Type, "type", resource.Urn),
        Urn = Required(resource.Urn, "URN", resource.Type),
        Name = NameOf(resource.Name, resource.Urn),
        Properties = WireProperties.Read(resource.Properties),
        Options = Read(resource.Options),
        Provider = Read(resource.Provider),
        Parent = resource.Parent.Length > 0 ? resource.Parent : resource.Options?.Parent ?? "",
        Dependencies = [.. resource.Dependencies],
        PropertyDependencies = resource.PropertyDependencies.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Urns.ToImmutableArray()),
    };

    private static string Required(string value, string what, string other) =>
        value.Length > 0 ? value : throw new PackException($"The engine sent a resource without a {what}{(other.Length > 0 ? $", {other}" : "")}.");

    // A name may hold "::" itself; what is before it in a URN may not.
    private static string NameOf(string name, string urn) => name.Length > 0 ? name : urn.Split("::", 4)[^1];

    private static ResourceOptions Read(AnalyzerResourceOptions? options) => options is null ? ResourceOptions.None : new ResourceOptions
    {
        Protect = options.Protect,
        IgnoreChanges = [.. options.IgnoreChanges],
        AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs],
        Aliases = [.. options.Aliases],
        DeleteBeforeReplace = options.DeleteBeforeReplaceDefined ? options.DeleteBeforeReplace : null,
        CustomTimeouts = Timeouts(options.CustomTimeouts),
    };

    private static ImmutableDictionary<string, double> Timeouts(AnalyzerResourceOptions.Types.CustomTimeouts? timeouts)
    {
        var set = ImmutableDictionary<string, double>.Empty;
        if (timeouts is not null)
        {
            set = timeouts.Create > 0 ? set.Add("create", timeouts.Create) : set;
            set = timeouts.Update > 0 ? set.Add("update", timeouts.Update) : set;
            set = timeouts.Delete > 0 ? set.Add("delete", timeouts.Delete) : set;
        }

        return set;
    }

    private static ResourceProvider? Read(AnalyzerProviderResource? provider) =>
        provider is null ? null : new ResourceProvider(provider.Urn, provider.Type, provider.Name, WireProperties.Read(provider.Properties));
}
