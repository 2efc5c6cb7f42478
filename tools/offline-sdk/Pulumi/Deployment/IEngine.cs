using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>The engine's ear: what the person who runs the program reads.</summary>
internal interface IEngine
{
    Task LogAsync(Rpc.LogRequest request);

    Task RequirePulumiVersionAsync(string range);
}

/// <summary>The engine's hands: what is done about resources.</summary>
internal interface IMonitor
{
    Task<bool> SupportsFeatureAsync(string feature);

    /// <returns>The answer as it came: for most resources no one ever looks into it.</returns>
    Task<byte[]> RegisterResourceAsync(Resource resource, Rpc.RegisterResourceRequest request);

    Task<Rpc.ReadResourceResponse> ReadResourceAsync(Resource resource, Rpc.ReadResourceRequest request);

    Task RegisterResourceOutputsAsync(Rpc.RegisterResourceOutputsRequest request);

    Task<Rpc.ResourceInvokeResponse> InvokeAsync(Rpc.ResourceInvokeRequest request);

    Task<Rpc.CallResponse> CallAsync(Rpc.ResourceCallRequest request);

    Task<Rpc.RegisterPackageResponse> RegisterPackageAsync(Rpc.RegisterPackageRequest request);

    /// <summary>Says that the program is done, and waits until the engine is.</summary>
    Task SignalAndWaitForShutdownAsync();
}
