using Google.Protobuf;
using Grpc.Core;
using Rpc = Pulumirpc;

namespace Pulumi;

internal sealed class GrpcMonitor(string address) : IMonitor
{
    // As generated, but for the answer, which is not parsed.
    private static readonly Method<Rpc.RegisterResourceRequest, byte[]> RegisterResource = new(
        MethodType.Unary,
        Rpc.ResourceMonitor.Descriptor.FullName,
        nameof(RegisterResource),
        Marshallers.Create<Rpc.RegisterResourceRequest>(Write, static _ => throw new NotSupportedException()),
        Marshallers.Create(static (_, _) => throw new NotSupportedException(), static answer => answer.PayloadAsNewBuffer()));

    private readonly CallInvoker _invoker = GrpcChannels.To(address);
    private readonly Rpc.ResourceMonitor.ResourceMonitorClient _client = new(GrpcChannels.To(address));

    public async Task<bool> SupportsFeatureAsync(string feature)
        => (await _client.SupportsFeatureAsync(new() { Id = feature }).ConfigureAwait(false)).HasSupport;

    public Task<byte[]> RegisterResourceAsync(Resource resource, Rpc.RegisterResourceRequest request)
        => _invoker.AsyncUnaryCall(RegisterResource, host: null, default, request).ResponseAsync;

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

    private static void Write(Rpc.RegisterResourceRequest request, SerializationContext context)
    {
        context.SetPayloadLength(request.CalculateSize());
        request.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
