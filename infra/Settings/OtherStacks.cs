using System.Text.RegularExpressions;
using Configuration;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Refuses a name that another stack on the same cloud has: roles, keys and accounts of both would have the same names.</summary>
internal static partial class OtherStacks
{
    /// <param name="folder">The folder of the stacks' files.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="own">The stack's own file.</param>
    /// <param name="name">The setting with the name.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(string folder, string project, string own, ConfigValue? name, StackSettings settings, SettingsErrors errors)
    {
        // The same cluster taken twice is another matter; here nothing says which cluster a file means.
        if (name is null || settings.Cloud is not (Cloud.Eks or Cloud.Gke or Cloud.Aks) || !Directory.Exists(folder))
        {
            return;
        }

        var (what, setting) = Place(settings.Cloud);
        var here = FileOf(Path.Combine(folder, own), project);
        foreach (var path in Directory.GetFiles(folder, "Pulumi.*.yaml").Where(path => Path.GetFileName(path) != own).Order(StringComparer.Ordinal))
        {
            var other = FileOf(path, project);
            if (other.Text("name") == settings.Name && other.Text("cloud") == ScalarFormats.Spelling(settings.Cloud) && !here.IsElsewhere(other))
            {
                errors.Add(
                    name.Location,
                    $"{name.FullName} is {settings.Name}, as in {Path.GetFileName(path)}, which is on {ScalarFormats.Spelling(settings.Cloud)} too: in one "
                    + $"{what} both would make roles of the same names. Choose another name, or write in both files which {what} each is for ({setting}).");
            }
        }
    }

    private static (string What, string Setting) Place(Cloud cloud) => cloud switch
    {
        Cloud.Eks => ("account", "aws:allowedAccountIds"),
        Cloud.Gke => ("project", "gcp:project"),
        Cloud.Aks => ("subscription", "azure-native:subscriptionId"),
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, null),
    };

    private static StackFile FileOf(string path, string project)
    {
        var config = File.Exists(path)
            ? YamlSettings.Read(File.ReadAllText(path), path, new SettingsErrors())?.Find("config")?.Value as YamlMapping
            : null;
        return new StackFile(project, config);
    }

    /// <summary>A stack's file as it is written, without Pulumi: no value that is encrypted is read.</summary>
    private sealed record StackFile(string Project, YamlMapping? Config)
    {
        // Each says by itself which account, project or subscription a stack is for.
        private static readonly string[] Places =
            ["aws:allowedAccountIds", "aws:profile", "aws:assumeRoles", "gcp:project", "azure-native:subscriptionId"];

        /// <summary>A setting of the program, under any of its names.</summary>
        public string? Text(string key) => ConfigKeys.NamespacesOf(Project).SelectMany(space => new[] { $"{space}:{key}", $"{space}:config:{key}" })
            .Append(key)
            .Select(name => (Config?.Find(name)?.Value as YamlScalar)?.Text)
            .FirstOrDefault(text => text is not null);

        /// <summary>Whether both files say where they are, and it is not the same place.</summary>
        public bool IsElsewhere(StackFile other) =>
            Array.Exists(Places, place => Said(place) is { } here && other.Said(place) is { } there && here != there)
            || (Accounts() is { Count: > 0 } mine && other.Accounts() is { Count: > 0 } others && !mine.Overlaps(others));

        private string? Said(string name) => Config?.Find(name)?.Value is { } value ? Written(value) : null;

        /// <summary>The accounts of the administrators, one of whom runs Pulumi.</summary>
        private HashSet<string> Accounts() => ConfigKeys.NamespacesOf(Project).Select(space => $"{space}:access").Append("access")
            .Select(name => (Config?.Find(name)?.Value as YamlMapping)?.Find("admins")?.Value)
            .OfType<YamlSequence>()
            .SelectMany(admins => admins.Items.OfType<YamlScalar>())
            .Select(admin => Account().Match(admin.Text))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        private static string Written(YamlNode node) => node switch
        {
            YamlScalar scalar => scalar.Text,
            YamlSequence list => string.Join(',', list.Items.Select(Written)),
            YamlMapping map => string.Join(',', map.Entries.Select(entry => $"{entry.Key}={Written(entry.Value)}")),
            _ => "",
        };
    }

    [GeneratedRegex("^arn:[a-z-]+:iam::([0-9]{12}):")]
    private static partial Regex Account();
}
