using System.Reflection;

namespace Preview.Sides;

/// <summary>Which Pulumi SDK this preview, and the program beside it, was built with; Directory.Build.props decides.</summary>
internal static class PulumiSdk
{
    public static string Flavour { get; } =
        typeof(PulumiSdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "PulumiSdk")?.Value ?? "";
}
