using System.Collections.Immutable;
using Configuration;

namespace Infra.Settings.Reading;

/// <summary>
/// Reads one map of the settings, key by key, and reports what is wrong instead of throwing, so that all errors are found.
/// A value that could not be read is its type's default: ask <see cref="Valid"/> before comparing values with each other.
/// </summary>
/// <param name="map">What is read.</param>
/// <param name="path">Where the map is, from the file's top; empty for the top itself.</param>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="prefix">The text before the keys of the top in the file and in the CLI's commands. Default: none.</param>
/// <param name="declared">
/// Takes the declarations of the reader; then nothing is written, and parts that depend on what is written are read as well. Default: a normal run.
/// </param>
internal sealed class MapReader(YamlMapping map, string path, SettingsErrors errors, string prefix = "", MapDeclaration? declared = null)
{
    private readonly HashSet<string> _known = [];
    private readonly HashSet<string> _refused = [];
    private readonly int _errorsBefore = errors.Count;

    /// <summary>Where the map is written, for checks after it is read.</summary>
    public SettingSource Source => new(path, map);

    public Location Location => map.Location;

    public string Path => path;

    /// <summary>Whether the reader is asked only for what it declares.</summary>
    public bool IsDescribing => declared is not null;

    /// <summary>True while nothing in this map, or below it, has been reported.</summary>
    public bool Valid => errors.Count == _errorsBefore;

    /// <summary>Whether a key is there, whatever its value.</summary>
    public bool Has(string key) => Find(key) is not null;

    public void Error(string key, string message) => Source.Error(errors, key, message);

    /// <summary>A scalar that must be there. Its description may only be missing where the file is no settings file.</summary>
    /// <param name="key">The key.</param>
    /// <param name="format">The form of its value.</param>
    /// <param name="description">Markdown for the documents; links are relative to docs.</param>
    public T Required<T>(string key, ScalarFormat<T> format, string description = "")
    {
        declared?.Add(new(key, description, SettingShape.Scalar) { Expected = format.Expected, Schema = format.Schema, IsRequired = true });
        return Demand(key, format);
    }

    /// <summary>A scalar that has a default.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value where the key is not there.</param>
    /// <param name="format">The form of its value.</param>
    /// <param name="description">Markdown for the documents; links are relative to docs.</param>
    /// <param name="absent">Says what holds without the key where that is not a value.</param>
    public T Optional<T>(string key, T fallback, ScalarFormat<T> format, string description = "", string absent = "")
    {
        declared?.Add(new(key, description, SettingShape.Scalar) { Expected = format.Expected, Schema = format.Schema, Default = fallback, Absent = absent });
        return Find(key) is { } entry ? Scalar(entry.Value, PathOf(key), format) : fallback;
    }

    /// <summary>A key that another reader declares, by a format of its own.</summary>
    public T Again<T>(string key, ScalarFormat<T> format) => Demand(key, format);

    /// <summary>
    /// Whether a secret is there. Its value is not read: who needs it asks Pulumi for it, as an output that stays secret. One that is
    /// written in plain text is an error, which does not show it.
    /// </summary>
    public bool Secret(string key, string description, string absent = "")
    {
        declared?.Add(new(key, description, SettingShape.Secret) { Absent = absent });
        return IsSecretThere(key);
    }

    /// <summary>As <see cref="Secret"/>, but a secret that is not there is an error.</summary>
    public void RequiredSecret(string key, string description)
    {
        declared?.Add(new(key, description, SettingShape.Secret) { IsRequired = true });
        if (!IsSecretThere(key))
        {
            errors.Add(map.Location, $"{PathOf(key)} is missing: a secret is expected. Add it: {SecretCommand(key)}");
        }
    }

    /// <summary>The command that adds a secret, which asks for the value.</summary>
    public string SecretCommand(string key) => $"pulumi config set --path --secret {prefix}{PathOf(key)}";

    /// <summary>A list of scalars.</summary>
    public ImmutableArray<T> Scalars<T>(string key, ImmutableArray<T> fallback, ScalarFormat<T> format, string description = "", string absent = "")
    {
        declared?.Add(new(key, description, SettingShape.List)
        {
            Expected = format.Expected,
            Schema = format.Schema,
            Default = fallback.Cast<object?>().ToArray(),
            Absent = absent,
        });
        return ScalarsOf(key, fallback, format);
    }

    private ImmutableArray<T> ScalarsOf<T>(string key, ImmutableArray<T> fallback, ScalarFormat<T> format)
    {
        if (Find(key) is not { } entry)
        {
            return fallback;
        }

        if (entry.Value is not YamlSequence list)
        {
            // One item without its brackets; a secret is not repeated.
            var remedy = entry.Value is YamlScalar { Value: not null, IsSecret: false } item && format.Parse(item).Ok ? $"Write [{item.Text}]." : "";
            WrongKind(entry.Value, PathOf(key), $"a list, each item {format.Expected}", remedy);
            return fallback;
        }

        return [.. list.Items.Select((item, index) => Scalar(item, $"{PathOf(key)}[{index}]", format))];
    }

    /// <summary>A map below this one; an absent one reads as empty, so that its keys' defaults and demands apply.</summary>
    public MapReader Map(string key, string description) => Map(key, Declare(key, description, SettingShape.Map, isRequired: true));

    /// <summary>A map below this one that was read already.</summary>
    public MapReader Map(string key) => Map(key, (MapDeclaration?)null);

    /// <summary>A map whose keys are demanded only under a condition, for example where it is there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRead">The condition.</param>
    /// <param name="description">Markdown for the documents; links are relative to docs.</param>
    /// <param name="read">Reads the map.</param>
    /// <param name="absent">Says what holds without the map.</param>
    public T? MapIf<T>(string key, bool isRead, string description, Func<MapReader, T> read, string absent = "none")
    {
        var keys = Declare(key, description, SettingShape.Map, absent: absent);
        return isRead || declared is not null ? read(Map(key, keys)) : default;
    }

    /// <summary>A list of maps; an item is called by its name in errors where it has one.</summary>
    public ImmutableArray<T> Maps<T>(string key, string description, Func<MapReader, T> read, bool isRequired = false)
    {
        if (Declare(key, description, SettingShape.Maps, isRequired) is { } keys)
        {
            read(new MapReader(new YamlMapping(map.Location, []), $"{PathOf(key)}[0]", errors, prefix, keys));
        }

        if (Find(key) is not { } entry)
        {
            return [];
        }

        if (entry.Value is not YamlSequence list)
        {
            WrongKind(entry.Value, PathOf(key), "a list of maps");
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is YamlMapping item)
            {
                var name = (item.Find("name")?.Value as YamlScalar)?.Text;
                items.Add(read(new MapReader(item, $"{PathOf(key)}[{(string.IsNullOrEmpty(name) ? i.ToString() : name)}]", errors, prefix)));
            }
            else
            {
                WrongKind(list.Items[i], $"{PathOf(key)}[{i}]", "a map");
            }
        }

        return items.ToImmutable();
    }

    /// <summary>A map whose keys the user chooses, each with a list of scalars.</summary>
    /// <param name="key">The key.</param>
    /// <param name="chosen">The name of the keys that the user chooses.</param>
    /// <param name="format">The form of each scalar.</param>
    /// <param name="description">Markdown for the documents; links are relative to docs.</param>
    /// <param name="absent">Says what holds without a key.</param>
    public ImmutableSortedDictionary<string, ImmutableArray<T>> ScalarLists<T>(
        string key, string chosen, ScalarFormat<T> format, string description, string absent = "none")
    {
        declared?.Add(new(key, description, SettingShape.ListMap) { Expected = format.Expected, Schema = format.Schema, Chosen = chosen, Absent = absent });
        var child = Map(key);
        return child.Keys.ToImmutableSortedDictionary(name => name, name => child.ScalarsOf(name, [], format), StringComparer.Ordinal);
    }

    /// <summary>A map whose keys the user chooses, each with a scalar.</summary>
    /// <param name="key">The key.</param>
    /// <param name="chosen">The name of the keys that the user chooses.</param>
    /// <param name="format">The form of each scalar.</param>
    /// <param name="description">Markdown for the documents; links are relative to docs.</param>
    /// <param name="absent">Says what holds without a key.</param>
    public ImmutableSortedDictionary<string, T> ScalarMap<T>(string key, string chosen, ScalarFormat<T> format, string description, string absent = "none")
    {
        declared?.Add(new(key, description, SettingShape.ScalarMap) { Expected = format.Expected, Schema = format.Schema, Chosen = chosen, Absent = absent });
        var child = Map(key);
        return child.Keys.ToImmutableSortedDictionary(name => name, name => child.Demand(name, format), StringComparer.Ordinal);
    }

    /// <summary>A map whose keys the user chooses, each with a map.</summary>
    /// <param name="key">The key.</param>
    /// <param name="chosen">The name of the keys that the user chooses.</param>
    /// <param name="description">Markdown for the documents; links are relative to docs.</param>
    /// <param name="read">Reads each map.</param>
    /// <returns>The keys.</returns>
    public ImmutableArray<string> MapMap(string key, string chosen, string description, Action<MapReader> read)
    {
        var child = Map(key);
        if (declared is not null)
        {
            var keys = new MapDeclaration();
            declared.Add(new(key, description, SettingShape.MapMap) { Chosen = chosen, Keys = keys });
            read(child.Map(chosen, keys));
        }

        foreach (var name in child.Keys)
        {
            read(child.Map(name));
        }

        return [.. child.Keys];
    }

    /// <summary>
    /// A map that is not ours to understand, as dictionaries, lists, texts, numbers and booleans. Secrets are refused: nothing would hide them.
    /// </summary>
    public ImmutableSortedDictionary<string, object> Free(string key, string description)
    {
        declared?.Add(new(key, description, SettingShape.Free) { Absent = "none" });
        return Map(key).FreeEntries().ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>Says why a key that people look for is none; it is not offered as a known one.</summary>
    public void Refuse(string key, string message)
    {
        if (map.Find(key) is not null)
        {
            _refused.Add(key);
            Error(key, message);
        }
    }

    public IEnumerable<string> Keys => map.Entries.Select(entry => entry.Key);

    /// <summary>Reports the keys that nothing asked for. Call it last.</summary>
    public void RejectUnknownKeys()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key) && !_refused.Contains(entry.Key)))
        {
            errors.AddUnknownKey(entry.Location, PathOf(entry.Key), entry.Key, _known);
        }
    }

    private MapReader Map(string key, MapDeclaration? keys)
    {
        var entry = Find(key);
        switch (entry?.Value)
        {
            case YamlMapping child:
                return new MapReader(child, PathOf(key), errors, prefix, keys);
            case null:
                break;
            default:
                WrongKind(entry.Value, PathOf(key), "a map", entry.Value is YamlScalar { Value: null } ? "Write {} to change nothing in it." : "");
                break;
        }

        return new MapReader(new YamlMapping(entry?.Location ?? map.Location, []), PathOf(key), errors, prefix, keys);
    }

    private MapDeclaration? Declare(string key, string description, SettingShape shape, bool isRequired = false, string absent = "")
    {
        if (declared is null)
        {
            return null;
        }

        var keys = new MapDeclaration();
        declared.Add(new(key, description, shape) { Keys = keys, IsRequired = isRequired, Absent = absent });
        return keys;
    }

    private bool IsSecretThere(string key)
    {
        var entry = Find(key);
        if (entry?.Value is null or YamlScalar { Value: null })
        {
            return false;
        }

        if (entry.Value is not YamlScalar { IsSecret: true })
        {
            errors.Add(entry.Location, $"{PathOf(key)} is written as plain text, but it is a secret. "
                + $"Replace it where it is used, because everyone who reads the file knows it, and encrypt the new one: {SecretCommand(key)}");
        }

        return true;
    }

    private T Demand<T>(string key, ScalarFormat<T> format)
    {
        if (Find(key) is { } entry)
        {
            return Scalar(entry.Value, PathOf(key), format);
        }

        errors.Add(map.Location, $"{(path.Length == 0 ? prefix : "")}{PathOf(key)} is missing: {format.Expected} is expected. Add it.");
        return default!;
    }

    private YamlEntry? Find(string key)
    {
        _known.Add(key);
        return map.Find(key);
    }

    private IEnumerable<KeyValuePair<string, object>> FreeEntries() =>
        from entry in map.Entries
        let value = FreeValue(entry.Value, PathOf(entry.Key))
        where value is not null
        select KeyValuePair.Create(entry.Key, value);

    private object? FreeValue(YamlNode node, string at)
    {
        switch (node)
        {
            case YamlMapping child:
                return new MapReader(child, at, errors).FreeEntries().ToDictionary();
            case YamlSequence list:
                return list.Items.Select((item, index) => FreeValue(item, $"{at}[{index}]")).OfType<object>().ToList();
            case YamlScalar { IsSecret: true }:
                errors.Add(
                    node.Location, $"{at} is a secret, but a chart's values are kept as plain text. Put it into a Secret of the namespace, and name that.");
                return null;
            case YamlScalar { Value: long and >= int.MinValue and <= int.MaxValue and var integer }:
                return (int)integer;
            case YamlScalar { Value: long integer }:
                return (double)integer;
            case YamlScalar { Value: double number } scalar when !double.IsFinite(number):
                return scalar.Text;
            default:
                return ((YamlScalar)node).Value;
        }
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private T Scalar<T>(YamlNode node, string at, ScalarFormat<T> format)
    {
        // "null" is a text, too, and some formats would take it for one.
        if (node is not YamlScalar { Value: not null } scalar)
        {
            WrongKind(node, at, format.Expected);
            return default!;
        }

        var parsed = format.Parse(scalar);
        if (!parsed.Ok)
        {
            // A remedy may repeat the value.
            var remedy = parsed.Remedy.Length > 0 && !scalar.IsSecret ? $" {parsed.Remedy}" : "";
            errors.Add(scalar.Location, $"{at} is {scalar.Shown}, but {format.Expected} is expected.{remedy}");
        }

        return parsed.Value;
    }

    private void WrongKind(YamlNode node, string at, string expected, string remedy = "") =>
        errors.Add(node.Location, $"{at} is {node.Shown}, but {expected} is expected.{(remedy.Length > 0 ? " " : "")}{remedy}");
}
