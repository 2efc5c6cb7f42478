using System.Collections.Immutable;

namespace Infra.Settings.Reading;

/// <summary>Where a value stands, so that an error can point at it.</summary>
/// <param name="File">The file as the user knows it, relative to the project; or the configuration key where there is no file.</param>
/// <param name="Line">The line, from 1; 0 where it is not known.</param>
internal readonly record struct SettingsLocation(string File, int Line)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}

/// <summary>A value as it was written, before anything is decided about it.</summary>
internal abstract record SettingsNode(SettingsLocation Location)
{
    /// <summary>What a person would call this, for example "a list".</summary>
    public abstract string Kind { get; }
}

internal enum ScalarKind
{
    Null,
    Boolean,
    Integer,
    Number,
    Text,
}

/// <param name="Location">Where it stands.</param>
/// <param name="Text">The value.</param>
/// <param name="ScalarKind">What YAML takes it for.</param>
/// <param name="IsSecret">Whether it is encrypted where it is written: no error shows it.</param>
internal sealed record ScalarNode(SettingsLocation Location, string Text, ScalarKind ScalarKind, bool IsSecret = false) : SettingsNode(Location)
{
    public override string Kind => ScalarKind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => "a boolean",
        ScalarKind.Integer or ScalarKind.Number => "a number",
        _ => "a text",
    };

    /// <summary>The value as an error shows it: texts in quotes, the rest as written, secrets not at all.</summary>
    public string Shown => this switch
    {
        { IsSecret: true } => "a secret",
        { ScalarKind: ScalarKind.Text } => $"\"{Text}\"",
        { Text.Length: 0 } => "empty",
        _ => Text,
    };

    public override string ToString() => Shown;
}

internal sealed record ListNode(SettingsLocation Location, ImmutableArray<SettingsNode> Items) : SettingsNode(Location)
{
    public override string Kind => "a list";
}

internal sealed record MapNode(SettingsLocation Location, ImmutableArray<SettingsEntry> Entries) : SettingsNode(Location)
{
    public override string Kind => "a map";

    public SettingsEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>One key of a map; the location is the key's, which is where a person looks.</summary>
internal sealed record SettingsEntry(string Key, SettingsLocation Location, SettingsNode Value);
