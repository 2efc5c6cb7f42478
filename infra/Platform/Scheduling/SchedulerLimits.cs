using Infra.Settings;

namespace Infra.Platform.Scheduling;

/// <summary>
/// The known limits of the chosen scheduler at its version: where it differs from what the settings or its own documents let expect. Each is
/// a warning in a preview, with the upstream issue. A limit that would break a promise is an error in the settings instead.
/// </summary>
internal static class SchedulerLimits
{
    // release-announce/1.9.0 of YuniKorn.
    private const int NewestForYuniKorn = 35;

    // kubeflow/spark-operator#3152 is in no release up to this one.
    private static readonly Version OrphansUpTo = new(2, 5, 2);

    // kubernetes-sigs/kueue#15833 is in no release up to this one.
    private static readonly Version MiscountsUpTo = new(0, 19, 2);

    public static IEnumerable<string> Warnings(PlatformSettings settings, string kubernetesVersion) => settings.Scheduler.Kind switch
    {
        SchedulerKind.Kueue => Kueue(settings),
        _ => YuniKorn(settings, kubernetesVersion),
    };

    private static IEnumerable<string> YuniKorn(PlatformSettings settings, string kubernetesVersion)
    {
        if (int.Parse(kubernetesVersion.Split('.')[1]) > NewestForYuniKorn)
        {
            yield return $"YuniKorn {settings.Scheduler.Yunikorn.Version} supports Kubernetes up to 1.{NewestForYuniKorn}, but the cluster has "
                + $"{kubernetesVersion} (YUNIKORN-3211).";
        }

        foreach (var tenant in settings.Tenants.Where(tenant => tenant.Sharing.Weight != 1))
        {
            yield return $"tenants[{tenant.Name}].weight is {tenant.Sharing.Weight}, but YuniKorn's queues have no weight: it shares what is idle in "
                + "proportion to the guarantees. scheduler.kind: kueue knows weights.";
        }
    }

    private static IEnumerable<string> Kueue(PlatformSettings settings)
    {
        var version = settings.Scheduler.Kueue.Version;
        yield return $"Kueue {version} refuses a SparkApplication with dynamic allocation (kubernetes-sigs/kueue#12047, #12944). "
            + "spark.dynamicAllocation.enabled in sparkConf escapes its sight, and the quota with it (kubeflow/spark-operator#2983): set both to false.";
        yield return "Kueue takes back whole applications, which start again (kubernetes-sigs/kueue#14589). It queues SparkApplications only: a tenant's "
            + "other pods know no bound but the native quota, which is the ceiling.";
        if (Released(version) <= MiscountsUpTo)
        {
            yield return $"Kueue {version} counts a driver or executor without coreRequest as no CPU, and no memory overhead at all "
                + "(kubernetes-sigs/kueue#15833): write coreRequest, and leave room in the guarantees.";
        }

        if (Released(settings.SparkOperator.Chart.Version) <= OrphansUpTo)
        {
            yield return $"Spark operator {settings.SparkOperator.Chart.Version} leaves the executors of an application running that Kueue suspends "
                + "(kubeflow/spark-operator#2961, fixed by #3152): what is taken back is free only when they end by themselves.";
        }
    }

    private static Version Released(string version) => Version.Parse(version.Split('-')[0]);
}
