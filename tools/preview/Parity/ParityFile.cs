using System.Collections.Immutable;
using Preview.Projects;

namespace Preview.Parity;

/// <summary>Reads parity.yaml, which stands beside the stacks.</summary>
internal sealed class ParityFile
{
    public const string FileName = "parity.yaml";

    private static readonly string[] EntryKeys = ["object", "fields", "missing", "stacks", "reason"];

    private readonly string _file;
    private readonly IReadOnlyList<string> _stacks;
    private readonly List<Problem> _problems = [];

    private ParityFile(string file, IReadOnlyList<string> stacks)
    {
        _file = file;
        _stacks = stacks;
    }

    /// <exception cref="ProblemException">All that is wrong in the file.</exception>
    public static ParityRules Read(Project project)
    {
        var path = Path.Combine(project.StackFolder, FileName);
        var name = project.Relative(path);
        if (!File.Exists(path))
        {
            throw new ProblemException([new Problem(
                name, 0, 0,
                "The file is missing; it says which component is compared, and which differences may be.",
                "Write it with the line: component: <type of the component that holds the layers>.")]);
        }

        return Parse(File.ReadAllText(path), name, project.Stacks());
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">How problems name the file.</param>
    /// <param name="stacks">The stacks that the project has.</param>
    /// <exception cref="ProblemException">All that is wrong in it.</exception>
    public static ParityRules Parse(string text, string file, IReadOnlyList<string> stacks)
    {
        var reader = new ParityFile(file, stacks);
        var root = YamlReader.Parse(text, file, reader._problems);
        var rules = root is null && reader._problems.Count > 0 ? null : reader.Rules(root);
        return reader._problems.Count == 0 ? rules! : throw new ProblemException(reader._problems);
    }

    private ParityRules? Rules(YamlNode? root)
    {
        if (root is not YamlMapping map)
        {
            _problems.Add(new Problem(
                _file, root?.Line ?? 1, root?.Column ?? 1,
                $"The file is {(root is null ? "empty" : root.Shown)}; expected a map with component and differences.",
                "Begin with component: and the type of the component that holds the layers."));
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => entry.Key is not ("component" or "differences")))
        {
            Report(entry, $"\"{entry.Key}\" is no key of this file; expected component or differences.", "Remove it.");
        }

        var component = Text(map, "component", "the type of the component that holds the layers", "Write it as the program registers it, for example spark-platform:platform:Platform.");
        var differences = ImmutableArray.CreateBuilder<DeclaredDifference>();
        switch (map.Find("differences")?.Value)
        {
            case null or YamlScalar { Value: null }:
                break;
            case YamlSequence list:
                differences.AddRange(list.Items.Select(Difference).OfType<DeclaredDifference>());
                break;
            case { } other:
                Report(other, $"differences is {other.Shown}; expected a list.", "Begin each difference with \"- object:\".");
                break;
        }

        CheckTwice(differences);
        return new ParityRules(_file, component, differences.ToImmutable());
    }

    private DeclaredDifference? Difference(YamlNode node)
    {
        if (node is not YamlMapping map)
        {
            Report(node, $"A difference is {node.Shown}; expected a map with object, fields and reason.", "Begin it with \"- object:\".");
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => !EntryKeys.Contains(entry.Key)))
        {
            Report(entry, $"\"{entry.Key}\" is no key of a difference; expected {string.Join(", ", EntryKeys[..^1])} or {EntryKeys[^1]}.", "Remove it.");
        }

        var pattern = Text(map, "object", "a kind and a name", "Write \"Kind namespace/name\", or \"Kind name\" where there is no namespace; * stands for any text.");
        if (pattern.Length > 0 && !pattern.Contains(' ') && !pattern.Contains('*'))
        {
            Report(map.Find("object")!.Value, $"object is \"{pattern}\"; expected a kind and a name.", "Write \"Kind namespace/name\", or \"Kind name\" where there is no namespace; * stands for any text.");
        }

        return new DeclaredDifference
        {
            Object = new Glob(pattern),
            Fields = Fields(map),
            Missing = Missing(map),
            Stacks = Stacks(map),
            Reason = Text(map, "reason", "why the stacks must differ", "Write it for somebody who asks whether it could be the same."),
            Line = map.Line,
            Column = map.Column,
        };
    }

    private ImmutableArray<DeclaredField> Fields(YamlMapping map)
    {
        const string Remedy = "Write fields: [path, ...], for example [spec.hard.pods]; * stands for any text, and a path covers all that is in it.";
        var entry = map.Find("fields");
        var missing = map.Find("missing");
        if (entry is null && missing is null)
        {
            Report(map, "The difference says neither fields nor missing.", "Add fields: [path, ...] for fields that differ, or missing: true for objects that some stacks do not have.");
        }
        else if (entry is not null && missing is not null)
        {
            Report(missing, "The difference says both fields and missing.", "Make two of it.");
        }

        if (entry is null)
        {
            return [];
        }

        if (entry.Value is not YamlSequence { Items.Count: > 0 } list)
        {
            Report(entry.Value, $"fields is {(entry.Value is YamlSequence ? "an empty list" : entry.Value.Shown)}; expected a list of field paths.", Remedy);
            return [];
        }

        var fields = ImmutableArray.CreateBuilder<DeclaredField>();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { Value: string { Length: > 0 } path })
            {
                Report(item, $"A field is {Shown(item)}; expected a field path.", Remedy);
            }
            else if (path.All(c => c is '*'))
            {
                Report(item, $"A field is \"{path}\", which would let everything differ.", "Name the fields that must differ.");
            }
            else if (fields.Any(field => field.Pattern.Pattern == path))
            {
                Report(item, $"The field \"{path}\" stands here twice.", "Keep one of them.");
            }
            else
            {
                fields.Add(new DeclaredField(new Glob(path), item.Line, item.Column));
            }
        }

        return fields.ToImmutable();
    }

    private bool Missing(YamlMapping map)
    {
        var value = map.Find("missing")?.Value;
        if (value is not (null or YamlScalar { Value: true }))
        {
            Report(value, $"missing is {value.Shown}; expected true.", "Write true, or name fields instead.");
        }

        return value is YamlScalar { Value: true };
    }

    private ImmutableArray<string> Stacks(YamlMapping map)
    {
        if (map.Find("stacks") is not { } entry)
        {
            return [];
        }

        if (entry.Value is not YamlSequence { Items.Count: > 0 } list)
        {
            Report(entry.Value, $"stacks is {(entry.Value is YamlSequence ? "an empty list" : entry.Value.Shown)}; expected a list of stacks.", "Name the stacks that differ from the others, or remove it when any may differ.");
            return [];
        }

        var stacks = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items)
        {
            // Where one stack is left, the others may just be gone; nothing is compared then.
            if (item is not YamlScalar { Value: string name } || (_stacks.Count > 1 && !_stacks.Contains(name)))
            {
                Report(item, $"stacks has {Shown(item)}, which is no stack of this project; expected {string.Join(", ", _stacks)}.", "Mend the name, or remove it.");
            }
            else if (stacks.Contains(name))
            {
                Report(item, $"The stack \"{name}\" stands here twice.", "Keep one of them.");
            }
            else
            {
                stacks.Add(name);
            }
        }

        if (stacks.Count > 1 && stacks.Count == _stacks.Count)
        {
            Report(entry, "stacks names every stack.", "Remove it: without it, any may differ.");
        }

        return stacks.ToImmutable();
    }

    private void CheckTwice(IReadOnlyList<DeclaredDifference> differences)
    {
        Dictionary<string, int> first = [];
        foreach (var difference in differences)
        {
            var stacks = string.Join(',', difference.Stacks.Order(StringComparer.Ordinal));
            IEnumerable<(string What, int Line, int Column)> all = difference.Fields.Select(field => ($"field \"{field.Pattern}\"", field.Line, field.Column));
            foreach ((var what, var line, var column) in difference.Missing ? all.Append(("missing", difference.Line, difference.Column)) : all)
            {
                if (!first.TryAdd($"{difference.Object}\n{what}\n{stacks}", line))
                {
                    var other = first[$"{difference.Object}\n{what}\n{stacks}"];
                    _problems.Add(new Problem(_file, line, column, $"{what} of \"{difference.Object}\" is declared twice; first on line {other}.", "Keep one of them."));
                }
            }
        }
    }

    private string Text(YamlMapping map, string key, string expected, string remedy)
    {
        switch (map.Find(key))
        {
            case null:
                Report(map, $"{key} is missing; expected {expected}.", remedy);
                return "";
            case { Value: YamlScalar { Value: string text } } when !string.IsNullOrWhiteSpace(text):
                return text.Trim();
            case { } entry:
                Report(entry.Value, $"{key} is {Shown(entry.Value)}; expected {expected}.", remedy);
                return "";
        }
    }

    private static string Shown(YamlNode node) => node is YamlScalar { Value: string text } && string.IsNullOrWhiteSpace(text) ? "empty" : node.Shown;

    private void Report(YamlEntry entry, string message, string remedy) => _problems.Add(new Problem(_file, entry.Line, entry.Column, message, remedy));

    private void Report(YamlNode node, string message, string remedy) => _problems.Add(new Problem(_file, node.Line, node.Column, message, remedy));
}
