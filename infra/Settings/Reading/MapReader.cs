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
/// <param name="prefix">What stands before the keys of the top in the file and in the CLI's commands. Default: nothing.</param>
internal sealed class MapReader(YamlMapping map, string path, SettingsErrors errors, string prefix = "")
{
    private readonly HashSet<string> _known = [];
    private readonly HashSet<string> _refused = [];
    private readonly int _errorsBefore = errors.Count;

    /// <summary>Where the map is written, for checks after it is read.</summary>
    public SettingSource Source => new(path, map);

    public Location Location => map.Location;

    public string Path => path;

    /// <summary>True while nothing in this map, or below it, has been reported.</summary>
    public bool Valid => errors.Count == _errorsBefore;

    /// <summary>Whether a key is there, whatever its value.</summary>
    public bool Has(string key) => Find(key) is not null;

    public void Error(string key, string message) => Source.Error(errors, key, message);

    public T Required<T>(string key, ScalarFormat<T> format)
    {
        if (Find(key) is { } entry)
        {
            return Scalar(entry.Value, PathOf(key), format);
        }

        errors.Add(map.Location, $"{(path.Length == 0 ? prefix : "")}{PathOf(key)} is missing: {format.Expected} is expected. Add it.");
        return default!;
    }

    public T Optional<T>(string key, T fallback, ScalarFormat<T> format) =>
        Find(key) is { } entry ? Scalar(entry.Value, PathOf(key), format) : fallback;

    /// <summary>
    /// Whether a secret is there. Its value is not read: who needs it asks Pulumi for it, as an output that stays secret. One that is
    /// written in clear is an error, which does not show it.
    /// </summary>
    public bool Secret(string key)
    {
        var entry = Find(key);
        if (entry?.Value is null or YamlScalar { Value: null })
        {
            return false;
        }

        if (entry.Value is not YamlScalar { IsSecret: true })
        {
            errors.Add(entry.Location, $"{PathOf(key)} is written in clear, but it is a secret. Replace it where it is used, because whoever reads the file knows it, and encrypt the new one: {SecretCommand(key)}");
        }

        return true;
    }

    /// <summary>As <see cref="Secret"/>, but a secret that is not there is an error.</summary>
    public void RequiredSecret(string key)
    {
        if (!Secret(key))
        {
            errors.Add(map.Location, $"{PathOf(key)} is missing: a secret is expected. Add it: {SecretCommand(key)}");
        }
    }

    /// <summary>The command that adds a secret, which asks for the value.</summary>
    public string SecretCommand(string key) => $"pulumi config set --path --secret {prefix}{PathOf(key)}";

    public ImmutableArray<T> Scalars<T>(string key, ImmutableArray<T> fallback, ScalarFormat<T> format)
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
    public MapReader Map(string key)
    {
        var entry = Find(key);
        switch (entry?.Value)
        {
            case YamlMapping child:
                return new MapReader(child, PathOf(key), errors, prefix);
            case null:
                break;
            default:
                WrongKind(entry.Value, PathOf(key), "a map", entry.Value is YamlScalar { Value: null } ? "Write {} to change nothing in it." : "");
                break;
        }

        return new MapReader(new YamlMapping(entry?.Location ?? map.Location, []), PathOf(key), errors, prefix);
    }

    /// <summary>A list of maps; an item is called by its name in errors where it has one.</summary>
    public ImmutableArray<T> Maps<T>(string key, Func<MapReader, T> read)
    {
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
    public ImmutableSortedDictionary<string, ImmutableArray<T>> ScalarLists<T>(string key, ScalarFormat<T> format)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<T>>(StringComparer.Ordinal);
        var child = Map(key);
        foreach (var name in child.Keys)
        {
            result[name] = child.Scalars(name, [], format);
        }

        return result.ToImmutable();
    }

    /// <summary>A map whose keys the user chooses, each with a scalar.</summary>
    public ImmutableSortedDictionary<string, T> ScalarMap<T>(string key, ScalarFormat<T> format)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        var child = Map(key);
        foreach (var name in child.Keys)
        {
            result[name] = child.Required(name, format);
        }

        return result.ToImmutable();
    }

    /// <summary>A map that is not ours to understand, as dictionaries, lists, texts, numbers and booleans. Secrets are refused: nothing would hide them.</summary>
    public ImmutableSortedDictionary<string, object> Free(string key) =>
        Map(key).FreeEntries().ToImmutableSortedDictionary(StringComparer.Ordinal);

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
                errors.Add(node.Location, $"{at} is a secret, but a chart's values are kept in clear. Put it into a Secret of the namespace, and name that.");
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
