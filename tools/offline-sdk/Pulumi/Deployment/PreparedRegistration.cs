using System.Collections.Immutable;
using Pulumi.Serialization;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Pulumi;

/// <summary>The data that both registering and reading a resource need: its properties, parent, provider, dependencies and aliases.</summary>
internal sealed class PreparedRegistration
{
    public required Struct Properties { get; init; }

    public required IReadOnlyDictionary<string, SortedSet<string>> PropertyDependencies { get; init; }

    public required SortedSet<string> Dependencies { get; init; }

    public required string ParentUrn { get; init; }

    /// <summary>"urn::id" of the provider; empty for the package's default one.</summary>
    public required string Provider { get; init; }

    public required string PackageReference { get; init; }

    public static async Task<PreparedRegistration> MakeAsync(Session session, Registration registration)
    {
        var (resource, options) = (registration.Resource, registration.Options);

        // Read before anything is waited for: the caller may use its args object for something else later.
        var args = registration.Args.Properties();
        var explicitDependencies = options.HasDependsOn
            ? await options.DependsOn.ToOutput().ValueAsync([]).ConfigureAwait(false)
            : [];

        // Also at once, so that the answer does not hang on timing: a component's children are those that it has by now.
        var dependsOn = Dependency.Expand(explicitDependencies);
        RefuseToWaitForItself(resource, explicitDependencies, dependsOn);

        // What others must say first is waited for before the properties are put into the form that is sent, which is the larger one.
        var parent = options.Parent ?? (registration.Type == Wire.StackType ? null : session.Stack);
        var parentUrn = parent is null ? string.Empty : await parent.Urn.ValueAsync(string.Empty).ConfigureAwait(false);
        var provider = registration.IsCustom
            ? await ProviderResource.ReferenceAsync(options.Provider ?? options.Parent?.ProviderFor(registration.Type)).ConfigureAwait(false)
            : string.Empty;
        var dependsOnUrns = await Dependency.UrnsOfAsync(dependsOn).ConfigureAwait(false);

        var keepResources = await session.Features.ResourceReferencesAsync().ConfigureAwait(false);
        var keepOutputs = registration.IsRemote && await session.Features.OutputValuesAsync().ConfigureAwait(false);
        var properties = await SerializedProperties.MakeAsync(
            args.Where(entry => entry.Key is not (Wire.IdProperty or Wire.UrnProperty)),
            () => new(keepResources, keepOutputs, ignoreReferences: registration.IsRemote && keepResources)).ConfigureAwait(false);

        var all = new SortedSet<string>(dependsOnUrns, StringComparer.Ordinal);
        var byProperty = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (key, resources) in properties.Dependencies)
        {
            var urns = await Dependency.UrnsAsync(resources).ConfigureAwait(false);
            byProperty[key] = urns;
            all.UnionWith(urns);
        }

        return new()
        {
            Properties = properties.Struct,
            PropertyDependencies = byProperty,
            Dependencies = all,
            ParentUrn = parentUrn,
            Provider = provider,
            PackageReference = await session.Packages.ReferenceAsync(registration.Package).ConfigureAwait(false),
        };
    }

    /// <summary>A resource that depends on a component around it would wait forever.</summary>
    private static void RefuseToWaitForItself(Resource resource, ImmutableArray<Resource> named, HashSet<Resource> dependsOn)
    {
        if (dependsOn.Contains(resource))
        {
            var around = named.First(dependency => Dependency.Expand([dependency]).Contains(resource));
            throw new InputException(
                $"DependsOn names '{around.GetResourceName()}' of type {around.GetResourceType()}, which contains the resource itself");
        }
    }
}
