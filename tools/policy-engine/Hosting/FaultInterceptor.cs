using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PolicyEngine.Hosting;

/// <summary>Turns exceptions into errors that the engine can show.</summary>
internal sealed class FaultInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (PackException e)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, e.Message));
        }
        catch (Exception e) when (e is not RpcException)
        {
            // The message could contain a secret.
            throw new RpcException(new Status(StatusCode.Internal, $"The policy pack itself failed in {context.Method} ({e.GetType().Name}); please report "
                + $"it."));
        }
    }
}
