using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Scheduling.YuniKorn;

/// <summary>The values of the yunikorn chart that differ from its defaults.</summary>
internal static class YuniKornValues
{
    /// <summary>
    /// The image of the placeholder pods of gang scheduling. YuniKorn's own default is an older tag without a digest. It is in no object of the
    /// chart, so a mirror of the cluster's images must list it by name: docs/scheduling.md.
    /// </summary>
    public const string PlaceholderImage = "registry.k8s.io/pause:3.10.1@sha256:278fb9dbcca9518083ad1e11276933a2e96f23de604a3a08cc3c80002767d24c";

    public static HelmValues Of(SchedulerSettings settings, QueueModel queues, NodePlacement system) => new()
    {
        ["nodeSelector"] = PodValues.NodeSelector(system),
        ["tolerations"] = PodValues.Tolerations(system),
        ["resources"] = PodValues.Resources("200m", "2Gi"),
        ["admissionController"] = new HelmValues
        {
            ["replicaCount"] = settings.Replicas,
            ["nodeSelector"] = PodValues.NodeSelector(system),
            ["tolerations"] = PodValues.Tolerations(system),
            ["resources"] = PodValues.Resources("100m", "500Mi"),

            // The API server reaches pods on every cloud; on its node's network it would be above the namespace's pod security.
            ["hostNetwork"] = false,
            ["image"] = Image(),
        },

        // YuniKorn's own configuration; what is not a queue is explained in its document "service_config".
        ["yunikornDefaults"] = new HelmValues
        {
            // Whole names: a tenant's namespace must not drag in another whose name starts alike.
            ["admissionController.filtering.processNamespaces"] = string.Join(',', queues.Queues.Select(queue => $"^{queue.Tenant}$")),
            ["admissionController.filtering.bypassNamespaces"] = "^kube-system$",

            // Otherwise all pods of a namespace that name no application are one application that never ends: a notebook would wait behind another.
            ["admissionController.filtering.generateUniqueAppId"] = "true",
            ["service.placeholderImage"] = PlaceholderImage,
            ["queues.yaml"] = YuniKornQueues.Render(queues, settings.PreemptionDelay),
        },
        ["image"] = Image(),

        // Its second container: a page without login.
        ["enableWebService"] = false,
        ["podSecurityContext"] = PodSecurity(),
        ["schedulerSecurityContext"] = ContainerSecurity(),
        ["admissionPodSecurityContext"] = PodSecurity(),
        ["admissionContainerSecurityContext"] = ContainerSecurity(),
    };

    /// <summary>The version's own images, whose tags do not move.</summary>
    private static HelmValues Image() => new() { ["pullPolicy"] = "IfNotPresent" };

    private static HelmValues PodSecurity() => new()
    {
        ["runAsNonRoot"] = true,
        ["seccompProfile"] = new HelmValues { ["type"] = "RuntimeDefault" },
    };

    private static HelmValues ContainerSecurity() => new()
    {
        ["allowPrivilegeEscalation"] = false,
        ["capabilities"] = new HelmValues { ["drop"] = new List<object> { "ALL" } },
    };
}
