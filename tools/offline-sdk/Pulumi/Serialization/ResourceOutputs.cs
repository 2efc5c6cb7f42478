using Google.Protobuf;
using Rpc = Pulumirpc;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Pulumi.Serialization;

/// <summary>
/// The engine's answer about one resource, to come. All its output properties wait for this; each is read from the answer when it is first
/// asked for, which for most never happens.
/// </summary>
internal sealed class ResourceOutputs
{
    private readonly TaskCompletionSource<EngineAnswer> _answer = new();
    private readonly Resource _resource;

    private ResourceOutputs(Resource resource) => _resource = resource;

    /// <summary>Gives the resource's properties outputs that will be settled later.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="declaredToo">False to leave alone what a component declares: the component itself sets that.</param>
    public static ResourceOutputs Assign(Resource resource, bool declaredToo)
    {
        var outputs = new ResourceOutputs(resource);
        foreach (var property in OutputsShape.Of(resource.GetType()).Properties(declaredToo))
        {
            property.Set(resource, new Source(outputs, property));
        }

        return outputs;
    }

    /// <summary>Settles all properties with what the engine answered.</summary>
    public void Settle(EngineAnswer answer) => _answer.TrySetResult(answer);

    /// <summary>Lets everybody who waits for a property know why it will not come.</summary>
    public void Fail(Exception error) => _answer.TrySetException(error);

    private OutputData Read(OutputProperty property, EngineAnswer answer)
    {
        var response = answer.Parse();
        if (property.Name == Wire.UrnProperty)
        {
            return Known(response.Urn);
        }

        if (property.Name == Wire.IdProperty && property.Owner == typeof(CustomResource))
        {
            return response.Id.Length == 0 ? Unknown() : Known(response.Id);
        }

        if (response.Object is not { } properties || !properties.Fields.TryGetValue(property.Name, out var value))
        {
            return answer.IsComplete(response) ? Known(null) : Unknown();
        }

        var marks = new OutputMarks();
        marks.Add([_resource]);
        return marks.On(marks.Take(PropertyReader.Read(
            value,
            property.ValueType,
            property.Place,
            message => Deployment.Current?.Log.SendAsync(Rpc.LogSeverity.Warning, message, _resource),
            response.PropertyDependencies.TryGetValue(property.Name, out var dependencies)
                ? [.. dependencies.Urns.Select(urn => new DependencyResource(urn))]
                : [])));
    }

    private OutputData Known(object? value) => new(value, isKnown: true, isSecret: false, [_resource]);

    private OutputData Unknown() => new(null, isKnown: false, isSecret: false, [_resource]);

    private sealed class Source(ResourceOutputs outputs, OutputProperty property) : OutputSource
    {
        private OutputData? _data;

        public override ValueTask<OutputData> DataAsync()
            => _data is { } data ? new(data)
                : outputs._answer.Task is { IsCompletedSuccessfully: true } answer ? new(Read(answer.Result))
                : ReadAsync();

        private async ValueTask<OutputData> ReadAsync() => Read(await outputs._answer.Task.ConfigureAwait(false));

        private OutputData Read(EngineAnswer answer)
        {
            // What does not fit is only reported once.
            lock (this)
            {
                return _data ??= outputs.Read(property, answer);
            }
        }
    }
}

/// <summary>The engine's answer about a resource that was registered or read. Kept as bytes, a tenth of the size of the parsed message.</summary>
/// <param name="response">A <see cref="Rpc.RegisterResourceResponse"/>.</param>
/// <param name="isDryRun">Whether this is a preview.</param>
internal sealed class EngineAnswer(byte[] response, bool isDryRun)
{
    public static EngineAnswer Of(string urn, string id, Struct? properties, bool isDryRun)
        => new(new Rpc.RegisterResourceResponse { Urn = urn, Id = id, Object = properties }.ToByteArray(), isDryRun);

    public Rpc.RegisterResourceResponse Parse() => Rpc.RegisterResourceResponse.Parser.ParseFrom(response);

    /// <summary>Whether a property that is left out is nothing, as after an update, and not just unknown.</summary>
    public bool IsComplete(Rpc.RegisterResourceResponse parsed) => !isDryRun && parsed.Result == Rpc.Result.Success;
}
