using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Infra.Settings.Reading;
using Infra.Tests.Support;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Settings;

/// <summary>
/// Whatever is done to a settings file, the program either loads it or says what is wrong and where. Each mutation takes one key with its
/// value out of the text, or writes junk in the place of one scalar.
/// </summary>
public class SettingsMutationTests
{
    private static readonly ProjectFiles Shipped = new();

    private static readonly string[] Junk =
    [
        "", "~", "true", "0", "-1", "1.5", "1e99", "999999999999999999999", "text", "\"\"", "\" \"", "\"a\\nb\"", "[]", "{}", "[1]", "[[]]", "{ name: 1 }",
        "{ \"\": \"\" }", "[~]", "Ünïcödé", "system:masters", "0.0.0.0/0", "300.0.0.0/8", "1Gi", "1.35", "\"1.35\"", "latest", "../..", "${x}", "&a b",
        "*missing", "&a [*a]", "!!int x", "!<tag:x> y", "? a", "- b", "a: b", "|", ">", "%", "@", "`", "\"open", "'open", "[open", "{open", "# comment",
        "eks", "driver", "analytics", "monitoring", "arn:aws:iam::123456789012:role/x", "2024-01-01", "0x10", "0o7", ".inf", ".nan", "yes", "on",
    ];

    [Property(MaxTest = 300)]
    public Property Any_mutation_of_the_platform_loads_or_is_explained() => Prop.ForAll(
        Mutations(Shipped.Platform!),
        mutated => IsExplained(Shipped with { Platform = mutated }));

    [Property(MaxTest = 300)]
    public Property Any_mutation_of_the_stack_loads_or_is_explained() => Prop.ForAll(
        Mutations(Shipped.Stack).Filter(IsYaml),
        mutated => IsExplained(Shipped with { Stack = mutated }));

    private static bool IsExplained(ProjectFiles files)
    {
        try
        {
            files.Load();
            return true;
        }
        catch (SettingsException e)
        {
            return e.Errors.Count > 0
                && e.Errors.All(error => error.Location is { File.Length: > 0, Line: >= 1, Column: >= 1 } && $"{error}"[^1] is '.' or '?');
        }
    }

    /// <summary>The CLI itself refuses a stack's file that is not YAML, or whose configuration is no map.</summary>
    private static bool IsYaml(string text)
    {
        var errors = new SettingsErrors();
        return YamlSettings.Read(text, "stack", errors) is { } map && errors.Count == 0 && map.Find("config")?.Value is Configuration.YamlMapping;
    }

    private static Arbitrary<string> Mutations(string text)
    {
        var (keys, scalars) = Parts(text);
        var withoutKey = from key in Gen.Elements(keys) select text[..key.Start] + text[key.End..];
        var withJunk =
            from scalar in Gen.Elements(scalars)
            from junk in Gen.Elements(Junk)
            select text[..scalar.Start] + junk + text[scalar.End..];
        return Arb.From(Gen.OneOf(withoutKey, withJunk, withJunk, withJunk));
    }

    /// <summary>Where each key with its value, and where each scalar starts and ends.</summary>
    private static ((int Start, int End)[] Keys, (int Start, int End)[] Scalars) Parts(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var keys = new List<(int, int)>();
        var scalars = new List<(int, int)>();
        EndOf(stream.Documents[0].RootNode);
        return ([.. keys], [.. scalars]);

        // A collection in block style "ends" where the next thing starts, so what counts is where its last scalar or bracket ends.
        int EndOf(YamlNode node)
        {
            switch (node)
            {
                case YamlMappingNode mapping:
                    var last = 0;
                    foreach (var (key, value) in mapping.Children)
                    {
                        EndOf(key);
                        last = EndOf(value);
                        var comma = mapping.Style == MappingStyle.Flow && text[last] == ',' ? 1 : 0;
                        keys.Add(((int)key.Start.Index, last + comma));
                    }

                    return mapping.Style == MappingStyle.Flow ? (int)mapping.End.Index : last;
                case YamlSequenceNode sequence:
                    var ends = sequence.Children.Select(EndOf).ToList();
                    return sequence.Style == SequenceStyle.Flow ? (int)sequence.End.Index : ends[^1];
                default:
                    scalars.Add(((int)node.Start.Index, (int)node.End.Index));
                    return (int)node.End.Index;
            }
        }
    }
}
