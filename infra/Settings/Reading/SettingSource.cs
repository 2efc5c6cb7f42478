using Configuration;

namespace Infra.Settings.Reading;

/// <summary>Where a map of the settings is written. Typed settings keep it, so that a check that needs other settings, too, can point at a line.</summary>
/// <param name="Path">Where the map is, from the file's top; empty for the top itself.</param>
/// <param name="Map">The map as written.</param>
internal sealed record SettingSource(string Path, YamlMapping Map)
{
    /// <summary>The source of settings that were never written.</summary>
    public static SettingSource None { get; } = new("", new YamlMapping(default, []));

    /// <summary>Where a key is; where its map is when the key is not written.</summary>
    public Location LocationOf(string key) => Map.Find(key)?.Location ?? Map.Location;

    /// <summary>Reports an error at a key.</summary>
    /// <param name="errors">Takes the error.</param>
    /// <param name="key">The key.</param>
    /// <param name="message">The rest of the sentence that begins with the key's path; it may begin with a dot and a key below.</param>
    public void Error(SettingsErrors errors, string key, string message) =>
        errors.Add(LocationOf(key), $"{PathOf(key)}{(message.StartsWith('.') ? "" : " ")}{message}");

    private string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
