using System.Globalization;
using System.Text.RegularExpressions;
using Acceptance.Tests;
using Infra.Settings;
using Infra.Settings.Reading;

namespace Infra.Tests.Settings.Documents;

/// <summary>The files that are made of the settings' declarations.</summary>
internal static partial class SettingsDocuments
{
    /// <summary>How the files are written.</summary>
    public const string Origin =
        "Generated from the readers of infra/Settings: UPDATE_SNAPSHOTS=1 dotnet test --project tests/Infra.Tests -- --filter-class \"*SettingsDocumentTests\"";

    public const string Page = "docs/settings.md";

    public static MapDeclaration Platform { get; } = SettingsLoader.DescribePlatform();

    /// <summary>The keys of a stack on a cloud.</summary>
    public static IEnumerable<SettingDeclaration> Stack(Cloud cloud) =>
        SettingsLoader.DescribeStack(null).Keys.Concat(SettingsLoader.DescribeStack(cloud).Keys);

    /// <summary>Each generated file as it should be.</summary>
    public static IEnumerable<(string Path, string Text)> All()
    {
        yield return ("stacks/platform.schema.json", SettingsSchema.Text(SettingsSchema.Of("The platform, the same on every cloud", Platform)));
        foreach (var cloud in Enum.GetValues<Cloud>())
        {
            var name = ScalarFormats.Spelling(cloud);
            yield return (
                $"stacks/{name}.schema.json", SettingsSchema.Text(SettingsSchema.OfStack($"A stack on {name}", $"{ConfigKeys.Program}:", Stack(cloud))));
        }

        var page = File.ReadAllText(Path.Combine(Repository.Root, Page));
        yield return (
            Page,
            Table().Replace(page, section => $"<!-- keys: {section.Groups[1].Value} -->\n{SettingsTable.Of(Section(section.Groups[1].Value))}<!-- end -->"));
    }

    /// <summary>A value as it is written in YAML.</summary>
    public static string Shown(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum => char.ToLowerInvariant(value.ToString()![0]) + value.ToString()![1..],
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static IEnumerable<SettingDeclaration> Section(string name) => name switch
    {
        "tenants" => Platform.Keys.Single(key => key.Key == name).Keys!.Keys.Where(key => key.Key != "addOns"),
        "addOns" => Platform.Keys.Single(key => key.Key == "tenants").Keys!.Keys.Single(key => key.Key == name).Keys!.Keys,
        "stack" => SettingsLoader.DescribeStack(null).Keys,
        _ when Enum.TryParse<Cloud>(name, ignoreCase: true, out var cloud) => SettingsLoader.DescribeStack(cloud).Keys,
        _ => Platform.Keys.Single(key => key.Key == name).Keys!.Keys,
    };

    [GeneratedRegex("<!-- keys: (\\w+) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}
