using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sdk.Tests.MissingTypes;

/// <summary>Types that the offline SDK lacks have a name all the same, so that a program which the official packages refuse is refused here too.</summary>
public sealed class ClashTests
{
    [Fact]
    public void A_name_of_two_types_of_which_one_is_missing_is_ambiguous()
    {
        const string Program = """
            using Pulumi.AzureNative.Network;
            using Pulumi.AzureNative.Network.Inputs;

            internal static class Program
            {
                internal static readonly object Args = new VirtualNetworkArgs();
            }
            """;
        Assert.Equal(
            [
                "CS0104: 'VirtualNetworkArgs' is an ambiguous reference between 'Pulumi.AzureNative.Network.Inputs.VirtualNetworkArgs' and "
                + "'Pulumi.AzureNative.Network.VirtualNetworkArgs'",
            ],
            Errors(Program));
    }

    [Fact]
    public void The_same_name_in_full_is_not()
    {
        const string Program = """
            using Pulumi.AzureNative.Network;
            using Pulumi.AzureNative.Network.Inputs;
            using VirtualNetworkArgs = Pulumi.AzureNative.Network.VirtualNetworkArgs;

            internal static class Program
            {
                internal static readonly object Args = new VirtualNetworkArgs { AddressSpace = new AddressSpaceArgs() };
            }
            """;
        Assert.Empty(Errors(Program));
    }

    [Theory]
    [InlineData("Pulumi.Aws.Ec2.AmiArgs", "not in the offline SDK; add it to tools/offline-sdk/generator/resources.json")]
    [InlineData("Pulumi.Gcp.Compute.Inputs.SubnetworkLogConfigGetArgs", "not in the offline SDK; add it to tools/offline-sdk/generator/resources.json")]
    [InlineData("Pulumi.Kubernetes.Core.V1.Pod", "not in the offline SDK; add it to tools/offline-sdk/generator/resources.json")]
    [InlineData("Pulumi.Kubernetes.Types.Outputs.Meta.V1.ObjectMeta", "not in the offline SDK; add it to tools/offline-sdk/generator/resources.json")]
    [InlineData("Pulumi.StashArgs", "not in the offline SDK; write it in tools/offline-sdk/Pulumi")]
    public void A_missing_type_cannot_be_used(string type, string remedy) =>
        Assert.Equal(
            [$"CS0619: '{type[(type.LastIndexOf('.') + 1)..]}' is obsolete: '{remedy}'"],
            Errors($$"""internal static class Program { internal static void Use({{type}} value) { } }"""));

    private static IEnumerable<string> Errors(string program)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var assemblies = Directory.GetFiles(AppContext.BaseDirectory, "Pulumi*.dll")
            .Append(Path.Combine(AppContext.BaseDirectory, "MissingTypes.dll"))
            .Concat(
                new[] { "System.Runtime.dll", "System.Private.CoreLib.dll", "System.Collections.Immutable.dll" }.Select(name => Path.Combine(framework, name)));
        return CSharpCompilation
            .Create(
                "Program",
                [CSharpSyntaxTree.ParseText(program)],
                assemblies.Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
