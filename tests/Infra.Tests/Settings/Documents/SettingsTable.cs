using System.Text;
using Infra.Settings.Reading;

namespace Infra.Tests.Settings.Documents;

/// <summary>Writes the table of docs/settings.md for the keys that the readers declare.</summary>
internal static class SettingsTable
{
    private const int MostValues = 12;

    public static string Of(IEnumerable<SettingDeclaration> keys)
    {
        var text = new StringBuilder("| key | meaning | default | allowed |\n|---|---|---|---|\n");
        foreach (var row in Merged(keys.SelectMany(key => Rows(key, ""))))
        {
            text.Append($"| `{row.Key}` | {row.Meaning} | {row.Default} | {row.Allowed} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Row> Rows(SettingDeclaration key, string prefix)
    {
        var path = $"{prefix}{key.Key}";
        var chosen = $"{path}.<{key.Chosen}>";
        Row[] own = key.Shape switch
        {
            SettingShape.Scalar => [new(path, key.Description, Default(key), Allowed(key))],
            SettingShape.List => [new(path, key.Description, Default(key), List(key))],
            SettingShape.ScalarMap => [new(chosen, key.Description, Default(key), Allowed(key))],
            SettingShape.ListMap => [new(chosen, key.Description, Default(key), List(key))],
            SettingShape.Secret => [new(path, key.Description, Default(key), "a secret")],
            SettingShape.Maps => [new(path, key.Description, Default(key), "a list")],
            SettingShape.Map when key.IsRequired => [],
            SettingShape.MapMap => [],
            _ => [new(path, key.Description, Default(key), "a map")],
        };
        var below = key.Shape switch
        {
            SettingShape.Maps => $"{path}[].",
            SettingShape.MapMap => $"{chosen}.",
            _ => $"{path}.",
        };
        return own.Concat((key.Keys?.Keys ?? []).SelectMany(child => Rows(child, below)));
    }

    private static string Default(SettingDeclaration key) => key switch
    {
        { IsRequired: true } => "required",
        { Absent.Length: > 0 } => key.Absent,
        { Default: object?[] { Length: > 0 } items } => string.Join(", ", items.Select(item => $"`{SettingsDocuments.Shown(item!)}`")),
        { Default: null or object?[] } => "none",
        _ => $"`{SettingsDocuments.Shown(key.Default)}`",
    };

    private static string Allowed(SettingDeclaration key) => key.Schema switch
    {
        { Type: "boolean" } => "`true`, `false`",
        { Values: { IsEmpty: false, Length: <= MostValues } values } => string.Join(", ", values.Select(value => $"`{value}`")),
        { Minimum: { } least, Maximum: { } most } => $"{least}–{most}",
        // The page says what a name is.
        _ =>
            key.Expected.Replace(
                " lower-case letters, digits and dashes that starts with a letter and ends with a letter or digit", " characters", StringComparison.Ordinal),
    };

    private static string List(SettingDeclaration key) =>
        $"{(key.Schema.Values is { IsEmpty: false, Length: <= MostValues } ? "a list of" : "a list, each")} {Allowed(key)}";

    /// <summary>Rows that differ in one part of the key, such as the pools', become one.</summary>
    private static IEnumerable<Row> Merged(IEnumerable<Row> rows)
    {
        var merged = new List<(Row First, int At, List<(string Part, string Default)> Variants)>();
        foreach (var row in rows)
        {
            var parts = row.Key.Split('.');
            var index = merged.FindIndex(other =>
                other.First.Meaning == row.Meaning
                    && other.First.Allowed == row.Allowed
                    && CanMerge(other.First, row)
                    && Differs(other.First.Key.Split('.'), parts) is >= 0 and var at
                    && (other.At < 0 || other.At == at));
            if (index < 0)
            {
                merged.Add((row, -1, []));
                continue;
            }

            var (first, at, variants) = merged[index];
            var differs = Differs(first.Key.Split('.'), parts);
            if (at < 0)
            {
                variants.Add((first.Key.Split('.')[differs], first.Default));
            }

            variants.Add((parts[differs], row.Default));
            merged[index] = (first, differs, variants);
        }

        foreach (var (first, at, variants) in merged)
        {
            if (at < 0)
            {
                yield return first;
                continue;
            }

            var parts = first.Key.Split('.');
            parts[at] = $"{{{string.Join(',', variants.Select(variant => variant.Part))}}}";
            var defaults = variants.GroupBy(variant => variant.Default).ToList();
            yield return first with
            {
                Key = string.Join('.', parts),
                Default = defaults.Count == 1
                    ? first.Default
                    : string.Join("; ", defaults.Select(group => $"{string.Join(", ", group.Select(variant => variant.Part))}: {group.Key}")),
            };
        }
    }

    /// <summary>The one part in which two keys differ; -1 where they are not as long, or differ in more.</summary>
    private static int Differs(string[] a, string[] b)
    {
        if (a.Length != b.Length)
        {
            return -1;
        }

        var differing = Enumerable.Range(0, a.Length).Where(part => a[part] != b[part]).ToList();
        return differing.Count == 1 ? differing[0] : -1;
    }

    // Keys of one map with a default each are easier to read in lines of their own.
    private static bool CanMerge(Row a, Row b) => a.Default == b.Default || a.Key.Split('.')[^1] == b.Key.Split('.')[^1];

    private sealed record Row(string Key, string Meaning, string Default, string Allowed);
}
