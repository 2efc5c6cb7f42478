using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform.Scheduling.Kueue;

/// <summary>The kinds of Kueue's API that are in use, version v1beta2 as Kueue 0.19.2 brings it.</summary>
internal static class KueueApi
{
    public const string Version = "kueue.x-k8s.io/v1beta2";
}

/// <summary>Kueue's kind ResourceFlavor: which nodes a quota is on.</summary>
internal sealed class ResourceFlavorArgs() : CustomResourceArgs(KueueApi.Version, "ResourceFlavor")
{
    [Input("spec")]
    public Input<ResourceFlavorSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a ResourceFlavor that are in use: none, which stands for any node.</summary>
internal sealed class ResourceFlavorSpecArgs : ResourceArgs;

/// <summary>Kueue's kind Cohort: the queues that lend to each other, and what is there for all of them.</summary>
internal sealed class CohortArgs() : CustomResourceArgs(KueueApi.Version, "Cohort")
{
    [Input("spec")]
    public Input<CohortSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a Cohort that are in use.</summary>
internal sealed class CohortSpecArgs : ResourceArgs
{
    [Input("resourceGroups")]
    public InputList<ResourceGroupArgs> ResourceGroups { get; set; } = null!;
}

/// <summary>Kueue's kind ClusterQueue: a quota.</summary>
internal sealed class ClusterQueueArgs() : CustomResourceArgs(KueueApi.Version, "ClusterQueue")
{
    [Input("spec")]
    public Input<ClusterQueueSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a ClusterQueue that are in use.</summary>
internal sealed class ClusterQueueSpecArgs : ResourceArgs
{
    [Input("cohortName", required: true)]
    public Input<string> CohortName { get; set; } = null!;

    [Input("namespaceSelector", required: true)]
    public Input<LabelSelectorArgs> NamespaceSelector { get; set; } = null!;

    [Input("queueingStrategy", required: true)]
    public Input<string> QueueingStrategy { get; set; } = null!;

    [Input("resourceGroups", required: true)]
    public InputList<ResourceGroupArgs> ResourceGroups { get; set; } = null!;

    [Input("preemption", required: true)]
    public Input<QueuePreemptionArgs> Preemption { get; set; } = null!;

    [Input("fairSharing", required: true)]
    public Input<FairSharingArgs> FairSharing { get; set; } = null!;
}

/// <summary>Resources that are counted together.</summary>
internal sealed class ResourceGroupArgs : ResourceArgs
{
    [Input("coveredResources", required: true)]
    public InputList<string> CoveredResources { get; set; } = null!;

    [Input("flavors", required: true)]
    public InputList<FlavorQuotasArgs> Flavors { get; set; } = null!;
}

/// <summary>The quotas on one flavor, in the order of the covered resources.</summary>
internal sealed class FlavorQuotasArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("resources", required: true)]
    public InputList<ResourceAmountArgs> Resources { get; set; } = null!;
}

/// <summary>The quota of one resource.</summary>
internal sealed class ResourceAmountArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("nominalQuota", required: true)]
    public Input<string> NominalQuota { get; set; } = null!;

    /// <summary>Only a queue has it: a cohort without a parent has no one to borrow from.</summary>
    [Input("borrowingLimit")]
    public Input<string>? BorrowingLimit { get; set; }

    /// <summary>Null: all of the quota is lent.</summary>
    [Input("lendingLimit")]
    public Input<string>? LendingLimit { get; set; }
}

/// <summary>Whose applications are stopped for whose.</summary>
internal sealed class QueuePreemptionArgs : ResourceArgs
{
    [Input("reclaimWithinCohort", required: true)]
    public Input<string> ReclaimWithinCohort { get; set; } = null!;

    [Input("withinClusterQueue", required: true)]
    public Input<string> WithinClusterQueue { get; set; } = null!;
}

/// <summary>The queue's part of what is idle.</summary>
internal sealed class FairSharingArgs : ResourceArgs
{
    [Input("weight", required: true)]
    public Input<string> Weight { get; set; } = null!;
}

/// <summary>Kueue's kind LocalQueue: the door of a quota in a namespace.</summary>
internal sealed class LocalQueueArgs() : CustomResourceArgs(KueueApi.Version, "LocalQueue")
{
    [Input("spec")]
    public Input<LocalQueueSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a LocalQueue that are in use.</summary>
internal sealed class LocalQueueSpecArgs : ResourceArgs
{
    [Input("clusterQueue", required: true)]
    public Input<string> ClusterQueue { get; set; } = null!;
}

/// <summary>Kueue's kind WorkloadPriorityClass: the order of applications, apart from the priority of their pods.</summary>
internal sealed class WorkloadPriorityClassArgs() : CustomResourceArgs(KueueApi.Version, "WorkloadPriorityClass")
{
    [Input("value", required: true)]
    public Input<int> Value { get; set; } = null!;

    [Input("description")]
    public Input<string>? Description { get; set; }
}
