using PolicyEngine.Model;
using PolicyEngine.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Policies.Tests.Support;

/// <summary>
/// Resources as tests write them: properties in YAML, in which <c>!unknown</c> is a value known only after apply and <c>!secret x</c> is a secret.
/// </summary>
internal static class ResourceText
{
    public static Resource Resource(
        string type, string name, string properties = "{}", bool protect = false, string[]? secretOutputs = null, string parent = "",
        string[]? dependencies = null) => new()
        {
            Urn = Urn(type, name),
            Type = type,
            Name = name,
            Properties = Properties(properties),
            Options = new ResourceOptions { Protect = protect, AdditionalSecretOutputs = [.. secretOutputs ?? []] },
            Parent = parent,
            Dependencies = [.. dependencies ?? []],
        };

    public static string Urn(string type, string name) => $"urn:pulumi:test::project::{type}::{name}";

    public static PropertyMap Properties(string yaml) => (PropertyMap)Value(yaml);

    public static PropertyValue Value(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Value(stream.Documents[0].RootNode);
    }

    private static PropertyValue Value(YamlNode node)
    {
        if (!node.Tag.IsEmpty && node.Tag == "!unknown")
        {
            return PropertyUnknown.Any;
        }

        if (!node.Tag.IsEmpty && node.Tag == "!secret")
        {
            return new PropertySecret(node is YamlScalarNode scalar ? Scalar(scalar) : Plain(node));
        }

        return Plain(node);
    }

    private static PropertyValue Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => PropertyMap.Of(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Value(entry.Value)))),
        YamlSequenceNode list => new PropertyList([.. list.Children.Select(Value)]),
        _ => Scalar((YamlScalarNode)node),
    };

    private static PropertyValue Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => new PropertyString(scalar.Value!),
        { Value: "true" } => new PropertyBool(true),
        { Value: "false" } => new PropertyBool(false),
        { Value: "null" or "" or null } => PropertyNull.Value,
        { Value: var text } => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new PropertyNumber(number) : new PropertyString(text),
    };

    /// <summary>The properties with one value after the other replaced by an unknown, each time the others as they are; then all of them at once.</summary>
    public static IEnumerable<(string Path, PropertyMap Properties)> EachUnknown(PropertyMap properties)
    {
        foreach (var (path, value) in EachUnknown("", properties))
        {
            yield return (path, (PropertyMap)value);
        }

        yield return ("everything", PropertyMap.Of(properties.Select(property => KeyValuePair.Create(property.Key, (PropertyValue)PropertyUnknown.Any))));
    }

    private static IEnumerable<(string Path, PropertyValue Value)> EachUnknown(string path, PropertyValue value)
    {
        if (value is PropertySecret { Content: { } content })
        {
            foreach (var (below, changed) in EachUnknown(path, content))
            {
                yield return (below, new PropertySecret(changed));
            }
        }

        if (value is PropertyMap map)
        {
            foreach (var (name, property) in map)
            {
                yield return ($"{path}.{name}", map.With(name, PropertyUnknown.Any));
                foreach (var (below, changed) in EachUnknown($"{path}.{name}", property))
                {
                    yield return (below, map.With(name, changed));
                }
            }
        }

        if (value is PropertyList list)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                yield return ($"{path}[{i}]", new PropertyList(list.Items.SetItem(i, PropertyUnknown.Any)));
                foreach (var (below, changed) in EachUnknown($"{path}[{i}]", list.Items[i]))
                {
                    yield return (below, new PropertyList(list.Items.SetItem(i, changed)));
                }
            }
        }
    }
}
