using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Scheduling;

/// <summary>YuniKorn's queues in its chart's values.</summary>
internal static class YuniKornQueues
{
    /// <summary>YuniKorn's own configuration in the values of its chart.</summary>
    public static Property Configuration(ChartRelease chart) => chart.Values["yunikornDefaults"];

    /// <summary>The queue configuration, as YAML.</summary>
    public static Property Text(ChartRelease chart) => Configuration(chart)["queues.yaml"];

    /// <summary>Asks for something of each queue that has no others below it.</summary>
    public static void ForEachLeaf(ChartRelease chart, Check check, Action<Property> require) =>
        check.ForEach(Text(chart).Yaml()["partitions"], partition => ForEachLeaf(partition["queues"], check, require));

    private static void ForEachLeaf(Property queues, Check check, Action<Property> require) => check.ForEach(queues, queue =>
    {
        if (queue["queues"].IsEmpty.IsYes)
        {
            require(queue);
        }
        else
        {
            ForEachLeaf(queue["queues"], check, require);
        }
    });
}
