using Preview.Plans;

namespace Preview.Render;

/// <summary>The order in which people write the keys of a Kubernetes object: what it is, what it is called, then the rest by name.</summary>
internal static class KeyOrder
{
    private static readonly string[] Object = ["apiVersion", "kind", "metadata", "type", "immutable", "spec"];
    private static readonly string[] Metadata = ["name", "generateName", "namespace", "labels", "annotations"];
    private static readonly string[] Item = ["name"];

    public static IEnumerable<KeyValuePair<string, PlanValue>> Of(IReadOnlyList<string> above, PlanMap map)
    {
        var first = above switch
        {
            [] => Object,
            ["metadata"] => Metadata,
            [.., "[]"] => Item,
            _ => [],
        };
        return first.Length == 0 ? map : map.OrderBy(entry => Array.IndexOf(first, entry.Key) is var place and >= 0 ? place : first.Length);
    }
}
