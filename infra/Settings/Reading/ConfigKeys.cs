using System.Collections.Immutable;
using Configuration;

namespace Infra.Settings.Reading;

/// <summary>
/// The names that the program's settings have in Pulumi's configuration. They belong to the program, not to a project, because the stacks'
/// files must work in a project of any name, which "pulumi new" asks for. What the CLI is given without a prefix gets the project's name.
/// </summary>
internal sealed class ConfigKeys
{
    /// <summary>The prefix of the program's settings in a project of any name.</summary>
    public const string Program = "spark-platform";

    // What the program's providers and Pulumi itself read.
    private static readonly ImmutableArray<string> Others = ["aws", "azure-native", "gcp", "kubernetes", "pulumi"];

    private readonly ImmutableArray<WrittenKey> _written;
    private readonly Func<string, string?> _valueOf;

    /// <param name="project">The project's name.</param>
    /// <param name="valueOf">Pulumi's value of a full name, null where it is not set.</param>
    /// <param name="stackFile">The stack's settings file, if it could be read.</param>
    public ConfigKeys(string project, Func<string, string?> valueOf, YamlMapping? stackFile)
    {
        Namespaces = NamespacesOf(project);
        _valueOf = valueOf;
        _written = [.. (stackFile?.Find("config")?.Value as YamlMapping)?.Entries.Select(entry => WrittenKey.Of(entry, project)) ?? []];
        Prefix = _written.FirstOrDefault(IsOwn)?.Prefix ?? $"{Program}:";
    }

    /// <summary>The namespaces that the program's settings may have.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>How the stack's file writes the settings: "spark-platform:", the project's name and a colon, or nothing.</summary>
    public string Prefix { get; }

    /// <summary>The namespaces of a project's settings: the program's, and the project's name.</summary>
    public static ImmutableArray<string> NamespacesOf(string project) => project == Program ? [Program] : [Program, project];

    /// <summary>The value of a setting with its full name and where it is written; null where it is not set.</summary>
    /// <param name="key">The setting, without prefix.</param>
    public ConfigValue? Find(string key)
    {
        // One under a misspelt prefix is read as well: it is an error already, and need not be missing too.
        foreach (var space in Namespaces.Concat(_written.Where(written => written.Name == key).Select(written => written.Namespace)).Except(Others))
        {
            var name = $"{space}:{key}";
            if (FindExact(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The value of a setting by its full name, also one of a provider such as aws:profile; null where it is not set.</summary>
    public ConfigValue? FindExact(string fullName) =>
        _valueOf(fullName) is { } value ? new ConfigValue(fullName, value, _written.FirstOrDefault(written => written.FullName == fullName)?.Entry) : null;

    /// <summary>Reports settings that are there twice, that nothing knows, and that nothing reads because of their prefix.</summary>
    /// <param name="known">The settings that the program knows.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void Check(IReadOnlyCollection<string> known, SettingsErrors errors)
    {
        CheckTwice(known, errors);
        foreach (var written in _written)
        {
            if (IsOwn(written))
            {
                if (!known.Contains(written.Name))
                {
                    errors.AddUnknownKey(written.Entry.Location, written.Entry.Key, written.Name, known, written.Prefix);
                }
            }
            else if (!Others.Contains(written.Namespace))
            {
                CheckPrefix(written, known, errors);
            }
        }
    }

    private void CheckTwice(IReadOnlyCollection<string> known, SettingsErrors errors)
    {
        foreach (var twice in _written.Where(IsOwn).GroupBy(written => written.Name).Where(group => group.Count() > 1))
        {
            var first = twice.First().Entry;
            foreach (var again in twice.Skip(1))
            {
                errors.Add(again.Entry.Location, $"{again.Entry.Key} is the same setting as {first.Key} on line {first.Location.Line}. Keep one of them.");
            }
        }

        // Without the file only the values are there to compare.
        foreach (var key in known.Where(key => _written.Count(written => IsOwn(written) && written.Name == key) < 2))
        {
            var names = Namespaces.Select(space => $"{space}:{key}").Where(name => _valueOf(name) is not null).ToList();
            if (names.Count > 1)
            {
                errors.Add(
                    new Location($"configuration {names[1]}"),
                    $"{names[1]} is the same setting as {names[0]}. Remove one of them: pulumi config rm {names[1]}");
            }
        }
    }

    private void CheckPrefix(WrittenKey written, IReadOnlyCollection<string> known, SettingsErrors errors)
    {
        var meant = Namespaces.FirstOrDefault(space => Suggest.IsOneErrorAway(written.Namespace, space));
        if (meant is not null)
        {
            errors.Add(
                written.Entry.Location,
                $"{written.Entry.Key} has the prefix \"{written.Namespace}\", which nothing reads. Did you mean "
                + $"{meant}:{Suggest.Nearest(written.Name, known) ?? written.Name}?");
        }
        else if (known.Contains(written.Name) && Namespaces.All(space => _valueOf($"{space}:{written.Name}") is null))
        {
            errors.Add(
                written.Entry.Location,
                $"{written.Entry.Key} has the prefix \"{written.Namespace}\", which nothing reads: "
                + $"the project's name is {Namespaces[^1]}. Write {Prefix}{written.Name}.");
        }
    }

    private bool IsOwn(WrittenKey written) => Namespaces.Contains(written.Namespace);

    /// <param name="Namespace">What stands before the name; the project's name where nothing does.</param>
    /// <param name="Name">The setting.</param>
    /// <param name="Prefix">What is written before the name.</param>
    /// <param name="Entry">The key and its value in the file.</param>
    private sealed record WrittenKey(string Namespace, string Name, string Prefix, YamlEntry Entry)
    {
        public string FullName => $"{Namespace}:{Name}";

        public static WrittenKey Of(YamlEntry entry, string project) => entry.Key.Split(':') switch
        {
            [var name] => new(project, name, "", entry),
            // An old spelling that the CLI still reads.
            [var space, "config", var name] => new(space, name, $"{space}:", entry),
            [var space, .. var rest] => new(space, string.Join(':', rest), $"{space}:", entry),
            [] => throw new InvalidOperationException("Split gives at least one part."),
        };
    }
}

/// <summary>A setting as Pulumi gives it.</summary>
/// <param name="FullName">With its namespace.</param>
/// <param name="Text">A text for a scalar, JSON for a structure.</param>
/// <param name="Entry">Where the stack's file has it; null where it does not, or there is no such file.</param>
internal sealed record ConfigValue(string FullName, string Text, YamlEntry? Entry)
{
    /// <summary>Where it is written, or the setting's name.</summary>
    public Location Location => Entry?.Location ?? new Location($"configuration {FullName}");
}
