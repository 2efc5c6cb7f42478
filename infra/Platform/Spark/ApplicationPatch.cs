using System.Text;
using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Scheduling;
using Infra.Settings;

namespace Infra.Platform.Spark;

/// <summary>
/// The placement of an application's executors on this cluster and its tenant's priorities, as a merge patch in YAML. The labels and taints of
/// nodes differ from cluster to cluster, so that no application that is to run on any of them can hold them; nor can Spark's settings, which
/// know no toleration. They are in the application and not put onto its pods later, because a scheduler that holds places for a whole
/// application looks there.
/// </summary>
internal static class ApplicationPatch
{
    /// <summary>The patch of a SparkApplication whose executors run on the nodes of a role.</summary>
    public static string ForApplication(NodePlacement executors, QueueFacts queue) => $"spec:\n{Pods(executors, queue, "  ")}";

    /// <summary>The patch of a ScheduledSparkApplication, whose application is a template.</summary>
    public static string ForSchedule(NodePlacement executors, QueueFacts queue) => $"spec:\n  template:\n{Pods(executors, queue, "    ")}";

    private static string Pods(NodePlacement nodes, QueueFacts queue, string indent)
    {
        var text = new StringBuilder();
        text.Append(indent).Append("driver:\n");
        text.Append(indent).Append($"  priorityClassName: {Quoted(queue.DriverClass)}\n");
        text.Append(indent).Append("executor:\n");
        text.Append(indent).Append($"  priorityClassName: {Quoted(queue.ExecutorClass)}\n");
        text.Append(indent).Append("  nodeSelector:\n");
        text.Append(indent).Append($"    {Quoted(nodes.LabelKey)}: {Quoted(nodes.LabelValue)}\n");
        if (nodes.Taints.Any())
        {
            text.Append(indent).Append("  tolerations:\n");
        }

        foreach (var taint in nodes.Taints)
        {
            text.Append(indent).Append($"  - {{ key: {Quoted(taint.Key)}, operator: Equal, value: {Quoted(taint.Value)}, effect: NoSchedule }}\n");
        }

        return text.ToString();
    }

    // Labels and taints have no character that needs an escape.
    private static string Quoted(string text) => $"\"{text}\"";

    /// <summary>The roles that executors can be sent to, each with the key under which its patch is found.</summary>
    public static IEnumerable<(string Key, NodeRole Role)> Roles =>
        from role in new[] { NodeRole.Executor, NodeRole.Large, NodeRole.LocalNvme }
        select (NodeRoles.Spelling(role), role);
}
