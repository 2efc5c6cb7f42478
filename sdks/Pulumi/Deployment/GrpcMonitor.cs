using Grpc.Core;
using Rpc = Pulumirpc;

namespace Pulumi;

internal sealed class GrpcMonitor(string address) : IMonitor
{
    private readonly Rpc.ResourceMonitor.ResourceMonitorClient _client = new(GrpcChannels.To(address));

    public async Task<bool> SupportsFeatureAsync(string feature)
        => (await _client.SupportsFeatureAsync(new() { Id = feature }).ConfigureAwait(false)).HasSupport;

    public Task<Rpc.RegisterResourceResponse> RegisterResourceAsync(Resource resource, Rpc.RegisterResourceRequest request)
        => _client.RegisterResourceAsync(request).ResponseAsync;

    public Task<Rpc.ReadResourceResponse> ReadResourceAsync(Resource resource, Rpc.ReadResourceRequest request)
        => _client.ReadResourceAsync(request).ResponseAsync;

    public Task RegisterResourceOutputsAsync(Rpc.RegisterResourceOutputsRequest request)
        => _client.RegisterResourceOutputsAsync(request).ResponseAsync;

    public Task<Rpc.ResourceInvokeResponse> InvokeAsync(Rpc.ResourceInvokeRequest request)
        => _client.InvokeAsync(request).ResponseAsync;

    public Task<Rpc.CallResponse> CallAsync(Rpc.ResourceCallRequest request) => _client.CallAsync(request).ResponseAsync;

    public Task<Rpc.RegisterPackageResponse> RegisterPackageAsync(Rpc.RegisterPackageRequest request)
        => _client.RegisterPackageAsync(request).ResponseAsync;

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await _client.SignalAndWaitForShutdownAsync(new()).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unimplemented)
        {
            // An engine that is older than this call does not wait for it either.
        }
    }
}
