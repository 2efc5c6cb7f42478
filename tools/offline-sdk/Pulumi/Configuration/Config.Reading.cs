using System.Globalization;
using System.Text.Json;

namespace Pulumi;

public sealed partial class Config
{
    private static ConfigValues Values => Deployment.Required.Config;

    private static bool? AsBoolean(string value)
        => value switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };

    private static int? AsInt32(string value)
        => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? AsDouble(string value)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string FullKey(string key) => $"{_name}:{key}";

    private T? Read<T>(string key, Func<string, T?> parse, string secretForm)
        where T : struct
    {
        if (Get(key) is not { } value)
        {
            return null;
        }

        RefuseSealed(key, secretForm);
        return parse(value) ?? throw Invalid(key, value, typeof(T).Name);
    }

    private T? ReadObject<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } value)
        {
            return default;
        }

        RefuseSealed(key, nameof(GetSecretObject));
        try
        {
            return JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException e)
        {
            throw Invalid(key, value, typeof(T).FullName!, e);
        }
    }

    private void RefuseSealed(string key, string secretForm)
    {
        if (IsSealed(key))
        {
            throw new RunException(
                $"Configuration '{FullKey(key)}' is encrypted and cannot be read without the stack's key; read it with {secretForm}");
        }
    }

    private RunException Missing(string key)
        => new($"Missing Required configuration variable '{FullKey(key)}'\n"
            + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Invalid(string key, string value, string type, Exception? cause = null)
        => new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", cause);
}
