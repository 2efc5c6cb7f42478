using Infra.Clusters;
using Infra.Platform.Helm;
using Infra.Settings;

namespace Infra.Platform.Scheduling.YuniKorn;

/// <summary>The values of the yunikorn chart that differ from its defaults.</summary>
internal sealed record YuniKornValues
{
    public required Dictionary<string, string> NodeSelector { get; init; }

    public required List<TolerationValue> Tolerations { get; init; }

    public required ContainerResources Resources { get; init; }

    public required AdmissionControllerValues AdmissionController { get; init; }

    /// <summary>YuniKorn's own configuration; what is not a queue is explained in its document "service_config".</summary>
    public required Dictionary<string, string> YunikornDefaults { get; init; }

    public ImageValues Image { get; } = new();

    // Its second container: a page without login.
    public bool EnableWebService { get; }

    public PodSecurityValues PodSecurityContext { get; } = new();

    public ContainerSecurityValues SchedulerSecurityContext { get; } = new();

    public PodSecurityValues AdmissionPodSecurityContext { get; } = new();

    public ContainerSecurityValues AdmissionContainerSecurityContext { get; } = new();

    public static YuniKornValues Of(SchedulerSettings settings, QueueModel queues, NodePlacement system)
    {
        var selector = new Dictionary<string, string> { [system.LabelKey] = system.LabelValue };
        var tolerations = TolerationValue.For(system);
        return new YuniKornValues
        {
            NodeSelector = selector,
            Tolerations = tolerations,
            Resources = ContainerResources.Of("200m", "2Gi"),
            AdmissionController = new()
            {
                ReplicaCount = settings.Replicas,
                NodeSelector = selector,
                Tolerations = tolerations,
                Resources = ContainerResources.Of("100m", "500Mi"),
            },
            YunikornDefaults = new()
            {
                // Whole names: a tenant's namespace must not drag in another whose name starts alike.
                ["admissionController.filtering.processNamespaces"] = string.Join(',', queues.Queues.Select(queue => $"^{queue.Tenant}$")),
                ["admissionController.filtering.bypassNamespaces"] = "^kube-system$",

                // Otherwise all pods of a namespace that name no application are one, which runs for ever: a notebook would wait behind another.
                ["admissionController.filtering.generateUniqueAppId"] = "true",
                ["queues.yaml"] = YuniKornQueues.Render(queues, settings.PreemptionDelay),
            },
        };
    }

    internal sealed record AdmissionControllerValues
    {
        public required int ReplicaCount { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }

        public required ContainerResources Resources { get; init; }

        // The API server reaches pods on every cloud; on its node's network it would be above the namespace's pod security.
        public bool HostNetwork { get; }

        public ImageValues Image { get; } = new();
    }

    /// <summary>The version's own images, whose tags do not move.</summary>
    internal sealed record ImageValues(string PullPolicy = "IfNotPresent");

    internal sealed record PodSecurityValues
    {
        public bool RunAsNonRoot { get; } = true;

        public SeccompValues SeccompProfile { get; } = new("RuntimeDefault");
    }

    internal sealed record ContainerSecurityValues
    {
        public bool AllowPrivilegeEscalation { get; }

        public CapabilityValues Capabilities { get; } = new(["ALL"]);
    }

    internal sealed record SeccompValues(string Type);

    internal sealed record CapabilityValues(List<string> Drop);
}
