namespace Preview.Projects;

/// <summary>A part of a YAML file, with its place in it.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>
/// A single value: its text as it stands in the file, without quotes, and what it stands for: null, a bool, long, double or
/// string, by the core schema of YAML 1.2. Quoted text is always a string.
/// </summary>
internal sealed record YamlScalar(string Text, object? Value, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>A key with its value; the place is that of the key.</summary>
internal sealed record YamlEntry(string Key, YamlNode Value, int Line, int Column);
