using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PolicyEngine.Values;

/// <summary>Values from YAML, with its core schema: what is not quoted can be a number, true, false or null.</summary>
internal static class PropertyYaml
{
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static PropertyValue Read(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? PropertyNull.Value : Read(stream.Documents[0].RootNode);
    }

    private static PropertyValue Read(YamlNode node) => node switch
    {
        YamlMappingNode map => PropertyMap.Of(map.Children.Select(static entry => KeyValuePair.Create(entry.Key.ToString(), Read(entry.Value)))),
        YamlSequenceNode list => new PropertyList([.. list.Children.Select(Read)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => Plain(text ?? ""),
        YamlScalarNode scalar => new PropertyString(scalar.Value ?? ""),
        _ => PropertyNull.Value,
    };

    private static PropertyValue Plain(string text) => text switch
    {
        "" or "~" or "null" => PropertyNull.Value,
        "true" => new PropertyBool(true),
        "false" => new PropertyBool(false),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? new PropertyNumber(number)
            : new PropertyString(text),
    };
}
