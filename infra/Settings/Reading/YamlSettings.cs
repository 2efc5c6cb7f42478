using Configuration;

namespace Infra.Settings.Reading;

/// <summary>Reads a settings file, which is a map that is not empty.</summary>
internal static class YamlSettings
{
    /// <summary>Reads one file; reports a broken, empty or missing one and gives null for it.</summary>
    /// <param name="path">The file on this machine.</param>
    /// <param name="shownAs">The file's name in errors.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static YamlMapping? ReadFile(string path, string shownAs, SettingsErrors errors)
    {
        if (!File.Exists(path))
        {
            errors.Add(new Location(shownAs), "the file is missing. Restore it from version control, or copy it from the project's template.");
            return null;
        }

        return Read(File.ReadAllText(path), shownAs, errors);
    }

    public static YamlMapping? Read(string text, string shownAs, SettingsErrors errors)
    {
        List<Problem> problems = [];
        var root = YamlReader.Parse(text, shownAs, problems);
        errors.Add(problems);
        switch (root)
        {
            case YamlMapping map:
                return map;
            case null when problems.Count == 0:
                errors.Add(new Location(shownAs, 1, 1), "the file is empty. It must hold at least the keys that have no default.");
                break;
            case not null:
                errors.Add(root.Location, $"the file is {root.Shown}, but keys with values are expected, such as \"tenants:\".");
                break;
        }

        return null;
    }
}
