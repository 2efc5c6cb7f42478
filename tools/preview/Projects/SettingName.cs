namespace Preview.Projects;

/// <summary>The full name of a setting: <c>namespace:name</c>, where the namespace is the project's name or a provider's package.</summary>
internal readonly record struct SettingName(string Namespace, string Name)
{
    public const string Expected = "name, namespace:name";

    /// <summary>Reads a key of a settings file; one without namespace gets the project's.</summary>
    public static bool TryParse(string key, string project, out SettingName name)
    {
        var parts = key.Split(':');
        name = parts switch
        {
            [var only] => new SettingName(project, only),
            [var space, var last] => new SettingName(space, last),
            // An old spelling that Pulumi still reads.
            [var space, "config", var last] => new SettingName(space, last),
            _ => default,
        };
        return !string.IsNullOrWhiteSpace(name.Namespace) && !string.IsNullOrWhiteSpace(name.Name);
    }

    public override string ToString() => $"{Namespace}:{Name}";
}
