#nullable enable

using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Serialization;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>The arguments of a <see cref="CustomResource"/>. Derive from it, and add the fields of the kind as inputs.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <summary>Arguments for one kind.</summary>
    /// <param name="apiVersion">The API group and version, as <c>group/version</c>.</param>
    /// <param name="kind">The kind.</param>
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}";
    }

    /// <summary>The API group and version.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>The kind.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>The metadata.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
