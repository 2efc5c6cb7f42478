using Google.Protobuf;
using Grpc.Core;
using Rpc = Pulumirpc;

namespace Pulumi;

internal sealed class GrpcMonitor(string address) : IMonitor
{
    // A program has thousands of resources to register before the engine has answered for the first hundred. Calls that are under way
    // are much larger than what they carry, so there are only as many as keep the engine busy.
    private const int MostCalls = 100;

    // As generated, but that neither the question nor the answer is more than its bytes.
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Method<byte[], byte[]> RegisterResource = new(
        MethodType.Unary, Rpc.ResourceMonitor.Descriptor.FullName, nameof(RegisterResource), Bytes, Bytes);

    private readonly CallInvoker _invoker = GrpcChannels.To(address);
    private readonly Rpc.ResourceMonitor.ResourceMonitorClient _client = new(GrpcChannels.To(address));
    private readonly SemaphoreSlim _places = new(MostCalls);

    public async Task<bool> SupportsFeatureAsync(string feature)
        => (await _client.SupportsFeatureAsync(new() { Id = feature }).ConfigureAwait(false)).HasSupport;

    public Task<byte[]> RegisterResourceAsync(Resource resource, Rpc.RegisterResourceRequest request)
        => RegisterResourceAsync(request.ToByteArray());

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

    private async Task<byte[]> RegisterResourceAsync(byte[] request)
    {
        await _places.WaitAsync().ConfigureAwait(false);
        try
        {
            return await _invoker.AsyncUnaryCall(RegisterResource, host: null, default, request).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
