using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf;
using Pulumi.Serialization;
using Rpc = Pulumirpc;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Pulumi.Testing;

/// <summary>Lets mocks answer what a program asks of the engine.</summary>
internal sealed class MockMonitor(IMocks mocks) : IMonitor
{
    private readonly List<Resource> _resources = [];
    private readonly ConcurrentDictionary<string, (string Id, Struct State)> _states = new();

    /// <summary>The registered resources, in order.</summary>
    public ImmutableArray<Resource> Resources()
    {
        lock (_resources)
        {
            return [.. _resources];
        }
    }

    // Mocks see plain values, so outputs are not kept.
    public Task<bool> SupportsFeatureAsync(string feature) => Task.FromResult(feature != "outputValues");

    public async Task<byte[]> RegisterResourceAsync(Resource resource, Rpc.RegisterResourceRequest request)
    {
        Remember(resource);
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        if (request.Type == Wire.StackType)
        {
            return new Rpc.RegisterResourceResponse { Urn = urn, Object = new() }.ToByteArray();
        }

        var (id, state) = await AskAsync(request.Type, request.Name, request.Object, request.Provider, request.ImportId).ConfigureAwait(false);
        _states[urn] = (id ?? request.ImportId, state);
        return new Rpc.RegisterResourceResponse { Urn = urn, Id = id ?? request.ImportId, Object = state }.ToByteArray();
    }

    public async Task<Rpc.ReadResourceResponse> ReadResourceAsync(Resource resource, Rpc.ReadResourceRequest request)
    {
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        var (id, state) = await AskAsync(request.Type, request.Name, request.Properties, request.Provider, request.Id).ConfigureAwait(false);
        Remember(resource);
        _states[urn] = (id ?? string.Empty, state);
        return new() { Urn = urn, Properties = state };
    }

    public Task RegisterResourceOutputsAsync(Rpc.RegisterResourceOutputsRequest request)
        => mocks.RegisterResourceOutputs(new(
            request.Urn,
            request.Outputs.Fields.ToImmutableDictionary(
                field => field.Key, field => new Output<object?>(PropertyReader.ReadAny(field.Value)))));

    public async Task<Rpc.ResourceInvokeResponse> InvokeAsync(Rpc.ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource")
        {
            return new() { Return = State(request.Args.Fields[Wire.UrnProperty].StringValue) };
        }

        return new() { Return = await CallAsync(request.Tok, request.Args, request.Provider).ConfigureAwait(false) };
    }

    public async Task<Rpc.CallResponse> CallAsync(Rpc.ResourceCallRequest request)
        => new() { Return = await CallAsync(request.Tok, request.Args, request.Provider).ConfigureAwait(false) };

    public Task<Rpc.RegisterPackageResponse> RegisterPackageAsync(Rpc.RegisterPackageRequest request)
        => Task.FromResult(new Rpc.RegisterPackageResponse { Ref = $"{request.Name}-{request.Version}" });

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    // Only the outermost type of the parent is kept, as the official mocks do: tests that compare URNs must not differ.
    private static string UrnOf(string parent, string type, string name)
    {
        var qualified = parent.Length == 0 ? type : $"{parent.Split("::")[2].Split('$')[0]}${type}";
        return $"urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::{qualified}::{name}";
    }

    private static ImmutableDictionary<string, object> Known(Struct properties)
        => properties.Fields
            .Select(field => (field.Key, Data: PropertyReader.ReadAny(field.Value)))
            .Where(field => field.Data is { IsKnown: true, Value: not null })
            .ToImmutableDictionary(field => field.Key, field => field.Data.Value!);

    private static async Task<Struct> SerializeAsync(object state)
    {
        // Mocks may answer with any dictionary, also one that only implements the generic interface.
        var plain = state is IDictionary<string, object> dictionary ? dictionary.ToImmutableDictionary() : state;
        var value = await new PropertySerializer(keepResources: true).SerializeAsync(plain).ConfigureAwait(false);
        return value?.StructValue ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
    }

    private async Task<(string? Id, Struct State)> AskAsync(string type, string name, Struct inputs, string provider, string id)
    {
        var answer = await mocks.NewResourceAsync(new()
        {
            Type = type,
            Name = name,
            Inputs = Known(inputs),
            Provider = provider,
            Id = id,
        }).ConfigureAwait(false);
        return (answer.id, await SerializeAsync(answer.state).ConfigureAwait(false));
    }

    private async Task<Struct> CallAsync(string token, Struct args, string provider)
        => await SerializeAsync(await mocks.CallAsync(new() { Token = token, Args = Known(args), Provider = provider })
            .ConfigureAwait(false)).ConfigureAwait(false);

    private Struct State(string urn)
    {
        var (id, state) = _states.TryGetValue(urn, out var known)
            ? known
            : throw new InvalidOperationException($"Unknown resource {urn}");
        return new()
        {
            Fields =
            {
                [Wire.UrnProperty] = Google.Protobuf.WellKnownTypes.Value.ForString(urn),
                [Wire.IdProperty] = Google.Protobuf.WellKnownTypes.Value.ForString(id),
                ["state"] = Google.Protobuf.WellKnownTypes.Value.ForStruct(state),
            },
        };
    }

    private void Remember(Resource resource)
    {
        lock (_resources)
        {
            _resources.Add(resource);
        }
    }
}
