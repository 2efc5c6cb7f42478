using Google.Protobuf;

namespace Pulumi.Serialization;

/// <summary>Turns an input into an output of JSON text, the form in which providers take structured configuration.</summary>
internal static class JsonText
{
    public static Output<string> Of(object value) => new(OutputSource.From(DataAsync(value)));

    private static async ValueTask<OutputData> DataAsync(object value)
    {
        if (Output.Untyped(value) is not { } output)
        {
            return OutputData.Known(await TextAsync(value).ConfigureAwait(false));
        }

        var data = await output.DataAsync().ConfigureAwait(false);
        return data.With(data.IsKnown ? await TextAsync(data.Value).ConfigureAwait(false) : null);
    }

    private static async ValueTask<string> TextAsync(object? value)
    {
        var serialized = await new PropertySerializer(keepResources: false).SerializeAsync(value).ConfigureAwait(false);
        return JsonFormatter.Default.Format(serialized ?? Google.Protobuf.WellKnownTypes.Value.ForNull());
    }
}
