namespace Preview.Projects;

/// <summary>Reads Pulumi.&lt;stack&gt;.yaml and lays it over what Pulumi.yaml declares.</summary>
internal sealed class StackFile
{
    private readonly Project _project;
    private readonly string _file;
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _warnings = [];

    private StackFile(Project project, string file)
    {
        _project = project;
        _file = file;
    }

    /// <summary>The settings of a stack.</summary>
    /// <exception cref="ProblemException">All that is wrong in the file, or in it together with Pulumi.yaml.</exception>
    public static StackSettings Read(Project project, string stack)
    {
        var path = project.StackFile(stack);
        return new StackFile(project, project.Relative(path)).Read(path);
    }

    private StackSettings Read(string path)
    {
        var root = YamlReader.Read(path, _file, _problems);
        if (root is null && _problems.Count > 0)
        {
            throw new ProblemException(_problems);
        }

        YamlEntry? config = null;
        if (root is YamlMapping map)
        {
            CheckShape(map);
            config = map.Find("config");
        }
        else if (root is not null)
        {
            Report(root, $"The file is {root.Shown}; expected a map with config: in it.", "Begin with config: and put the settings under it.");
        }

        var own = Own(config);
        List<StackSetting> settings = [];
        foreach ((var key, var entry) in own)
        {
            WarnOfChangedText(key, entry.Value);
            settings.Add(new StackSetting(key, ConfigText.Of(entry.Value), ConfigText.HasSecure(entry.Value)));
        }

        foreach (var declared in _project.Config)
        {
            if (own.TryGetValue(declared.Key, out var entry))
            {
                CheckDeclared(declared, entry);
            }
            else if (declared.Fallback is { } fallback)
            {
                CheckFallback(declared, fallback);
                settings.Add(new StackSetting(declared.Key, ConfigText.Of(fallback), ConfigText.HasSecure(fallback)));
            }
            else if (declared.Key.Namespace == _project.Name)
            {
                ReportMissing(declared, own, config);
            }
        }

        return _problems.Count > 0
            ? throw new ProblemException([.. _problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)])
            : new StackSettings([.. settings.OrderBy(setting => setting.Key.ToString(), StringComparer.Ordinal)], [.. _warnings]);
    }

    private void CheckShape(YamlMapping map)
    {
        foreach (var entry in map.Entries)
        {
            switch (entry.Key)
            {
                case "config" or "secretsprovider" or "encryptedkey" or "encryptionsalt":
                    break;
                case "environment":
                    _warnings.Add(new Problem(_file, entry.Line, entry.Column, "The environment is not opened offline.", "Settings that come from it are missing here."));
                    break;
                default:
                    var isSetting = entry.Key.Contains(':') || _project.Config.Any(declared => declared.Key.Name == entry.Key);
                    Report(
                        entry,
                        $"A stack's file has no \"{entry.Key}\"; expected config, environment, secretsprovider, encryptedkey or encryptionsalt.",
                        isSetting ? "Put the setting under config:." : "Remove it, or put it under config: when it is a setting.");
                    break;
            }
        }
    }

    private Dictionary<SettingName, YamlEntry> Own(YamlEntry? config)
    {
        Dictionary<SettingName, YamlEntry> own = [];
        if (config?.Value is not YamlMapping map)
        {
            if (config?.Value is { } other and not YamlScalar { Value: null })
            {
                Report(other, $"config is {other.Shown}; expected a map of settings.", "Write a setting per line: its name, a colon, its value.");
            }

            return own;
        }

        foreach (var entry in map.Entries)
        {
            if (!SettingName.TryParse(entry.Key, _project.Name, out var key))
            {
                Report(entry, $"The setting \"{entry.Key}\" has no usable name; expected {SettingName.Expected}.", "Rename it.");
            }
            else if (!own.TryAdd(key, entry))
            {
                Report(entry, $"The setting {entry.Key} is the same setting as {own[key].Key} on line {own[key].Line}.", "Keep one of them.");
            }
        }

        return own;
    }

    // A project may read settings that it does not declare: such a name is only wrong where one that is near it is missing.
    private void ReportMissing(DeclaredSetting declared, Dictionary<SettingName, YamlEntry> own, YamlEntry? config)
    {
        var kind = declared.Type is { } type ? $" of type {type}" : "";
        // A file that leaves the project's name out is answered in the same way.
        var shown = own.Any(setting => setting.Key.Namespace == _project.Name && setting.Value.Key == setting.Key.Name) ? declared.Key.Name : declared.Key.ToString();
        var undeclared = own.Keys.Where(key => key.Namespace == _project.Name && !_project.Config.Any(other => other.Key == key));
        foreach (var key in undeclared.Where(key => Suggest.Nearest(key.Name, _project.Config.Select(other => other.Key.Name)) == declared.Key.Name))
        {
            Report(
                own[key],
                $"The setting {own[key].Key} is not declared, and {shown}{kind} is missing; {_project.FileName}:{declared.Line} declares it without a default.",
                $"Did you mean {shown}?");
            return;
        }

        _problems.Add(new Problem(
            _file, config?.Line ?? 1, config?.Column ?? 1,
            $"The setting {shown}{kind} is missing; {_project.FileName}:{declared.Line} declares it without a default.",
            $"Add {shown} under config:."));
    }

    private void CheckDeclared(DeclaredSetting declared, YamlEntry entry)
    {
        if (declared.Type is not { } type)
        {
            return;
        }

        if (declared.IsSecret && !ConfigText.HasSecure(entry.Value))
        {
            Report(
                entry.Value,
                $"The setting {entry.Key} is written in clear; {_project.FileName}:{declared.Line} declares it secret.",
                $"Encrypt it: pulumi config set --secret {entry.Key}. Then change it where it is used: it has been in a file in clear.");
        }
        else if (!type.Accepts(entry.Value, isText: true))
        {
            Report(entry.Value, $"The setting {entry.Key} is {entry.Value.Shown}; expected {type}.", type.Remedy);
        }
    }

    // Pulumi asks for encryption of what is secret wherever the value comes from.
    private void CheckFallback(DeclaredSetting declared, YamlNode fallback)
    {
        if (declared is { IsSecret: true, Type: not null } && !ConfigText.HasSecure(fallback))
        {
            _problems.Add(new Problem(
                _project.FileName, declared.Line, 1,
                $"The setting {declared.Key} is declared secret, but has a default in clear.",
                "Remove the default, and let each stack give the setting encrypted."));
        }
    }

    // 1.30 is the number 1.3 for YAML; who writes a version does not expect that.
    private void WarnOfChangedText(SettingName key, YamlNode value)
    {
        if (value is YamlScalar { Value: long or double } scalar && ConfigText.Of(scalar) is var text && text != scalar.Text)
        {
            _warnings.Add(new Problem(
                _file, scalar.Line, scalar.Column, $"The setting {key} is {scalar.Text}, which YAML reads as the number {text}.", $"Write \"{scalar.Text}\" when the text is meant."));
        }
    }

    private void Report(YamlEntry entry, string message, string remedy) =>
        _problems.Add(new Problem(_file, entry.Line, entry.Column, message, remedy));

    private void Report(YamlNode node, string message, string remedy) =>
        _problems.Add(new Problem(_file, node.Line, node.Column, message, remedy));
}
