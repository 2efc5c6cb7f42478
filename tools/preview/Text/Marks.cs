using Preview.Plans;

namespace Preview.Text;

/// <summary>Which of a resource's properties are unknown or secret, by path.</summary>
internal static class Marks
{
    /// <summary>The paths of values that are known after apply; a secret one is among them.</summary>
    public static IEnumerable<string> Unknown(PlanMap properties) => Paths(properties, "", value => value.Revealed is PlanUnknown);

    public static IEnumerable<string> Secret(PlanMap properties) => Paths(properties, "", value => value is PlanSecret);

    private static IEnumerable<string> Paths(PlanValue value, string path, Func<PlanValue, bool> isMarked)
    {
        if (isMarked(value))
        {
            return [path];
        }

        return value.Revealed switch
        {
            PlanMap map => map.SelectMany(entry => Paths(entry.Value, path == "" ? entry.Key : $"{path}.{entry.Key}", isMarked)),
            PlanList list => list.Items.SelectMany((item, index) => Paths(item, $"{path}[{index}]", isMarked)),
            _ => [],
        };
    }
}
