namespace Preview.Projects;

/// <summary>One setting that Pulumi.yaml declares.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Type">Null when only a value is given.</param>
/// <param name="Fallback">What holds when a stack says nothing: the default or the value; null makes the setting required.</param>
/// <param name="IsSecret">True when a stack must encrypt it.</param>
/// <param name="Line">Where it is declared.</param>
internal sealed record DeclaredSetting(SettingName Key, ConfigType? Type, YamlNode? Fallback, bool IsSecret, int Line);

/// <summary>Reads <c>config:</c> of Pulumi.yaml, by the rules of Pulumi's own schema for it.</summary>
internal sealed class ConfigSchema(string project, string file, List<Problem> problems)
{
    public IReadOnlyList<DeclaredSetting> Read(YamlMapping config)
    {
        List<DeclaredSetting> settings = [];
        foreach (var entry in config.Entries)
        {
            if (!SettingName.TryParse(entry.Key, project, out var key))
            {
                Report(entry, $"The setting \"{entry.Key}\" has no usable name; expected {SettingName.Expected}.", "Rename it.");
            }
            else if (settings.Find(other => other.Key == key) is { } first)
            {
                Report(entry, $"The setting {key} is declared twice; first on line {first.Line}.", "Keep one of them.");
            }
            else
            {
                settings.Add(Declare(entry, key));
            }
        }

        return settings;
    }

    private DeclaredSetting Declare(YamlEntry entry, SettingName key)
    {
        var isOwn = key.Namespace == project;
        // The short form, key: value, gives the default of an own setting and the value of a provider's.
        if (entry.Value is not YamlMapping declaration)
        {
            return new DeclaredSetting(key, null, entry.Value is YamlScalar { Value: null } ? null : entry.Value, false, entry.Line);
        }

        CheckAttributes(declaration, key);
        var type = declaration.Find("type") is { } typeEntry ? Type(typeEntry, declaration, key) : null;
        var initial = declaration.Find("default");
        var value = declaration.Find("value");
        if (initial is not null && value is not null)
        {
            Report(value, $"The setting {key} has both a default and a value.", "Keep default when a stack may say otherwise, value when not.");
        }

        if (isOwn && type is not null && initial is not null && !type.Accepts(initial.Value, isText: false))
        {
            Report(initial.Value, $"The default of {key} is {initial.Value.Shown}; expected {type}.", type.Remedy);
        }

        if (!isOwn)
        {
            CheckForeign(entry, key, declaration, initial, value);
        }

        var isSecret = declaration.Find("secret")?.Value is YamlScalar { Value: true };
        return new DeclaredSetting(key, type, (initial ?? value)?.Value, isSecret, entry.Line);
    }

    private void CheckAttributes(YamlMapping declaration, SettingName key)
    {
        foreach (var attribute in declaration.Entries)
        {
            if (attribute.Key is not ("type" or "items" or "description" or "secret" or "default" or "value"))
            {
                Report(attribute, $"The setting {key} has the attribute \"{attribute.Key}\"; expected type, items, description, secret, default or value.", "Remove it.");
            }
        }

        if (declaration.Find("secret") is { } secret && secret.Value is not YamlScalar { Value: bool })
        {
            Report(secret.Value, $"\"secret\" of {key} is {secret.Value.Shown}; expected true or false.", "Write true or false.");
        }
    }

    // A setting of a provider has its type from the provider, so the project can only give its value.
    private void CheckForeign(YamlEntry entry, SettingName key, YamlMapping declaration, YamlEntry? initial, YamlEntry? value)
    {
        if (declaration.Find("type") is { } type)
        {
            Report(type, $"{key} is not a setting of this project, so it cannot have a type.", "Remove type.");
        }

        if (initial is not null)
        {
            Report(initial, $"{key} is not a setting of this project, so it cannot have a default.", "Write value instead of default.");
        }
        else if (value is null)
        {
            Report(entry, $"{key} is not a setting of this project and has no value.", "Add value.");
        }
    }

    private ConfigType? Type(YamlEntry entry, YamlMapping declaration, SettingName key)
    {
        if (entry.Value is YamlMapping nested && nested.Find("type") is { } inner)
        {
            return Type(inner, nested, key);
        }

        if (entry.Value is not YamlScalar { Value: string name } || !ConfigType.IsKnown(name))
        {
            Report(entry.Value, $"The type of {key} is {entry.Value.Shown}; expected {ConfigType.Known}.", "Use one of these.");
            return null;
        }

        if (name != "array")
        {
            return new ConfigType(name, null);
        }

        if (declaration.Find("items")?.Value is YamlMapping items && items.Find("type") is { } itemType)
        {
            return Type(itemType, items, key) is { } of ? new ConfigType(name, of) : null;
        }

        Report(entry, $"{key} is an array, but nothing says of what.", "Add items: {type: string}, or another type.");
        return null;
    }

    private void Report(YamlEntry entry, string message, string remedy) =>
        problems.Add(new Problem(file, entry.Line, entry.Column, message, remedy));

    private void Report(YamlNode node, string message, string remedy) =>
        problems.Add(new Problem(file, node.Line, node.Column, message, remedy));
}
