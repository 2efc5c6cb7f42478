using Grpc.Core;
using Rpc = Pulumirpc;

namespace Pulumi;

internal sealed class GrpcEngine(string address) : IEngine
{
    private readonly Rpc.Engine.EngineClient _client = new(GrpcChannels.To(address));

    public async Task LogAsync(Rpc.LogRequest request) => await _client.LogAsync(request).ConfigureAwait(false);

    public async Task RequirePulumiVersionAsync(string range)
    {
        try
        {
            await _client.RequirePulumiVersionAsync(new() { PulumiVersionRange = range }).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            throw new RunException(
                e.StatusCode == StatusCode.Unimplemented
                    ? "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI"
                    : e.Status.Detail,
                e);
        }
    }
}
