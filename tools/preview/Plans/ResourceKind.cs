namespace Preview.Plans;

/// <summary>
/// What a resource is, as the tables in <c>tools/preview/data</c> name it: its type, and after <c>#</c> what tells two of a type apart where
/// they differ in time or price, for example <c>aws:eks/addon:Addon#coredns</c>.
/// </summary>
internal static class ResourceKind
{
    public static string Of(PlanResource resource) => Detail(resource) is { } detail ? $"{resource.Type}#{detail}" : resource.Type;

    /// <summary>The names that a table may know a kind by, the most exact first: the kind, its type, its provider.</summary>
    public static IEnumerable<string> Names(string kind)
    {
        yield return kind;
        if (kind.IndexOf('#') is var detail and > 0)
        {
            kind = kind[..detail];
            yield return kind;
        }

        if (kind.IndexOf(':') is var package and > 0)
        {
            yield return kind[..package];
        }
    }

    private static string? Detail(PlanResource resource)
    {
        var inputs = resource.Inputs;
        if (inputs.Text("chart") is { } chart)
        {
            // An OCI chart is named by its address.
            return chart[(chart.LastIndexOf('/') + 1)..];
        }

        var sku = inputs.Map("sku");
        return inputs.Text("addonName") ?? inputs.Text("vpcEndpointType") ?? sku.Text("tier") ?? sku.Text("name") ?? inputs.Map("spec").Text("type");
    }
}
