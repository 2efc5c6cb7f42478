using Configuration;
using Infra.Settings.Reading;

namespace Infra.Tests.Support;

/// <summary>Reads a text the way the program does, and gives what was read with all errors as a person sees them.</summary>
internal static class SettingsText
{
    public const string File = "test.yaml";

    public static (T Value, string[] Errors) Read<T>(string yaml, Func<MapReader, T> read)
    {
        var errors = new SettingsErrors();
        var value = read(new MapReader(Map(yaml), "", errors));
        return (value, Shown(errors));
    }

    /// <summary>A text that is known to be a map.</summary>
    public static YamlMapping Map(string yaml, string file = File)
    {
        var errors = new SettingsErrors();
        var map = YamlSettings.Read(yaml, file, errors);
        errors.ThrowIfAny();
        return map!;
    }

    public static string[] Shown(SettingsErrors errors) => [.. errors.All.Select(Shown)];

    /// <summary>The error without its column: that locations have one, MapReaderTests and the acceptance tests say.</summary>
    public static string Shown(Problem error) =>
        error.ToString().Replace($"{error.Location}", error.Line > 0 ? $"{error.File}:{error.Line}" : error.File, StringComparison.Ordinal);

    /// <summary>The text with one part of it replaced, which must be there.</summary>
    public static string Edit(string text, string part, string replacement)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{part}' is not in the text that the test wants to change.");
        return text[..at] + replacement + text[(at + part.Length)..];
    }
}
