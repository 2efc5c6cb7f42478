using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PolicyEngine.Settings;

/// <summary>What a piece of YAML stands for, as far as settings need it.</summary>
internal static class YamlValue
{
    /// <summary>Null, a bool, long, double or string, a list of these; the node itself for a map.</summary>
    public static object? Of(YamlNode node) => node switch
    {
        YamlScalarNode { Style: not ScalarStyle.Plain } quoted => quoted.Value ?? "",
        YamlScalarNode { Value: null or "" or "~" or "null" } => null,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" } => false,
        YamlScalarNode { Value: var text } =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : text,
        // No setting has lists in lists; and a list can be within itself.
        YamlSequenceNode list => list.Select(static item => item is YamlScalarNode ? Of(item) : item).ToList(),
        _ => node,
    };

    /// <summary>As messages show it.</summary>
    public static string Show(YamlNode node) => node switch
    {
        YamlMappingNode => "a map",
        YamlSequenceNode => "a list",
        YamlScalarNode scalar when Of(scalar) is string text => $"\"{text}\"",
        YamlScalarNode scalar when Of(scalar) is null => "empty",
        YamlScalarNode scalar => scalar.Value!,
        _ => "something else",
    };
}
