using System.Text.Json.Nodes;
using Configuration;
using Infra.Settings;
using Infra.Settings.Reading;

namespace Infra.Tests.Support;

/// <summary>
/// A stack's file of any cloud as it is shipped, or as a test changes it, beside the shipped platform. Its encrypted values are opened, as
/// the CLI opens them: each is <see cref="OpenedSecret"/>.
/// </summary>
/// <param name="File">The file, for example Pulumi.eks.yaml or examples/Pulumi.local.yaml.</param>
internal sealed record StackFiles(string File)
{
    public const string OpenedSecret = "s3cr3t, opened";

    /// <summary>The file's text.</summary>
    public string Text { get; init; } = ProjectFiles.Shipped(File);

    /// <summary>The text of stacks/platform.yaml.</summary>
    public string Platform { get; init; } = ProjectFiles.Shipped("platform.yaml");

    /// <summary>The project's name.</summary>
    public string Project { get; init; } = ProjectFiles.Project;

    /// <summary>Whether the program finds the stack's file; it does not under --config-file.</summary>
    public bool IsFound { get; init; } = true;

    /// <summary>The stack's name.</summary>
    public string Stack => Path.GetFileNameWithoutExtension(File)["Pulumi.".Length..];

    public StackFiles With(string part, string replacement) => this with { Text = SettingsText.Edit(Text, part, replacement) };

    public StackFiles InPlatform(string part, string replacement) => this with { Platform = SettingsText.Edit(Platform, part, replacement) };

    /// <summary>Without what stands between the two texts, the first included.</summary>
    public StackFiles Without(string from, string to)
    {
        var start = Text.IndexOf(from, StringComparison.Ordinal);
        return this with { Text = Text.Remove(start, Text.IndexOf(to, start, StringComparison.Ordinal) - start) };
    }

    /// <summary>The line on which a text stands.</summary>
    public int Line(string part) => Text[..Text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    /// <summary>The value of a setting with its namespace, which is the project's name where the file gives none; null where it is not set.</summary>
    public string? Value(string key) => Written(key) switch
    {
        null => null,
        YamlScalar scalar => scalar.Text,
        var node when IsSecure(node) => OpenedSecret,
        var node => NodeJson.Of(Opened(node))!.ToJsonString(),
    };

    /// <summary>The value of PULUMI_CONFIG.</summary>
    public string Configuration() => new JsonObject(
        Config()!.Entries.Select(entry => FullName(entry.Key)).Distinct().Select(name => KeyValuePair.Create(name, (JsonNode?)Value(name)))).ToJsonString();

    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public LoadedSettings Load()
    {
        var root = Directory.CreateTempSubdirectory("spark-platform-");
        try
        {
            var stacks = root.CreateSubdirectory("stacks").FullName;
            System.IO.File.WriteAllText(Path.Combine(stacks, "platform.yaml"), Platform);
            if (IsFound)
            {
                System.IO.File.WriteAllText(Path.Combine(stacks, $"Pulumi.{Stack}.yaml"), Text);
            }

            return SettingsLoader.Load(
                root.FullName,
                Project,
                Stack,
                Value,
                name => Written(name) is { } node && HasSecure(node));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>Everything that is wrong with the settings; nothing where they load.</summary>
    public string[] Errors()
    {
        try
        {
            Load();
            return [];
        }
        catch (SettingsException e)
        {
            return [.. e.Errors.Select(SettingsText.Shown)];
        }
    }

    public override string ToString() => File;

    private YamlMapping? Config() => SettingsText.Map(Text).Find("config")?.Value as YamlMapping;

    private YamlNode? Written(string name) => Config()?.Entries.FirstOrDefault(entry => FullName(entry.Key) == name)?.Value;

    private string FullName(string key) => key.Contains(':') ? key : $"{Project}:{key}";

    private static bool IsSecure(YamlNode node) => node is YamlMapping { Entries: [{ Key: "secure" }] };

    private static bool HasSecure(YamlNode node) => IsSecure(node) || node switch
    {
        YamlMapping map => map.Entries.Any(entry => HasSecure(entry.Value)),
        YamlSequence list => list.Items.Any(HasSecure),
        _ => false,
    };

    private static YamlNode Opened(YamlNode node) => node switch
    {
        _ when IsSecure(node) => new YamlScalar(node.Location, OpenedSecret, OpenedSecret),
        YamlMapping map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Opened(entry.Value) })] },
        YamlSequence list => list with { Items = [.. list.Items.Select(Opened)] },
        _ => node,
    };
}
