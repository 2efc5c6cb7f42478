using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Scheduling;

/// <summary>Kueue's objects.</summary>
internal static class Kueue
{
    public const string Group = "kueue.x-k8s.io";

    /// <summary>The ClusterQueues of a stack.</summary>
    public static IEnumerable<Resource> ClusterQueues(StackResources stack) => stack.OfKind(Group, "ClusterQueue");

    /// <summary>The LocalQueues, which lead from a namespace to a ClusterQueue.</summary>
    public static IEnumerable<Resource> LocalQueues(StackResources stack) => stack.OfKind(Group, "LocalQueue");
}
