namespace Infra.Platform.Monitoring;

/// <summary>The scheduler of the tenants' pods, as monitoring sees it.</summary>
/// <param name="Rules">The file of Rules/ that says in its metrics what a tenant has, is guaranteed and waits for.</param>
/// <param name="Namespace">Where it runs.</param>
/// <param name="Deployment">The deployment without which nothing is placed.</param>
/// <param name="Monitor">Whom to ask for its metrics; null where its own chart says it to Prometheus.</param>
internal sealed record MonitoredScheduler(string Rules, string Namespace, string Deployment, SchedulerMonitor? Monitor)
{
    /// <summary>YuniKorn: queues root.&lt;all tenants&gt;.&lt;tenant&gt;.</summary>
    public static MonitoredScheduler YuniKorn(string inNamespace) => new(
        "queues-yunikorn",
        inNamespace,
        "yunikorn-scheduler",
        new(new() { ["app"] = "yunikorn", ["component"] = "yunikorn-scheduler" }, "http1", "/ws/v1/metrics"));

    /// <summary>
    /// Kueue: cluster queues that have the tenants' names, with metrics.enableClusterQueueResources. Its metrics want a token and a
    /// certificate, which its own chart knows (enablePrometheus).
    /// </summary>
    public static MonitoredScheduler Kueue(string inNamespace) => new("queues-kueue", inNamespace, "kueue-controller-manager", null);
}

/// <summary>The pods with a scheduler's metrics, and where they serve them.</summary>
internal sealed record SchedulerMonitor(Dictionary<string, string> PodLabels, string Port, string Path);
