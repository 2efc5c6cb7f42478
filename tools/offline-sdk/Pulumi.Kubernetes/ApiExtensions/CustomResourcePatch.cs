#nullable enable

using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Serialization;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>Fields of an object that something else has made, which the provider applies on the server as a field manager of its own.</summary>
public class CustomResourcePatch : KubernetesResource
{
    /// <summary>Registers the patch, as <c>kubernetes:&lt;apiVersion&gt;:&lt;kind&gt;Patch</c>.</summary>
    /// <param name="name">The resource's name in Pulumi.</param>
    /// <param name="args">The fields: a class of your own that derives from <see cref="CustomResourcePatchArgs"/>.</param>
    /// <param name="options">The options.</param>
    public CustomResourcePatch(string name, CustomResourcePatchArgs args, CustomResourceOptions? options = null)
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

/// <summary>The arguments of a <see cref="CustomResourcePatch"/>. Derive from it, and add the fields of the kind as inputs.</summary>
public abstract class CustomResourcePatchArgs : ResourceArgs
{
    /// <summary>Arguments for one kind.</summary>
    /// <param name="apiVersion">The API group and version, as <c>group/version</c>.</param>
    /// <param name="kind">The kind.</param>
    protected CustomResourcePatchArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}Patch";
    }

    /// <summary>The API group and version.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>The kind.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>The object's metadata: its name and namespace.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
