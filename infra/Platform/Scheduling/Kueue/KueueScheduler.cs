using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Scheduling.Kueue;

/// <summary>Kueue with a quota for each tenant: SparkApplications wait in it until they fit, Kubernetes' own scheduler places their pods.</summary>
internal static class KueueScheduler
{
    private const string Cpu = "cpu";
    private const string Memory = "memory";
    private const string Gpus = "nvidia.com/gpu";

    /// <summary>
    /// One flavor for all nodes: a guarantee is one number, wherever its pods run, while Kueue would count each flavor apart. Which nodes a
    /// tenant may use is said by its flavors, and held by the API server.
    /// </summary>
    private const string AnyNode = "any-node";

    /// <param name="scope">What it is made from.</param>
    /// <param name="tenants">The tenants' namespaces.</param>
    /// <param name="monitoringNamespace">From where its metrics are read.</param>
    /// <param name="monitoring">Brings the kind of its chart's monitor.</param>
    public static void Create(SchedulerScope scope, IReadOnlyDictionary<string, Namespace> tenants, string monitoringNamespace, Resource monitoring)
    {
        var release = ChartRelease.Install(
            "kueue",
            scope.Settings.Namespace,
            scope.Settings.Kueue,
            KueueValues.Of(scope.Settings, scope.System, monitoringNamespace),
            ChildOptions.Of(scope.Component, [scope.Namespace, monitoring, .. scope.Cluster.ReadyForPods]));

        var flavor = new CustomResource(
            AnyNode,
            new ResourceFlavorArgs { Metadata = PlatformObject.Metadata(scope.Cluster, AnyNode), Spec = new ResourceFlavorSpecArgs() },
            ChildOptions.Of(scope.Component, release));
        var cohort = new CustomResource(
            QueueFacts.Tenants,
            new CohortArgs
            {
                Metadata = PlatformObject.Metadata(scope.Cluster, QueueFacts.Tenants),
                Spec = new CohortSpecArgs { ResourceGroups = Shared(scope.Queues) },
            },
            ChildOptions.Of(scope.Component, release, flavor));
        CreatePriorities(scope, release);
        foreach (var queue in scope.Queues.Queues)
        {
            CreateQueue(scope, queue, tenants[queue.Tenant], [release, flavor, cohort]);
        }
    }

    private static void CreatePriorities(SchedulerScope scope, Resource release)
    {
        foreach (var priority in Enum.GetValues<TenantPriority>())
        {
            var name = $"spark-{PriorityClasses.Spelling(priority)}";
            _ = new CustomResource(
                name,
                new WorkloadPriorityClassArgs
                {
                    Metadata = PlatformObject.Metadata(scope.Cluster, name),

                    // An application that names none has its driver's priority, so the two must agree.
                    Value = PriorityClasses.DriverValue(priority),
                    Description = $"Spark applications with {PriorityClasses.Spelling(priority)} priority.",
                },
                ChildOptions.Of(scope.Component, release));
        }
    }

    private static void CreateQueue(SchedulerScope scope, TenantQueue queue, Namespace tenant, IEnumerable<Resource> after)
    {
        KeyValuePair<string, string>[] labels = [new(PlatformObject.TenantLabel, queue.Tenant)];
        var clusterQueue = new CustomResource(
            $"{queue.Tenant}-quota",
            new ClusterQueueArgs
            {
                Metadata = PlatformObject.Metadata(scope.Cluster, queue.Tenant, labels: labels),
                Spec = ClusterQueue(queue, scope.Queues.CountsGpus),
            },
            ChildOptions.Of(scope.Component, after));
        _ = new CustomResource(
            $"{queue.Tenant}-queue",
            new LocalQueueArgs
            {
                Metadata = PlatformObject.Metadata(scope.Cluster, QueueFacts.LocalQueue, queue.Tenant, labels),
                Spec = new LocalQueueSpecArgs { ClusterQueue = queue.Tenant },
            },
            ChildOptions.Of(scope.Component, tenant, clusterQueue));
    }

    private static ClusterQueueSpecArgs ClusterQueue(TenantQueue queue, bool countsGpus) => new()
    {
        CohortName = QueueFacts.Tenants,
        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = queue.Tenant } },

        // An application that is too large for now lets smaller ones pass.
        QueueingStrategy = "BestEffortFIFO",
        ResourceGroups = Group(countsGpus, [
            Quota(Cpu, queue.Guaranteed.Cpu, queue.Borrowable.Cpu, Kept(queue, amount => amount.Millicores) ? queue.Lendable.Cpu : null),
            Quota(Memory, queue.Guaranteed.Memory, queue.Borrowable.Memory, Kept(queue, amount => amount.Bytes) ? queue.Lendable.Memory : null),
            Quota(Gpus, $"{queue.Guaranteed.Gpus}", $"{queue.Borrowable.Gpus}", Kept(queue, amount => amount.Gpus) ? $"{queue.Lendable.Gpus}" : null),
        ]),
        Preemption = new QueuePreemptionArgs
        {
            // Kueue's default is Never, and then what was lent never comes back. "Any": a guarantee stands above every priority.
            ReclaimWithinCohort = "Any",
            WithinClusterQueue = "LowerPriority",
        },
        FairSharing = new FairSharingArgs { Weight = $"{queue.Weight}" },
    };

    /// <summary>The cohort's own quota: the pools' capacity beyond all guarantees. Without it the queues could share no more than the guarantees.</summary>
    private static ResourceGroupArgs[] Shared(QueueModel queues) => Group(queues.CountsGpus, [
        Quota(Cpu, queues.Unpromised.Cpu), Quota(Memory, queues.Unpromised.Memory), Quota(Gpus, $"{queues.Unpromised.Gpus}"),
    ]);

    private static ResourceGroupArgs[] Group(bool countsGpus, ResourceAmountArgs[] quotas) =>
    [
        new()
        {
            CoveredResources = countsGpus ? new[] { Cpu, Memory, Gpus } : new[] { Cpu, Memory },
            Flavors = new FlavorQuotasArgs { Name = AnyNode, Resources = countsGpus ? quotas : quotas[..2] },
        },
    ];

    private static ResourceAmountArgs Quota(string name, string nominal, string? borrowing = null, string? lending = null)
    {
        var quota = new ResourceAmountArgs { Name = name, NominalQuota = nominal };
        if (borrowing is not null)
        {
            quota.BorrowingLimit = borrowing;
        }

        if (lending is not null)
        {
            quota.LendingLimit = lending;
        }

        return quota;
    }

    private static bool Kept(TenantQueue queue, Func<Amount, long> amount) => amount(queue.Lendable) < amount(queue.Guaranteed);
}
