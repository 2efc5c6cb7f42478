#nullable enable

using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Serialization;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>An object of a kind that a CustomResourceDefinition adds to the cluster.</summary>
public class CustomResource : KubernetesResource
{
    /// <summary>Registers the object, as <c>kubernetes:&lt;apiVersion&gt;:&lt;kind&gt;</c>.</summary>
    /// <param name="name">The resource's name in Pulumi.</param>
    /// <param name="args">The object: a class of your own that derives from <see cref="CustomResourceArgs"/>.</param>
    /// <param name="options">The options.</param>
    public CustomResource(string name, CustomResourceArgs args, CustomResourceOptions? options = null)
        : base(args.Type, name, args, options)
    {
    }

    /// <summary>The API group and version, as <c>group/version</c>.</summary>
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    /// <summary>The kind.</summary>
    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;
}
