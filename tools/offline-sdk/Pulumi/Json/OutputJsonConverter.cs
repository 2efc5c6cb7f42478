using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Writes and reads outputs and inputs inside a JSON value, and notes what marks they carry. Serves one text.</summary>
internal sealed class OutputJsonConverter(bool isSecret, IReadOnlyCollection<Resource> resources) : JsonConverterFactory
{
    private readonly List<OutputData> _seen = [];

    public bool IsSecret => isSecret;

    public IReadOnlyCollection<Resource> Resources => resources;

    /// <summary>Outputs that were met and are not there yet.</summary>
    public List<Task> Pending { get; } = [];

    public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
    {
        var result = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        result.Converters.Add(this);
        return result;
    }

    /// <summary>The marks of the outer value and of all that was met inside.</summary>
    public OutputMarks Marks(OutputData outer)
    {
        var marks = new OutputMarks();
        marks.Take(outer);
        foreach (var data in _seen)
        {
            marks.Take(data);
        }

        return marks;
    }

    public override bool CanConvert(Type typeToConvert)
        => typeof(IInput).IsAssignableFrom(typeToConvert) || typeof(IOutput).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        AheadOfTime.Root();
        return (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), this)!;
    }

    private OutputData Look(object value)
    {
        var task = Output.Untyped(value)!.DataAsync();
        if (!task.IsCompleted)
        {
            Pending.Add(task.AsTask());
            return OutputData.Unknown();
        }

        var data = task.GetAwaiter().GetResult();
        _seen.Add(data);
        return data;
    }

    internal sealed class Converter<TWrapper>(OutputJsonConverter parent) : JsonConverter<TWrapper>
        where TWrapper : class
    {
        public override TWrapper? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var definition = typeToConvert.IsGenericType ? typeToConvert.GetGenericTypeDefinition() : null;
            if (definition != typeof(Output<>) && definition != typeof(Input<>))
            {
                throw new NotSupportedException($"{typeToConvert.FullName} cannot be read from JSON; read an Output or Input of it.");
            }

            var type = typeToConvert.GenericTypeArguments[0];
            var value = JsonSerializer.Deserialize(ref reader, type, options);
            var output = Output.Blank(typeof(Output<>).MakeGenericType(type)).Of(
                new OutputData(value, isKnown: true, parent.IsSecret, parent.Resources));
            return definition == typeof(Output<>)
                ? (TWrapper)output
                : (TWrapper)((IInput)RuntimeHelpers.GetUninitializedObject(typeToConvert)).Of(output);
        }

        public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options)
        {
            var data = parent.Look(value);
            if (data is { IsKnown: true, Value: { } inner })
            {
                JsonSerializer.Serialize(writer, inner, Output.Untyped(value)!.ValueType, options);
            }
            else
            {
                // Never seen: a text with an unknown part is thrown away.
                writer.WriteNullValue();
            }
        }
    }
}
