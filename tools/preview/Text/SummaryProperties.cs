using Preview.Plans;

namespace Preview.Text;

/// <summary>The few properties by which a person tells one resource from another.</summary>
internal static class SummaryProperties
{
    // Asked for in this order; what comes after is taken as the provider names it.
    private static readonly string[] First =
    [
        "chart", "version", "namespace", "name", "region", "location", "zone", "availabilityZone", "cidrBlock", "ipCidrRange",
        "addressPrefix", "instanceTypes", "machineType", "vmSize", "capacityType", "priority", "provisioner", "storageClassName",
    ];

    // Long, the same everywhere, or said by the kind already.
    private static readonly HashSet<string> Left = ["apiVersion", "kind", "tags", "labels", "description", "values", "policy", "assumeRolePolicy"];

    public static IEnumerable<(string Name, PlanValue Value)> Of(PlanResource resource)
    {
        List<(string Name, PlanValue Value)> all = [];
        if (resource.Inputs["metadata"] is PlanMap metadata)
        {
            all.AddRange(new[] { "namespace", "name" }.Where(name => metadata[name] is PlanText).Select(name => (name, metadata[name]!)));
        }

        foreach ((var name, var value) in resource.Inputs)
        {
            if (!Left.Contains(name) && IsShort(value))
            {
                all.Add((name, value));
            }
        }

        return all
            .Where(property => !(property.Value is PlanText text && text.Value == resource.Urn.Name))
            .OrderBy(property => Array.IndexOf(First, property.Name) is var place and >= 0 ? place : First.Length);
    }

    private static bool IsShort(PlanValue value) => value switch
    {
        PlanText text => text.Value.Length is > 0 and <= 80 && !text.Value.Contains('\n') && text.Value[0] is not ('{' or '['),
        PlanNumber or PlanBool => true,
        PlanList list => list.Items.Length is > 0 and <= 4 && list.Items.All(item => item is PlanText or PlanNumber),
        _ => false,
    };
}
