using System.Text;
using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>
    /// Writes a value, which may have outputs and inputs inside, as JSON text. The text is unknown if any part is, and secret if
    /// any part is.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How the JSON is written. Default: as System.Text.Json does by itself.</param>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(OutputSource.From(DataAsync()));

        async ValueTask<OutputData> DataAsync()
        {
            var data = await value.DataAsync.ConfigureAwait(false);
            while (data.IsKnown)
            {
                var outputs = new OutputJsonConverter(data.IsSecret, data.Resources);
                var text = new MemoryStream();
                await JsonSerializer.SerializeAsync(text, data.As<T>(), outputs.AddTo(options)).ConfigureAwait(false);
                if (outputs.Pending.Count == 0)
                {
                    return outputs.Marks(data).On(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
                }

                // A converter cannot wait. So the text is thrown away, and written again once all it needs is there.
                await Task.WhenAll(outputs.Pending).ConfigureAwait(false);
            }

            return data.With(null);
        }
    }

    /// <summary>Reads JSON text. Outputs inside the type are as secret as the text.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="json">The text.</param>
    /// <param name="options">How the JSON is read. Default: as System.Text.Json does by itself.</param>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(OutputSource.From(DataAsync()));

        async ValueTask<OutputData> DataAsync()
        {
            var data = await json.DataAsync.ConfigureAwait(false);
            var outputs = new OutputJsonConverter(data.IsSecret, data.Resources);
            return data.With(data.IsKnown ? JsonSerializer.Deserialize<T>(data.As<string>(), outputs.AddTo(options)) : null);
        }
    }
}
