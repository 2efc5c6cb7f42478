using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes and reads outputs and inputs inside a JSON value, and notes what marks they carry. Serves one text.</summary>
internal sealed class OutputJsonConverter(bool isSecret, ImmutableHashSet<Resource> resources) : JsonConverterFactory
{
    private readonly List<OutputData<object?>> _seen = [];

    /// <summary>Outputs that were met and are not there yet.</summary>
    public List<Task> Pending { get; } = [];

    public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
    {
        var result = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        result.Converters.Add(this);
        return result;
    }

    /// <summary>The marks of the outer value and of all that was met inside.</summary>
    public OutputMarks Marks<T>(OutputData<T> outer)
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
        var isPlain = typeToConvert.IsGenericType
            && (typeToConvert.GetGenericTypeDefinition() == typeof(Output<>) || typeToConvert.GetGenericTypeDefinition() == typeof(Input<>));
        var converter = isPlain
            ? typeof(Converter<,>).MakeGenericType(typeToConvert, typeToConvert.GenericTypeArguments[0])
            : typeof(Converter<,>).MakeGenericType(typeToConvert, typeof(object));
        return (JsonConverter)Activator.CreateInstance(converter, this)!;
    }

    private Output<T> Inside<T>(T value) => new(new OutputData<T>(value, isKnown: true, isSecret, resources));

    private OutputData<object?> Look(object value)
    {
        var task = Output.Untyped(value)!.UntypedAsync();
        if (!task.IsCompleted)
        {
            Pending.Add(task.AsTask());
            return OutputData.Unknown<object?>();
        }

        var data = task.GetAwaiter().GetResult();
        _seen.Add(data);
        return data;
    }

    private sealed class Converter<TWrapper, TValue>(OutputJsonConverter parent) : JsonConverter<TWrapper>
        where TWrapper : class
    {
        public override TWrapper? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var output = parent.Inside(JsonSerializer.Deserialize<TValue>(ref reader, options)!);
            return typeof(TWrapper) == typeof(Output<TValue>) ? (TWrapper)(object)output
                : typeof(TWrapper) == typeof(Input<TValue>) ? (TWrapper)(object)(Input<TValue>)output
                : throw new NotSupportedException($"{typeToConvert.FullName} cannot be read from JSON; read an Output or Input of it.");
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
