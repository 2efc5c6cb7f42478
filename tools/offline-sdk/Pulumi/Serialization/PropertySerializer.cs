using System.Collections;
using System.Text.Json;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>
/// Turns what a program passes to a resource into wire values, and notes the resources that it came from. Keys are written in
/// ordinal order, so that the same program sends the same bytes.
/// </summary>
/// <param name="keepResources">True to send resources as references; false to send a resource's id or a component's URN.</param>
/// <param name="keepOutputs">True to send outputs with their dependencies, which only remote components understand.</param>
/// <param name="ignoreReferences">True not to count a resource that is itself the value as a dependency.</param>
internal sealed class PropertySerializer(bool keepResources, bool keepOutputs = false, bool ignoreReferences = false)
{
    /// <summary>The resources met so far.</summary>
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>The wire value, or <see langword="null"/> for nothing, which an object leaves out.</summary>
    public ValueTask<Value?> SerializeAsync(object? value)
        => value switch
        {
            null or ValueTuple => default,
            string text => new(Value.ForString(text)),
            bool flag => new(Value.ForBool(flag)),
            int number => new(Value.ForNumber(number)),
            double number => new(Value.ForNumber(number)),
            IInputCollection collection => OutputAsync(collection.Elements),
            IInput input => OutputAsync(input.ToOutput()),
            IOutput output => OutputAsync(output),
            InputArgs args => ArgsAsync(args),
            IUnion union => SerializeAsync(union.Value),
            AssetOrArchive asset => AssetAsync(asset),
            Resource resource => ResourceAsync(resource),
            JsonElement json => new(JsonValues.ToWire(json)),
            IDictionary dictionary => DictionaryAsync(dictionary),
            IList list => ListAsync(list),
            Task => throw new InputException("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output"),
            Enum named when named.GetTypeCode() == TypeCode.Int32 => new(Value.ForNumber((int)value)),
            _ when EnumCodec.Of(value.GetType()) is { } codec => new(codec.ToWire(value)),
            _ when OutputTypeFields.Of(value.GetType()) is { } fields => DictionaryAsync(fields.Read(value)),
            _ => throw new InputException($"{value.GetType()} is not a supported argument type"),
        };

    /// <summary>A secret around a wire value.</summary>
    private static Value Secret(Value? value)
        => Signed(Wire.SecretSignature, (Wire.ValueProperty, value ?? Value.ForNull()));

    private static Value Signed(string signature, params ReadOnlySpan<(string Key, Value Value)> entries)
    {
        var result = new Struct { Fields = { [Wire.SignatureKey] = Value.ForString(signature) } };
        foreach (var (key, value) in entries)
        {
            result.Fields[key] = value;
        }

        return Value.ForStruct(result);
    }

    private static int CountOf(IList list)
    {
        try
        {
            return list.Count;
        }
        catch (InvalidOperationException)
        {
            // A default ImmutableArray: the value of an output without a value.
            return 0;
        }
    }

    private async ValueTask<Value?> OutputAsync(IOutput output)
    {
        var data = await output.DataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (keepOutputs)
        {
            return await OutputValueAsync(data).ConfigureAwait(false);
        }

        if (!data.IsKnown)
        {
            return Value.ForString(Wire.Unknown);
        }

        var value = await SerializeAsync(data.Value).ConfigureAwait(false);
        return data.IsSecret ? Secret(value) : value;
    }

    private async ValueTask<Value?> OutputValueAsync(OutputData data)
    {
        // Below an output value there is only plain data: the marks of nested outputs gather in this one.
        var inner = new PropertySerializer(keepResources, keepOutputs: false, ignoreReferences);
        var value = data.IsKnown ? await inner.SerializeAsync(data.Value).ConfigureAwait(false) : null;
        Dependencies.UnionWith(inner.Dependencies);
        inner.Dependencies.UnionWith(data.Resources);
        if (data.IsKnown && !data.IsSecret && inner.Dependencies.Count == 0)
        {
            return value;
        }

        var result = Signed(Wire.OutputSignature);
        var fields = result.StructValue.Fields;
        if (data.IsKnown)
        {
            fields[Wire.ValueProperty] = value ?? Value.ForNull();
        }

        if (data.IsSecret)
        {
            fields[Wire.SecretProperty] = Value.ForBool(true);
        }

        var urns = await Dependency.UrnsAsync(inner.Dependencies).ConfigureAwait(false);
        if (urns.Count > 0)
        {
            fields[Wire.DependenciesProperty] = Value.ForList([.. urns.Select(Value.ForString)]);
        }

        return result;
    }

    private async ValueTask<Value?> ResourceAsync(Resource resource)
    {
        var own = keepResources && ignoreReferences ? new PropertySerializer(keepResources) : this;
        var plain = new PropertySerializer(keepResources);
        Value? id = null;
        if (resource is CustomResource custom)
        {
            own.Dependencies.Add(custom);
            id = await plain.SerializeAsync(custom.Id).ConfigureAwait(false);
        }

        var urn = keepResources || resource is not CustomResource
            ? await plain.SerializeAsync(resource.Urn).ConfigureAwait(false)
            : null;
        own.Dependencies.UnionWith(plain.Dependencies);
        if (!keepResources)
        {
            return resource is CustomResource ? id : urn;
        }

        var result = Signed(Wire.ResourceSignature, (Wire.UrnProperty, urn!));
        if (resource is CustomResource)
        {
            // The engine takes an empty id for one that is not known yet.
            result.StructValue.Fields[Wire.IdProperty] = id is { StringValue: Wire.Unknown }
                ? Value.ForString(string.Empty)
                : id ?? Value.ForNull();
        }

        return result;
    }

    private async ValueTask<Value?> AssetAsync(AssetOrArchive asset)
        => Signed(asset.Signature, (asset.Property, (await SerializeAsync(asset.Value).ConfigureAwait(false))!));

    private async ValueTask<Value?> ArgsAsync(InputArgs args)
    {
        var result = new Struct();
        foreach (var (key, value) in args.Properties())
        {
            await AddAsync(result, key, value).ConfigureAwait(false);
        }

        return Value.ForStruct(result);
    }

    private async ValueTask<Value?> DictionaryAsync(IDictionary dictionary)
    {
        var keys = new string[dictionary.Count];
        var i = 0;
        foreach (var key in dictionary.Keys)
        {
            keys[i++] = key as string ?? throw new InputException("Dictionaries are only supported with string keys");
        }

        Array.Sort(keys, StringComparer.Ordinal);
        var result = new Struct();
        foreach (var key in keys)
        {
            await AddAsync(result, key, dictionary[key]).ConfigureAwait(false);
        }

        return Value.ForStruct(result);
    }

    private async ValueTask AddAsync(Struct result, string key, object? value)
    {
        try
        {
            if (await SerializeAsync(value).ConfigureAwait(false) is { } serialized)
            {
                result.Fields.Add(key, serialized);
            }
        }
        catch (InputException e) when (e.Under(key))
        {
            throw;
        }
    }

    private async ValueTask<Value?> ListAsync(IList list)
    {
        var result = new Value[CountOf(list)];
        for (var i = 0; i < result.Length; i++)
        {
            try
            {
                result[i] = await SerializeAsync(list[i]).ConfigureAwait(false) ?? Value.ForNull();
            }
            catch (InputException e) when (e.Under(i))
            {
                throw;
            }
        }

        return Value.ForList(result);
    }
}
