using System.Globalization;

namespace Configuration;

/// <summary>A part of a YAML file, with its place in it.</summary>
/// <param name="Location">Where it begins.</param>
public abstract record YamlNode(Location Location)
{
    /// <summary>From 1.</summary>
    public int Line => Location.Line;

    /// <summary>From 1.</summary>
    public int Column => Location.Column;

    /// <summary>The node as a message shows it: texts in quotes, other scalars as written, secrets not at all.</summary>
    public abstract string Shown { get; }

    /// <summary>The texts of a list; a single text is a list of one, and null is none.</summary>
    public IEnumerable<string> Texts() => this switch
    {
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(item => item.Text),
        YamlScalar { Value: not null } scalar => [scalar.Text],
        _ => [],
    };
}

/// <summary>A single value.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Text">The text as written, without quotes.</param>
/// <param name="Value">Null, a bool, long, double or string, by <see cref="YamlCoreSchema"/>. Quoted text is always a string.</param>
/// <param name="IsSecret">Whether it is encrypted where it is written: no message shows it.</param>
public sealed record YamlScalar(Location Location, string Text, object? Value, bool IsSecret = false) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Shown => this switch
    {
        { IsSecret: true } => "a secret",
        { Value: null } => "empty",
        { Value: string } => $"\"{Text}\"",
        _ => Text,
    };

    /// <inheritdoc/>
    public override string ToString() => Shown;
}

/// <summary>A list.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Items">Its items.</param>
public sealed record YamlSequence(Location Location, IReadOnlyList<YamlNode> Items) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Shown => "a list";
}

/// <summary>A map.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Entries">Its entries, as written; no key is there twice.</param>
public sealed record YamlMapping(Location Location, IReadOnlyList<YamlEntry> Entries) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Shown => "a map";

    /// <summary>The entry of a key; null when it is not there.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>A map in this one; empty when there is none.</summary>
    public YamlMapping Map(string key) => Find(key)?.Value as YamlMapping ?? new YamlMapping(Location, []);

    /// <summary>The text of a scalar as written; null when there is none, or it is null.</summary>
    public string? Text(string key) => Find(key)?.Value is YamlScalar { Value: not null } scalar ? scalar.Text : null;

    /// <summary>A number; null when there is none.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public decimal? Number(string key) => Text(key) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>The texts of a list; a single text is a list of one, and null is none.</summary>
    public IEnumerable<string> Texts(string key) => Find(key)?.Value.Texts() ?? [];
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Location">Where the key is, which is where a person looks.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, Location Location, YamlNode Value)
{
    /// <summary>From 1.</summary>
    public int Line => Location.Line;

    /// <summary>From 1.</summary>
    public int Column => Location.Column;
}
