using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Configuration;

/// <summary>
/// Reads a YAML file with the place of everything in it. Every duplicate key is reported, not only the first; a file that is
/// no YAML is one problem.
/// </summary>
public sealed class YamlReader
{
    /// <summary>How deep lists and maps may be nested. It is the depth to which the runtime reads JSON, and Pulumi turns settings into JSON.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many values a file may have, each alias counted as all that it stands for.</summary>
    public const int MaxNodes = 1_000_000;

    private const string Remedy = "Check the indentation, the quotes and the colons around here.";

    private readonly Parser _parser;
    private readonly string _name;
    private readonly ICollection<Problem> _problems;

    // The value of an anchor is null while it is being read.
    private readonly Dictionary<AnchorName, (YamlNode? Node, int Size)> _anchors = [];
    private int _depth;
    private int _nodes;

    private YamlReader(TextReader text, string name, ICollection<Problem> problems)
    {
        _parser = new Parser(text);
        _name = name;
        _problems = problems;
    }

    /// <summary>Reads a file; null when it is empty or cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How problems name the file.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlNode? Read(string path, string name, ICollection<Problem> problems)
    {
        try
        {
            return Parse(File.ReadAllText(path), name, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(name, 0, 0, $"The file cannot be read: {e.Message}", "Check its path and permissions."));
            return null;
        }
    }

    /// <summary>Reads a text; null when it is empty or no YAML.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">How problems name its file.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlNode? Parse(string text, string name, ICollection<Problem> problems)
    {
        YamlReader reader = new(new StringReader(text), name, problems);
        try
        {
            return reader.Document();
        }
        catch (YamlException) when (TabbedLine(text) is { } line)
        {
            // The parser reports a place further up, where the map began.
            problems.Add(new Problem(name, line, 1, "This is not YAML: the line is indented with a tab.", "Indent it with spaces."));
        }
        catch (YamlException e)
        {
            reader.Report(e.Start, $"This is not YAML: {e.Message.TrimEnd('.')}.", Remedy);
        }
        catch (InvalidOperationException)
        {
            // The parser throws it when a flow list or map does not end.
            reader.Report(reader._parser.Current?.End ?? Mark.Empty, "This is not YAML: a list or map is not closed.", Remedy);
        }
        catch (ArgumentException)
        {
            // The parser throws it for a tag that is no URI.
            reader.Report(reader._parser.Current?.End ?? Mark.Empty, "This is not YAML: the tag after this is not valid.", Remedy);
        }

        return null;
    }

    private static int? TabbedLine(string text)
    {
        var line = Array.FindIndex(text.Split('\n'), line => line[..(line.Length - line.TrimStart().Length)].Contains('\t') && line.Trim().Length > 0);
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
        var root = Node();
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
            return Aliased(alias);
        }

        var before = _nodes;
        Count(1);
        var anchor = _parser.Current is NodeEvent start ? start.Anchor : AnchorName.Empty;
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = (null, 0);
        }

        var result = _parser.Current switch
        {
            MappingStart => Nested(Mapping),
            SequenceStart => Nested(Sequence),
            _ => Scalar(_parser.Consume<Scalar>()),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = (result, _nodes - before);
        }

        return result;
    }

    private YamlNode Aliased(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            throw new YamlException(alias.Start, alias.End, $"There is no anchor &{alias.Value}");
        }

        Count(anchored.Size);
        return anchored.Node ?? throw new YamlException(alias.Start, alias.End, $"The alias *{alias.Value} names a value that it is part of");
    }

    private void Count(int nodes)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw new YamlException(_parser.Current?.Start ?? Mark.Empty, Mark.Empty, $"With its aliases, it has more than {MaxNodes} values");
        }
    }

    private YamlNode Nested(Func<YamlNode> read)
    {
        if (++_depth > MaxDepth)
        {
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"Lists and maps are nested more than {MaxDepth} levels deep");
        }

        var result = read();
        _depth--;
        return result;
    }

    private YamlScalar Scalar(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific);
        return new YamlScalar(At(scalar.Start), scalar.Value, plain ? YamlCoreSchema.Resolve(scalar.Value) : scalar.Value);
    }

    private YamlSequence Sequence()
    {
        var start = _parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node());
        }

        return new YamlSequence(At(start.Start), items);
    }

    private YamlMapping Mapping()
    {
        var start = _parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        List<YamlEntry> merged = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = Node();
            var value = Node();
            if (keyNode is not YamlScalar key)
            {
                _problems.Add(new Problem(keyNode.Location, $"A key is {keyNode.Shown}; expected a text.", "Write a name before the colon."));
            }
            else if (key.Value is "<<" && value is YamlMapping or YamlSequence)
            {
                merged.AddRange((value is YamlSequence list ? list.Items : [value]).OfType<YamlMapping>().SelectMany(map => map.Entries));
            }
            else if (lines.TryAdd(key.Text, key.Line))
            {
                entries.Add(new YamlEntry(key.Text, key.Location, value));
            }
            else
            {
                _problems.Add(new Problem(key.Location, $"The key \"{key.Text}\" stands here twice; first on line {lines[key.Text]}.", "Keep one of them."));
            }
        }

        // What a map says itself wins over what it merges in.
        entries.AddRange(merged.Where(entry => lines.TryAdd(entry.Key, entry.Line)));
        return new YamlMapping(At(start.Start), entries);
    }

    private Location At(Mark mark) => new(_name, (int)mark.Line, (int)mark.Column);

    private void Report(Mark mark, string message, string remedy) => _problems.Add(new Problem(At(mark), message, remedy));
}
