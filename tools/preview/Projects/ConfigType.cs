using System.Globalization;

namespace Preview.Projects;

/// <summary>A type of the configuration schema in Pulumi.yaml.</summary>
/// <param name="Name">string, integer, boolean, object or array.</param>
/// <param name="Items">The type of an array's items.</param>
internal sealed record ConfigType(string Name, ConfigType? Items)
{
    public const string Known = "string, integer, boolean, array or object";

    /// <summary>How to write a value of this type.</summary>
    public string Remedy => Name switch
    {
        "string" => "Write a text; put quotes around it when it looks like a number, true or false.",
        "integer" => "Write a whole number, for example 3.",
        "boolean" => "Write true or false.",
        "object" => "Write a map of names and values.",
        _ => $"Write a list whose items are of type {Items}.",
    };

    public static bool IsKnown(string name) => name is "string" or "integer" or "boolean" or "array" or "object";

    /// <summary>Whether a value is of this type. What is encrypted may be anything.</summary>
    /// <param name="node">The value.</param>
    /// <param name="isText">True for a value that reaches the program as text, so that 5 is also a string and "5" an integer.</param>
    public bool Accepts(YamlNode node, bool isText) => ConfigText.IsSecure(node) || Name switch
    {
        "string" => node is YamlScalar scalar && (isText ? scalar.Value is not null : scalar.Value is string),
        "integer" => node is YamlScalar scalar && IsInteger(scalar),
        "boolean" => node is YamlScalar { Value: true or false or "true" or "false" },
        "object" => node is YamlMapping,
        _ => node is YamlSequence list && Items is { } items && list.Items.All(item => items.Accepts(item, isText: false)),
    };

    public override string ToString() => Items is null ? Name : $"array<{Items}>";

    private static bool IsInteger(YamlScalar scalar) => scalar.Value switch
    {
        long => true,
        double number => double.IsInteger(number),
        string text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
