using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Infra.Platform;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Infra.Tests;

/// <summary>The layers of infra/: which folder may use which. A namespace is its folder.</summary>
public class LayerTests
{
    private const string AnyCloud = "(Aks|Eks|Gke|OnPrem)";

    private static readonly Architecture Program = new ArchLoader().LoadAssemblies(typeof(SparkPlatform).Assembly).Build();

    [Theory]
    [InlineData("Settings", "(Contract|Clusters|Platform|Stacks)")]
    [InlineData("Contract", "(Clusters|Platform|Stacks)")]
    [InlineData("Clusters", "(Platform|Stacks)")]
    [InlineData("Platform", "Stacks")]
    public void A_layer_uses_only_those_below_it(string layer, string above) => RequireNoUse($@"Infra\.{layer}(\.|$)", $@"Infra\.{above}(\.|$|;)");

    [Theory]
    [InlineData(@"Contract")]
    [InlineData(@"Clusters$")]
    [InlineData(@"Platform")]
    public void What_is_common_names_no_cloud(string layer) => RequireNoUse($@"Infra\.{layer}", $@"Infra\.\w+\.{AnyCloud}(\.|$|;)");

    [Theory]
    [InlineData("Aks", "(Eks|Gke|OnPrem)")]
    [InlineData("Eks", "(Aks|Gke|OnPrem)")]
    [InlineData("Gke", "(Aks|Eks|OnPrem)")]
    [InlineData("OnPrem", "(Aks|Eks|Gke)")]
    public void A_cloud_does_not_use_another(string cloud, string others) => RequireNoUse($@"Infra\.\w+\.{cloud}(\.|$)", $@"Infra\.\w+\.{others}(\.|$|;)");

    private static void RequireNoUse(string from, string to)
    {
        var sources = Types().That().ResideInNamespaceMatching($"^{from}");
        Assert.NotEmpty(sources.GetObjects(Program));
        IArchRule rule = Types().That().Are(sources).Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{to}"));
        Assert.True(
            rule.HasNoViolations(Program), string.Join('\n', rule.Evaluate(Program).Where(result => !result.Passed).Select(result => result.Description)));

        // The compiler copies constants, so the assembly does not show who uses them. The sources do.
        var infra = Path.GetFullPath("../../infra", Path.GetDirectoryName(ThisFile())!);
        var usings =
            from file in Directory.EnumerateFiles(infra, "*.cs", SearchOption.AllDirectories)
            where Regex.IsMatch($"Infra.{Path.GetRelativePath(infra, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')}", $"^{from}")
            from line in File.ReadLines(file)
            where Regex.IsMatch(line, $"^using (static |.* = )?{to}")
            select $"{file}: {line}";
        Assert.Empty(usings);

        static string ThisFile([CallerFilePath] string path = "") => path;
    }
}
