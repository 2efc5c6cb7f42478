using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Pulumi.Serialization;

/// <summary>Properties as they are sent, and for each the resources that it came from.</summary>
internal sealed class SerializedProperties
{
    public Struct Struct { get; } = new();

    public Dictionary<string, HashSet<Resource>> Dependencies { get; } = [];

    /// <summary>Serializes properties. One that has no value is left out.</summary>
    /// <param name="properties">The properties, in the order in which they are sent.</param>
    /// <param name="serializer">Makes a serializer for each property, so that their dependencies stay apart.</param>
    public static async ValueTask<SerializedProperties> MakeAsync(
        IEnumerable<KeyValuePair<string, object?>> properties, Func<PropertySerializer> serializer)
    {
        var result = new SerializedProperties();
        foreach (var (key, value) in properties)
        {
            var one = serializer();
            try
            {
                if (await one.SerializeAsync(value).ConfigureAwait(false) is { } serialized)
                {
                    result.Struct.Fields.Add(key, serialized);
                    result.Dependencies.Add(key, one.Dependencies);
                }
            }
            catch (InputException e) when (e.Under(key))
            {
                throw;
            }
        }

        return result;
    }
}
