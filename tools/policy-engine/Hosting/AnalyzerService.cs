using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using Pulumirpc;

namespace PolicyEngine.Hosting;

/// <summary>Pulumi's analyzer service: what the engine asks a policy pack.</summary>
internal sealed class AnalyzerService(PolicyPack pack, IHostApplicationLifetime lifetime) : Analyzer.AnalyzerBase
{
    public override Task<AnalyzerHandshakeResponse> Handshake(AnalyzerHandshakeRequest request, ServerCallContext context)
    {
        if (request.HasRootDirectory)
        {
            pack.UseFolder(request.RootDirectory);
        }

        return Task.FromResult(new AnalyzerHandshakeResponse());
    }

    public override Task<AnalyzerStackConfigureResponse> ConfigureStack(AnalyzerStackConfigureRequest request, ServerCallContext context)
    {
        pack.UseStack(request.Stack);
        return Task.FromResult(new AnalyzerStackConfigureResponse());
    }

    public override Task<AnalyzerInfo> GetAnalyzerInfo(Empty request, ServerCallContext context) => Task.FromResult(PackInfo.Of(pack));

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = PolicyPack.Version });

    public override Task<Empty> Configure(ConfigureAnalyzerRequest request, ServerCallContext context)
    {
        pack.Configure(request.PolicyConfig.Select(config =>
            (config.Key, PackInfo.LevelOf(config.Value.EnforcementLevel), (IReadOnlyDictionary<string, object?>)SettingsOf(config.Value.Properties))));
        return Task.FromResult(new Empty());
    }

    public override Task<RemediateResponse> Remediate(AnalyzeRequest request, ServerCallContext context)
    {
        var response = new RemediateResponse();
        var resource = WireResources.Read(request);
        var wire = request.Properties ?? new Struct();
        var before = resource.Properties;
        foreach (var remediation in pack.Evaluator.Remediate(resource))
        {
            wire = WireProperties.Write(remediation.Properties, before, wire);
            before = remediation.Properties;
            response.Remediations.Add(new Remediation
            {
                PolicyName = remediation.Policy.Id,
                PolicyPackName = PolicyPack.Name,
                PolicyPackVersion = PolicyPack.Version,
                Description = remediation.Policy.Info.Title,
                Properties = wire,
            });
        }

        return Task.FromResult(response);
    }

    public override Task<AnalyzeResponse> Analyze(AnalyzeRequest request, ServerCallContext context)
    {
        var resource = WireResources.Read(request);
        return Task.FromResult(Answer<ResourcePolicy>(pack.Evaluator.Evaluate(resource)));
    }

    public override Task<AnalyzeResponse> AnalyzeStack(AnalyzeStackRequest request, ServerCallContext context)
    {
        // The engine's order is that in which the program happened to register.
        ImmutableArray<Resource> resources = [.. request.Resources.Select(WireResources.Read).OrderBy(resource => resource.Urn, StringComparer.Ordinal)];
        return Task.FromResult(Answer<StackPolicy>(pack.Evaluator.Evaluate(new StackResources(resources))));
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        lifetime.StopApplication();
        return Task.FromResult(new Empty());
    }

    private static Dictionary<string, object?> SettingsOf(Struct? settings) => settings is null
        ? []
        : settings.Fields.ToDictionary(field => field.Key, field => Plain(field.Value));

    private static object? Plain(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.ListValue => value.ListValue.Values.Select(Plain).ToList(),
        _ => null,
    };

    private AnalyzeResponse Answer<TPolicy>(ImmutableArray<PolicyVerdict> verdicts)
        where TPolicy : Policy
    {
        var response = new AnalyzeResponse();
        HashSet<Policy> asked = [];
        foreach (var verdict in verdicts)
        {
            asked.Add(verdict.Policy);
            VerdictMessages.AddTo(response, verdict);
        }

        // The engine counts as passed what is neither reported nor listed here.
        foreach (var policy in pack.Policies)
        {
            if (policy is TPolicy && !asked.Contains(policy) && pack.Configuration.LevelOf(policy) != PolicyLevel.Disabled)
            {
                response.NotApplicable.Add(VerdictMessages.NotAsked(policy));
            }
        }

        return response;
    }
}
