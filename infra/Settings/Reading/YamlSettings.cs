using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Settings.Reading;

/// <summary>Reads YAML into settings nodes that know their lines. Scalars are typed by the YAML 1.2 core schema.</summary>
internal static partial class YamlSettings
{
    /// <summary>Reads one file; reports a broken, empty or missing one and gives null for it.</summary>
    /// <param name="path">The file on this machine.</param>
    /// <param name="shownAs">The file's name in errors.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static MapNode? ReadFile(string path, string shownAs, SettingsErrors errors)
    {
        if (!File.Exists(path))
        {
            errors.Add(new SettingsLocation(shownAs, 0), "the file is missing. Restore it from version control, or copy it from the project's template.");
            return null;
        }

        return Read(File.ReadAllText(path), shownAs, errors);
    }

    public static MapNode? Read(string text, string shownAs, SettingsErrors errors)
    {
        YamlNode root;
        try
        {
            var stream = PositionedParser.Load(text);
            if (stream.Documents.Count == 0)
            {
                errors.Add(new SettingsLocation(shownAs, 1), "the file is empty. It must hold at least the keys that have no default.");
                return null;
            }

            root = stream.Documents[0].RootNode;
        }
        catch (YamlException) when (TabbedLine(text) is { } line)
        {
            // The parser tells of a place further up, where the map began.
            errors.Add(new SettingsLocation(shownAs, line), "this is not valid YAML: the line is indented with a tab. Indent it with spaces.");
            return null;
        }
        catch (YamlException e)
        {
            var message = Sentence(e.Message);
            var remedy = message.StartsWith("Duplicate key", StringComparison.Ordinal) ? "Keep one of the two." : "Check the indentation, the quotes and the brackets here and on the line before.";
            errors.Add(new SettingsLocation(shownAs, (int)e.Start.Line), $"this is not valid YAML (column {e.Start.Column}): {message} {remedy}");
            return null;
        }

        var node = Convert(root, shownAs);
        if (node is ScalarNode { ScalarKind: ScalarKind.Null })
        {
            errors.Add(new SettingsLocation(shownAs, 1), "the file is empty. It must hold at least the keys that have no default.");
            return null;
        }

        if (node is not MapNode map)
        {
            errors.Add(node.Location, $"the file holds {node.Kind}, but keys with values are expected, such as \"tenants:\".");
            return null;
        }

        return map;
    }

    private static int? TabbedLine(string text)
    {
        var line = Array.FindIndex(text.Split('\n'), static line => line[..(line.Length - line.TrimStart().Length)].Contains('\t') && line.Trim().Length > 0);
        return line < 0 ? null : line + 1;
    }

    private static string Sentence(string message)
    {
        // YamlDotNet leads with the position, which is already told.
        var text = PositionPrefix().Replace(message, "").Trim();
        return text.EndsWith('.') ? text : text + ".";
    }

    private static SettingsNode Convert(YamlNode node, string file)
    {
        var location = new SettingsLocation(file, (int)node.Start.Line);
        switch (node)
        {
            case YamlMappingNode mapping:
                var entries = ImmutableArray.CreateBuilder<SettingsEntry>(mapping.Children.Count);
                foreach (var (keyNode, valueNode) in mapping.Children)
                {
                    var keyLocation = new SettingsLocation(file, (int)keyNode.Start.Line);
                    entries.Add(new SettingsEntry((keyNode as YamlScalarNode)?.Value ?? keyNode.ToString(), keyLocation, Convert(valueNode, file)));
                }

                return new MapNode(location, entries.ToImmutable());
            case YamlSequenceNode sequence:
                return new ListNode(location, [.. sequence.Children.Select(child => Convert(child, file))]);
            default:
                var scalar = (YamlScalarNode)node;
                var text = scalar.Value ?? "";
                return new ScalarNode(location, text, scalar.Style is ScalarStyle.Plain ? CoreKind(text) : ScalarKind.Text);
        }
    }

    private static ScalarKind CoreKind(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when Integer().IsMatch(text) => ScalarKind.Integer,
        _ when Number().IsMatch(text) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\(.*?\) - \(.*?\):\s*")]
    private static partial Regex PositionPrefix();
}
