using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Preview.Projects;

/// <summary>
/// Reads a YAML file with the place of everything in it. Every duplicate key is reported, not only the first; a file that is
/// no YAML is one problem.
/// </summary>
internal sealed class YamlReader
{
    private const string Remedy = "Check the indentation, the quotes and the colons around here.";

    private readonly Parser _parser;
    private readonly string _name;
    private readonly List<SettingsProblem> _problems;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];

    private YamlReader(TextReader text, string name, List<SettingsProblem> problems)
    {
        _parser = new Parser(text);
        _name = name;
        _problems = problems;
    }

    /// <summary>Reads a file; null when it is empty or cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How problems name the file.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlNode? Read(string path, string name, List<SettingsProblem> problems)
    {
        try
        {
            return Parse(File.ReadAllText(path), name, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SettingsProblem(name, 0, 0, $"The file cannot be read: {e.Message}", "Check its path and permissions."));
            return null;
        }
    }

    public static YamlNode? Parse(string text, string name, List<SettingsProblem> problems)
    {
        YamlReader reader = new(new StringReader(text), name, problems);
        try
        {
            return reader.Document();
        }
        catch (YamlException) when (TabbedLine(text) is { } line)
        {
            // The parser tells of a place further up, where it began to hope.
            problems.Add(new SettingsProblem(name, line, 1, "This is not YAML: the line is indented with a tab.", "Indent it with spaces."));
            return null;
        }
        catch (YamlException e)
        {
            reader.Report(e.Start, $"This is not YAML: {e.Message.TrimEnd('.')}.", Remedy);
            return null;
        }
        catch (InvalidOperationException)
        {
            // What the parser throws when a flow list or map does not end.
            reader.Report(reader._parser.Current?.End ?? Mark.Empty, "This is not YAML: a list or map is not closed.", Remedy);
            return null;
        }
    }

    private static int? TabbedLine(string text)
    {
        int line = Array.FindIndex(text.Split('\n'), static line => line[..(line.Length - line.TrimStart().Length)].Contains('\t'));
        return line < 0 ? null : line + 1;
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        YamlNode root = Node();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            Report(second.Start, "The file has a second document.", "Keep one; take off the --- line.");
        }

        return root is YamlScalar { Value: null } ? null : root;
    }

    private YamlNode Node()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value, out YamlNode? node) ? node : throw new YamlException(alias.Start, alias.End, $"There is no anchor &{alias.Value}");
        }

        AnchorName anchor = _parser.Current is NodeEvent start ? start.Anchor : AnchorName.Empty;
        YamlNode result = _parser.Current switch
        {
            MappingStart => Mapping(),
            SequenceStart => Sequence(),
            _ => Scalar(_parser.Consume<Scalar>()),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = result;
        }

        return result;
    }

    private static YamlScalar Scalar(Scalar scalar)
    {
        bool plain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific);
        return new YamlScalar(scalar.Value, plain ? YamlCoreSchema.Resolve(scalar.Value) : scalar.Value, (int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private YamlSequence Sequence()
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node());
        }

        return new YamlSequence(items, (int)start.Start.Line, (int)start.Start.Column);
    }

    private YamlMapping Mapping()
    {
        MappingStart start = _parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        List<YamlEntry> merged = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node() is not YamlScalar key)
            {
                throw new YamlException(start.Start, start.End, "A key must be a text");
            }

            YamlNode value = Node();
            if (key.Text == "<<" && value is YamlMapping or YamlSequence && key.Value is "<<")
            {
                merged.AddRange((value is YamlSequence list ? list.Items : [value]).OfType<YamlMapping>().SelectMany(static map => map.Entries));
            }
            else if (entries.Find(entry => entry.Key == key.Text) is { } first)
            {
                _problems.Add(new SettingsProblem(_name, key.Line, key.Column, $"The key \"{key.Text}\" stands here twice; first on line {first.Line}.", "Keep one of them."));
            }
            else
            {
                entries.Add(new YamlEntry(key.Text, value, key.Line, key.Column));
            }
        }

        // What a map says itself wins over what it merges in.
        foreach (YamlEntry entry in merged)
        {
            if (!entries.Exists(own => own.Key == entry.Key))
            {
                entries.Add(entry);
            }
        }

        return new YamlMapping(entries, (int)start.Start.Line, (int)start.Start.Column);
    }

    private void Report(Mark mark, string message, string remedy) =>
        _problems.Add(new SettingsProblem(_name, (int)mark.Line, (int)mark.Column, message, remedy));
}
