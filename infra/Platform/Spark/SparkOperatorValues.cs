using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Spark;

/// <summary>The values of the spark-operator chart that differ from its defaults.</summary>
internal static class SparkOperatorValues
{
    public static HelmValues Of(SparkOperatorSettings settings, SchedulerKind scheduler, ImmutableArray<string> namespaces, NodePlacement system) => new()
    {
        ["controller"] = Controller(settings, scheduler, system),
        ["webhook"] = Webhook(settings, system),
        ["spark"] = new HelmValues
        {
            // Named one by one: a selector would give the operator rights over every namespace of the cluster.
            ["jobNamespaces"] = new List<object>(namespaces),

            // The tenants' own service account and roles are ours.
            ["serviceAccount"] = new HelmValues { ["create"] = false, ["name"] = SparkIdentity.ServiceAccountName },
            ["rbac"] = new HelmValues { ["create"] = false },
        },
        ["prometheus"] = new HelmValues
        {
            ["metrics"] = new HelmValues { ["enable"] = true },

            // Monitoring asks the operator itself, as it asks everybody else.
            ["podMonitor"] = new HelmValues { ["create"] = false },
        },
        ["hook"] = new HelmValues
        {
            ["upgradeCrd"] = true,
            ["nodeSelector"] = PodValues.NodeSelector(system),
            ["tolerations"] = PodValues.Tolerations(system),
        },
    };

    private static HelmValues Controller(SparkOperatorSettings settings, SchedulerKind scheduler, NodePlacement system)
    {
        // Each submission starts a JVM inside the controller's pod.
        var values = Scheduled(settings, system, PodValues.Resources("1", "4Gi"));
        values["workers"] = settings.Workers;

        // A list replaces the chart's, so its own volume for submissions is among them. spark-submit reads its defaults at /opt/spark/conf.
        values["volumes"] = new List<object>
        {
            new HelmValues { ["name"] = "tmp", ["emptyDir"] = new HelmValues { ["sizeLimit"] = "1Gi" } },
            new HelmValues { ["name"] = SparkDefaults.ConfigMapName, ["configMap"] = new HelmValues { ["name"] = SparkDefaults.ConfigMapName } },
        };
        values["volumeMounts"] = new List<object>
        {
            new HelmValues { ["name"] = "tmp", ["mountPath"] = "/tmp", ["readOnly"] = false },
            new HelmValues { ["name"] = SparkDefaults.ConfigMapName, ["mountPath"] = "/opt/spark/conf", ["readOnly"] = true },
        };
        values["workqueueRateLimiter"] = new HelmValues
        {
            ["bucketQPS"] = settings.Workers * 5,
            ["bucketSize"] = 1000,
            ["maxDelay"] = new HelmValues { ["duration"] = "15m" },
        };

        // Kueue is asked by the applications themselves, which it suspends until they fit.
        var isYuniKorn = scheduler == SchedulerKind.Yunikorn;
        values["batchScheduler"] = new HelmValues { ["enable"] = isYuniKorn, ["default"] = isYuniKorn ? "yunikorn" : "" };

        // One service per application, and leaked ones are never removed (kubeflow/spark-operator#603).
        values["uiService"] = new HelmValues { ["enable"] = false };
        return values;
    }

    private static HelmValues Webhook(SparkOperatorSettings settings, NodePlacement system)
    {
        var values = Scheduled(settings, system, PodValues.Resources("100m", "300Mi"));
        values["enable"] = true;
        return values;
    }

    private static HelmValues Scheduled(SparkOperatorSettings settings, NodePlacement system, HelmValues resources)
    {
        var isSpread = settings.Replicas > 1;
        return new HelmValues
        {
            ["replicas"] = settings.Replicas,
            ["resources"] = resources,
            ["nodeSelector"] = PodValues.NodeSelector(system),
            ["tolerations"] = PodValues.Tolerations(system),
            ["podDisruptionBudget"] = isSpread ? new HelmValues { ["enable"] = true, ["minAvailable"] = 1 } : null,

            // The chart refuses one where there is a single pod.
            ["topologySpreadConstraints"] = isSpread
                ? new List<object> { new HelmValues { ["maxSkew"] = 1, ["topologyKey"] = "kubernetes.io/hostname", ["whenUnsatisfiable"] = "ScheduleAnyway" } }
                : null,

            // Every pod of every application asks the webhook, and it asks for the pod's application.
            ["kubeAPIQPS"] = 50,
            ["kubeAPIBurst"] = 100,
            ["leaderElection"] = new HelmValues { ["enable"] = true },
        };
    }
}
