using System.Collections.Immutable;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Pulumi.Serialization;

/// <summary>The properties of one resource that wait for the engine's answer.</summary>
internal sealed class ResourceOutputs(PendingOutput[] pending)
{
    /// <summary>Gives the resource's properties outputs that will be settled later.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="declaredToo">False to leave alone what a component declares: the component itself sets that.</param>
    public static ResourceOutputs Assign(Resource resource, bool declaredToo)
        => new(OutputsShape.Of(resource.GetType()).Begin(resource, declaredToo));

    /// <summary>Settles all properties with what the engine answered.</summary>
    public void Settle(EngineAnswer answer, bool missingIsKnown, Action<string> warn)
    {
        foreach (var output in pending)
        {
            if (output.Name == Wire.UrnProperty)
            {
                output.Set(OutputData.Known<object?>(answer.Urn));
            }
            else if (output.Name == Wire.IdProperty && output.IsResourceId)
            {
                output.Set(string.IsNullOrEmpty(answer.Id) ? OutputData.Unknown<object?>() : OutputData.Known<object?>(answer.Id));
            }
            else if (answer.Properties.Fields.TryGetValue(output.Name, out var value))
            {
                output.Set(PropertyReader.Read(
                    value, output.ValueType, output.Place, warn, answer.Dependencies?.GetValueOrDefault(output.Name)));
            }
            else
            {
                output.Set(missingIsKnown ? OutputData.Known<object?>(null) : OutputData.Unknown<object?>());
            }
        }
    }

    /// <summary>Lets everybody who waits for a property know why it will not come.</summary>
    public void Fail(Exception error)
    {
        foreach (var output in pending)
        {
            output.Fail(error);
        }
    }
}

/// <summary>What the engine says of a resource that was registered or read.</summary>
internal sealed record EngineAnswer(
    string Urn,
    string Id,
    Struct Properties,
    ImmutableDictionary<string, ImmutableHashSet<Resource>>? Dependencies = null,
    bool IsComplete = true);
