namespace Infra.Platform.Monitoring.Dashboards;

/// <summary>One tenant: what it has, what it uses, and what waits.</summary>
internal static class TenantDashboard
{
    public static Dashboard Create() => new Dashboard("spark-tenant", "Spark tenant", "now-24h")
        .Choice("tenant", "Tenant", "label_values(tenant:namespace:info, tenant)")
        .Number(
            "Running applications",
            "short",
            6,
            "SparkApplications in the state RUNNING.",
            """sum(kube_sparkapplication_status_state{namespace="$tenant", state="RUNNING"})""")
        .Number("Executors", "short", 6, "Executor pods on nodes.", """sum(node:spark_executors:count{namespace="$tenant"})""")
        .Number("Pods without a node", "short", 6, "They wait for the queue or for a node.", """sum(kube_pod_status_unschedulable{namespace="$tenant"})""")
        .Number("Alerts", "short", 6, "Firing for this tenant.", """count(ALERTS{alertstate="firing", tenant="$tenant"}) or vector(0)""")
        .Row("Cores and memory")
        .Graph(
            "Cores",
            "short",
            12,
            "Asked for, used, guaranteed, and the ceiling.",
            ("""sum(tenant:cpu_requests:cores{tenant="$tenant"})""", "requested"),
            ("""sum(tenant:cpu_usage:cores{tenant="$tenant"})""", "used"),
            ("""max(tenant:queue_guaranteed:amount{tenant="$tenant", resource="cpu"})""", "guaranteed"),
            ("""max(kube_resourcequota{namespace="$tenant", resource="requests.cpu", type="hard"})""", "ceiling"))
        .Graph(
            "Memory",
            "bytes",
            12,
            "Asked for, used, guaranteed, and the ceiling.",
            ("""sum(tenant:memory_requests:bytes{tenant="$tenant"})""", "requested"),
            ("""sum(tenant:memory_usage:bytes{tenant="$tenant"})""", "used"),
            ("""max(tenant:queue_guaranteed:amount{tenant="$tenant", resource="memory"})""", "guaranteed"),
            ("""max(kube_resourcequota{namespace="$tenant", resource="requests.memory", type="hard"})""", "ceiling"))
        .Graph(
            "Waiting cores",
            "short",
            12,
            "Asked for in the queue and not placed.",
            ("""max(tenant:queue_waiting:amount{tenant="$tenant", resource="cpu"})""", "waiting"))
        .Bars("Of the quota", "percentunit", 12, "At 100 %, the next one is refused.", """tenant:quota_used:ratio{tenant="$tenant"}""", "{{resource}}")
        .Row("Applications")
        .Graph(
            "Applications by state",
            "short",
            12,
            "What the operator says of each.",
            ("""sum by (state) (kube_sparkapplication_status_state{namespace="$tenant"}) > 0""", "{{state}}"))
        .Graph(
            "Lost executors",
            "short",
            12,
            "In 15 minutes, without being asked to go.",
            ("""application:executors_lost:increase15m{namespace="$tenant"}""", "{{application}}"))
        .Row("Volumes")
        .Bars("Of each volume", "percentunit", 24, "How full it is.", """tenant:volume_used:ratio{tenant="$tenant"}""", "{{persistentvolumeclaim}}");
}
