using Pulumi.Serialization;
using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>A resource on its way to the engine.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Outputs">Its properties that wait for the engine's answer.</param>
/// <param name="IsRemote">Whether a provider creates the component's children.</param>
/// <param name="Args">What it is given.</param>
/// <param name="Options">What else is said about it.</param>
/// <param name="Package">The package to tell the engine about, if any.</param>
/// <param name="Position">Where in the user's program it is made, if that is known.</param>
internal sealed record Registration(
    Resource Resource,
    ResourceOutputs Outputs,
    bool IsRemote,
    ResourceArgs Args,
    ResourceOptions Options,
    RegisterPackageRequest? Package,
    Rpc.SourcePosition? Position)
{
    public string Type => Resource.GetResourceType();

    public string Name => Resource.GetResourceName();

    public bool IsCustom => Resource is CustomResource;

    /// <summary>The resource as a message names it.</summary>
    public override string ToString()
        => Position is null
            ? $"Resource '{Name}' of type {Type}"
            : $"Resource '{Name}' of type {Type}, made at {new Uri(Position.Uri).LocalPath}:{Position.Line}";
}
