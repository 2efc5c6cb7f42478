using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Preview.Plans;

namespace Preview.Tests;

/// <summary>The layers of tools/preview: which folder may use which. A namespace is its folder.</summary>
public sealed partial class LayerTests
{
    private const string Models = "Plans Projects Engine Changes Parity Cost Timeline Checks Sides";

    // Each folder with the folders that it may use. "policies" is the rules and their evaluation.
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["Plans"] = "",
        ["Projects"] = "Plans",
        ["Engine"] = "Plans Projects",
        ["Changes"] = "Plans Projects",
        ["Parity"] = "Plans Projects",
        ["Cost"] = "Plans Projects",
        ["Timeline"] = "Plans Projects",
        ["Checks"] = "Plans Projects Engine policies",
        ["Sides"] = "Plans Projects Engine",
        ["Text"] = "Plans",
        ["Render"] = "Plans Projects Text",
        ["Reports"] = $"{Models} Text policies",
        ["Reports.Terminal"] = $"{Models} Text policies Render Reports",
        ["Reports.Markdown"] = $"{Models} Text Reports",
        ["Reports.Html"] = $"{Models} Text Reports",
        ["Commands"] = $"{Models} Text policies Render Reports Reports.Terminal Reports.Markdown Reports.Html",
    };

    private static readonly Architecture Program = new ArchLoader().LoadAssemblies(typeof(Plan).Assembly).Build();

    public static TheoryData<string> Layers => [.. Uses.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_uses_only_those_below_it(string layer)
    {
        string[] allowed = [layer, .. Uses[layer].Split(' ')];
        IType[] types = [.. Program.Types.Where(type => LayerOf(type.Namespace.FullName) == layer)];
        Assert.NotEmpty(types);
        var used =
            from type in types
            from dependency in type.Dependencies
            where LayerOf(dependency.Target.Namespace?.FullName) is { } other && !allowed.Contains(other)
            select $"{type.FullName} uses {dependency.Target.FullName}";
        Assert.Empty(used.Distinct());

        // The compiler copies constants, so the assembly does not show who uses them. The sources do.
        var usings =
            from file in Directory.EnumerateFiles(Path.Combine(Root(), layer.Replace('.', Path.DirectorySeparatorChar)), "*.cs")
            from line in File.ReadLines(file)
            let name = Using().Match(line).Groups["name"].Value
            where LayerOf(name) is { } other && !allowed.Contains(other)
            select $"{file}: {line}";
        Assert.Empty(usings);
    }

    [Fact]
    public void Every_folder_is_a_layer() => Assert.Equal(
        Uses.Keys.Order(StringComparer.Ordinal),
        Program.Types.Select(type => LayerOf(type.Namespace.FullName)).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    // Type parameters have no namespace.
    private static string? LayerOf(string? name) =>
        name is null ? null
        : name.StartsWith("Preview.", StringComparison.Ordinal) ? name["Preview.".Length..]
        : name.Split('.')[0] is "PolicyEngine" or "Policies" ? "policies"
        : null;

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath("../../tools/preview", Path.GetDirectoryName(path)!);

    [GeneratedRegex(@"^using (static |\w+ = )?(?<name>(Preview|PolicyEngine|Policies)[\w.]*)")]
    private static partial Regex Using();
}
