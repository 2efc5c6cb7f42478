using Infra.Contract;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;

namespace Infra.Platform.Scheduling.YuniKorn;

/// <summary>Apache YuniKorn, scheduling the pods of the tenants' namespaces and no others.</summary>
internal static class YuniKornScheduler
{
    public static void Create(SchedulerScope scope)
    {
        _ = ChartRelease.Install(
            "yunikorn",
            scope.Settings.Namespace,
            scope.Settings.Yunikorn,
            YuniKornValues.Of(scope.Settings, scope.Queues, scope.System),
            ChildOptions.Of(scope.Component, [scope.Namespace, .. scope.Cluster.ReadyForPods]));
        if (scope.Settings.Replicas > 1)
        {
            AdmissionBudget(scope);
        }
    }

    /// <summary>The chart has none. A pod that is made while no admission controller answers is placed by Kubernetes' own scheduler, past the queues.</summary>
    private static void AdmissionBudget(SchedulerScope scope) => _ = new PodDisruptionBudget(
        "yunikorn-admission-controller",
        new PodDisruptionBudgetArgs
        {
            Metadata = PlatformObject.Metadata(scope.Cluster, "yunikorn-admission-controller", scope.Settings.Namespace),
            Spec = new PodDisruptionBudgetSpecArgs
            {
                MinAvailable = 1,
                Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "yunikorn", ["component"] = "yunikorn-admission-controller" } },
            },
        },
        ChildOptions.Of(scope.Component, scope.Namespace));
}
