using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>What programs register with. One service serves all stacks; the port of a call tells which.</summary>
internal sealed class MonitorService(EngineServer server) : ResourceMonitor.ResourceMonitorBase
{
    // The features that an SDK may use. Those that call back into the program in a preview, or change provider packages, are not among them;
    // hooks are, because a preview calls none.
    private static readonly HashSet<string> Features =
        ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "resourceHooks"];

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context) =>
        Answer(context, request.SourcePosition, engine => engine.Register(request));

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context) =>
        Answer(context, request.SourcePosition, engine => engine.Read(request));

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context) =>
        Answer(context, null, engine =>
        {
            engine.RegisterOutputs(request);
            return new Empty();
        });

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context) =>
        Answer(context, request.SourcePosition, engine => engine.Invoke(request));

    public override Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context) =>
        Answer(context, request.SourcePosition, engine => engine.Call(request));

    public override Task<Empty> RegisterResourceHook(RegisterResourceHookRequest request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) =>
        Answer(context, null, engine =>
        {
            engine.Complete();
            return new Empty();
        });

    // A refusal is kept for the person and told to the program, which then ends.
    private Task<T> Answer<T>(ServerCallContext context, SourcePosition? position, Func<StackEngine, T> answer)
    {
        var engine = server.EngineOf(context);
        try
        {
            return Task.FromResult(answer(engine));
        }
        catch (RefusedException e)
        {
            engine.Report(new Diagnostic(Severity.Error, e.Message)
            {
                Urn = e.Urn,
                Location = engine.Locations.Readable(position),
                Remedy = e.Remedy,
                IsRefusal = true,
            });
            throw new RpcException(new Status(StatusCode.InvalidArgument, e.Message));
        }
    }
}
