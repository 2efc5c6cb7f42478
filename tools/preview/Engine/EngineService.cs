using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>What programs log to.</summary>
internal sealed class EngineService(EngineServer server) : Pulumirpc.Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        if (request.Severity != LogSeverity.Debug && !request.Ephemeral)
        {
            server.EngineOf(context).Report(new Diagnostic(SeverityOf(request.Severity), request.Message.Trim())
            {
                Urn = request.Urn == "" ? null : request.Urn,
            });
        }

        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRootResourceResponse { Urn = server.EngineOf(context).RootUrn });

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        server.EngineOf(context).RootUrn = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }

    // There is no Pulumi here whose version could be wrong.
    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(RequirePulumiVersionRequest request, ServerCallContext context) =>
        Task.FromResult(new RequirePulumiVersionResponse());

    private static Severity SeverityOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Error => Severity.Error,
        LogSeverity.Warning => Severity.Warning,
        _ => Severity.Info,
    };
}
