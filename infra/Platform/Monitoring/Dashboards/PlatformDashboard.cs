namespace Infra.Platform.Monitoring.Dashboards;

/// <summary>Whether the platform works, and who uses it.</summary>
internal static class PlatformDashboard
{
    public static Dashboard Create() => new Dashboard("spark-platform", "Spark platform", "now-6h")
        .Number("Running applications", "short", 4, "SparkApplications in the state RUNNING.", """sum(kube_sparkapplication_status_state{state="RUNNING"})""")
        .Number(
            "Waiting applications",
            "short",
            4,
            "Submitted, suspended or to be run again.",
            """sum(kube_sparkapplication_status_state{state=~"SUBMITTED|PENDING_RERUN|SUSPENDED"})""")
        .Number("Executors", "short", 4, "Executor pods on nodes.", "sum(node:spark_executors:count)")
        .Number(
            "Pods without a node",
            "short",
            4,
            "Pods of tenants that no node can take now.",
            "sum(kube_pod_status_unschedulable * on (namespace) group_left () tenant:namespace:info)")
        .Number(
            "Alerts",
            "short",
            4,
            "Firing, but for those that are always there.",
            """count(ALERTS{alertstate="firing", severity=~"warning|critical"}) or vector(0)""")
        .Number(
            "Prometheus's volume",
            "percentunit",
            4,
            "How full it is.",
            """max(1 - kubelet_volume_stats_available_bytes{persistentvolumeclaim=~"prometheus-.+"} / """
            + """kubelet_volume_stats_capacity_bytes{persistentvolumeclaim=~"prometheus-.+"})""")
        .Row("Applications")
        .Graph(
            "Applications by state",
            "short",
            12,
            "What the operator says of each.",
            ("sum by (state) (kube_sparkapplication_status_state) > 0", "{{state}}"))
        .Graph(
            "Applications that ended",
            "short",
            12,
            "In an hour, by how they ended.",
            ("sum(increase(spark_application_success_count[1h]))", "completed"),
            ("sum(increase(spark_application_failure_count[1h]))", "failed"))
        .Graph(
            "From creation to submission",
            "s",
            12,
            "The operator's own part of the wait.",
            ("histogram_quantile(0.5, sum by (le) (rate(spark_application_submit_latency_seconds_histogram_bucket[15m])))", "half"),
            ("histogram_quantile(0.95, sum by (le) (rate(spark_application_submit_latency_seconds_histogram_bucket[15m])))", "95 of 100"))
        .Graph(
            "What the operator has yet to look at",
            "short",
            12,
            "It should come back to zero.",
            ("""sum by (name) (workqueue_depth{job=~".+/spark-operator"})""", "{{name}}"))
        .Row("Who uses the cluster")
        .Graph("Requested cores", "short", 12, "What running pods ask for.", ("sum by (tenant) (tenant:cpu_requests:cores)", "{{tenant}}"))
        .Graph("Requested memory", "bytes", 12, "What running pods ask for.", ("sum by (tenant) (tenant:memory_requests:bytes)", "{{tenant}}"))
        .Graph(
            "Of the guarantee",
            "percentunit",
            12,
            "Above 100 %, a tenant borrows; below, it lends or waits.",
            ("tenant:queue_guarantee_met:ratio", "{{tenant}} {{resource}}"))
        .Graph("Waiting cores", "short", 12, "Asked for in the queues and not placed.", ("""tenant:queue_waiting:amount{resource="cpu"}""", "{{tenant}}"))
        .Row("Nodes")
        .Graph("Cores by pool", "short", 12, "What the nodes have that are there now.", ("pool:node_cpu:cores", "{{pool}}"))
        .Graph(
            "Of what a pool may have",
            "percentunit",
            12,
            "At 100 %, no node is added.",
            ("pool:node_cpu:cores / on (pool) pool:node_cpu_limit:cores", "{{pool}}"));
}
