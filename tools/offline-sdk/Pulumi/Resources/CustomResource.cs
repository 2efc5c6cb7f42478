using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider creates, reads, updates and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers a resource.</summary>
    /// <param name="type">The type token, for example <c>aws:eks/cluster:Cluster</c>.</param>
    /// <param name="name">A name that is unique among resources of this type and parent.</param>
    /// <param name="args">What the provider is given. Default: nothing.</param>
    /// <param name="options">Parent, provider and the like. Default: none.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args, options ?? new())
    {
    }

    /// <inheritdoc cref="CustomResource(string, string, ResourceArgs?, CustomResourceOptions?)"/>
    /// <param name="registerPackageRequest">The package that the type belongs to, if the engine does not know it. Default: none.</param>
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args, options ?? new(), package: registerPackageRequest)
    {
    }

    private protected CustomResource(string urn)
        : base(Pulumi.Urn.Type(urn), Pulumi.Urn.Name(urn))
    {
    }

    /// <summary>The identifier that the provider gave the resource; unknown in a preview until it exists.</summary>
    [Output(Wire.IdProperty)]
    public Output<string> Id { get; private protected set; } = null!;
}
