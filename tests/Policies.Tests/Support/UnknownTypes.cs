using PolicyEngine.Model;

namespace Policies.Tests.Support;

/// <summary>Resource types that no rule names: those of a fifth provider, and some of the providers that rules know.</summary>
internal static class UnknownTypes
{
    public static IReadOnlyList<string> FifthProvider { get; } =
    [
        "oci:ContainerEngine/cluster:Cluster", "oci:ContainerEngine/nodePool:NodePool", "oci:ObjectStorage/bucket:Bucket", "oci:Identity/policy:Policy",
        "oci:Kms/key:Key",
    ];

    public static IReadOnlyList<string> All { get; } =
        [.. FifthProvider, "aws:apprunner/service:Service", "gcp:cloudrun/service:Service", "azure-native:app:ContainerApp"];

    /// <summary>True when the rule's types cover that type, by a pattern.</summary>
    public static bool IsNamed(ResourcePolicy rule, string type) =>
        rule.Types.Any(named => named == type || (named.EndsWith('*') && type.StartsWith(named[..^1], StringComparison.Ordinal)));

    /// <summary>A resource with the same properties and another type.</summary>
    public static Resource As(string type, Resource resource) => new()
    {
        Urn = ResourceText.Urn(type, resource.Name),
        Type = type,
        Name = resource.Name,
        Properties = resource.Properties,
        Options = resource.Options,
        Provider = resource.Provider,
        Parent = resource.Parent,
        Dependencies = resource.Dependencies,
    };
}
