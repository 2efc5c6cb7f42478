namespace Infra.Settings;

/// <summary>The scheduler, which makes the quotas fungible: it lets a tenant use what others leave idle, and takes it back when they ask.</summary>
public enum SchedulerKind
{
    /// <summary>Apache YuniKorn: schedules the tenants' pods itself and takes back pod by pod, executors before drivers.</summary>
    Yunikorn,

    /// <summary>Kueue: admits whole applications and takes back whole applications; Kubernetes' own scheduler places the pods.</summary>
    Kueue,
}

/// <summary>How the tenants' pods get their turn.</summary>
/// <param name="Kind">Which scheduler. Default yunikorn.</param>
/// <param name="Namespace">Where it is installed. Default scheduling.</param>
/// <param name="Replicas">How many of what stands at the API server's door: YuniKorn's admission controller, or Kueue. 1 to 5. Default 2.</param>
/// <param name="PreemptionDelay">
/// How long a pod of a tenant below its guarantee waits before others' pods are stopped for it; longer than a new node takes spares them.
/// YuniKorn only. Default 60s.
/// </param>
/// <param name="Yunikorn">The yunikorn chart. Default version 1.9.0.</param>
/// <param name="Kueue">The kueue chart. Default version 0.19.2.</param>
public sealed record SchedulerSettings(
    SchedulerKind Kind, string Namespace, int Replicas, string PreemptionDelay, ChartSettings Yunikorn, ChartSettings Kueue);
