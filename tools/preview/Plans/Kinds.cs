namespace Preview.Plans;

/// <summary>Resources in words of people who know them.</summary>
internal static class Kinds
{
    /// <summary>The short name of a type: <c>aws:ec2/vpcEndpoint:VpcEndpoint</c> is a VpcEndpoint, a provider is an aws provider.</summary>
    public static string Of(PlanResource resource) =>
        resource.IsProvider ? $"{Package(resource)} provider"
        : resource.Type.EndsWith(":CustomResource", StringComparison.Ordinal) && resource.Inputs.Text("kind") is { } kind ? kind
        : resource.Type[(resource.Type.LastIndexOf(':') + 1)..];

    /// <summary>The kind to show beside a resource's name; empty where the name says it already, as in <c>network Network</c>.</summary>
    public static string Beside(PlanResource resource)
    {
        var kind = Of(resource);
        return Letters(resource.Urn.Name).Equals(kind, StringComparison.OrdinalIgnoreCase) ? "" : kind;

        static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
    }

    /// <summary>The package that a resource belongs to, for example kubernetes.</summary>
    public static string Package(PlanResource resource) =>
        resource.IsProvider ? resource.Type[PlanResource.ProviderTypePrefix.Length..] : resource.Type[..resource.Type.IndexOf(':')];

    /// <summary>The name that a person knows a thing by, where it has one: charts with version, clusters, namespaces.</summary>
    public static string? Known(PlanResource resource)
    {
        var kind = Of(resource);
        if (resource.Inputs.Text("chart") is { } chart)
        {
            // An OCI chart is named by its address.
            var name = chart[(chart.LastIndexOf('/') + 1)..];
            return resource.Inputs.Text("version") is { } version ? $"{name}@{version}" : name;
        }

        return kind == "Namespace" || kind.EndsWith("Cluster", StringComparison.Ordinal) || kind is "NodePool" or "NodeGroup"
            ? resource.Inputs.Map("metadata").Text("name") ?? resource.Inputs.Text("name") ?? resource.Inputs.Text("nodeGroupName") ?? resource.Urn.Name
            : null;
    }
}
