namespace Infra.Platform.Monitoring.Dashboards;

/// <summary>One application while it runs, from its driver's metrics. When it has ended, the history server tells of it.</summary>
internal static class SparkApplicationDashboard
{
    private const string Of = """{namespace="$tenant", application="$application"}""";

    private const string Executors = """{namespace="$tenant", application="$application", executor_id!="driver"}""";

    private const string Pods =
        """on (namespace, pod) group_left () kube_pod_labels{namespace="$tenant", label_sparkoperator_k8s_io_app_name="$application"}""";

    public static Dashboard Create() => new Dashboard("spark-application", "Spark application", "now-1h")
        .Choice("tenant", "Tenant", "label_values(tenant:namespace:info, tenant)")
        .Choice("application", "Application", """label_values(metrics_driver_DAGScheduler_job_allJobs_Value{namespace="$tenant"}, application)""")
        .Number("Executors", "short", 4, "Now.", $"sum(metrics_driver_ExecutorAllocationManager_executors_numberAllExecutors_Value{Of})")
        .Number("Cores", "short", 4, "Of all executors.", $"sum(metrics_executor_totalCores{Executors})")
        .Number("Running tasks", "short", 4, "Now.", $"sum(metrics_executor_activeTasks{Executors})")
        .Number("Failed tasks", "short", 4, "Of the executors that there are.", $"sum(metrics_executor_failedTasks_total{Executors})")
        .Number("Running jobs", "short", 4, "Now.", $"sum(metrics_driver_DAGScheduler_job_activeJobs_Value{Of})")
        .Number("Dropped events", "short", 4, "Missing in the event log.", $"sum(metrics_driver_LiveListenerBus_queue_eventLog_numDroppedEvents_Count{Of})")
        .Row("Work")
        .Graph(
            "Executors",
            "short",
            12,
            "Dynamic allocation: what it needs, what it asks for, what it has.",
            ($"sum(metrics_driver_ExecutorAllocationManager_executors_numberMaxNeededExecutors_Value{Of})", "needed"),
            ($"sum(metrics_driver_ExecutorAllocationManager_executors_numberTargetExecutors_Value{Of})", "asked for"),
            ($"sum(metrics_driver_ExecutorAllocationManager_executors_numberAllExecutors_Value{Of})", "there"))
        .Graph(
            "Stages",
            "short",
            12,
            "Waiting ones depend on running ones.",
            ($"sum(metrics_driver_DAGScheduler_stage_runningStages_Value{Of})", "running"),
            ($"sum(metrics_driver_DAGScheduler_stage_waitingStages_Value{Of})", "waiting"),
            ($"sum(metrics_driver_DAGScheduler_stage_failedStages_Value{Of})", "failed"))
        .Graph(
            "Tasks",
            "ops",
            12,
            "Ended in a second.",
            ($"sum(rate(metrics_executor_completedTasks_total{Executors}[2m]))", "completed"),
            ($"sum(rate(metrics_executor_failedTasks_total{Executors}[2m]))", "failed"))
        .Graph(
            "Idle cores",
            "percentunit",
            12,
            "Part of the executors' cores without a task.",
            ($"1 - sum(metrics_executor_activeTasks{Executors}) / sum(metrics_executor_maxTasks{Executors})", "idle"))
        .Row("Data")
        .Graph(
            "Read and shuffled",
            "Bps",
            12,
            "By all executors together.",
            ($"sum(rate(metrics_executor_totalInputBytes_bytes_total{Executors}[2m]))", "read"),
            ($"sum(rate(metrics_executor_totalShuffleRead_bytes_total{Executors}[2m]))", "shuffle read"),
            ($"sum(rate(metrics_executor_totalShuffleWrite_bytes_total{Executors}[2m]))", "shuffle write"))
        .Graph("Blocks on disk", "bytes", 12, "Cached data that did not fit into memory.", ($"sum(metrics_executor_diskUsed_bytes{Executors})", "disk"))
        .Row("Memory")
        .Graph(
            "Storage memory",
            "bytes",
            12,
            "Used, and what there is for storage and execution.",
            ($"sum(metrics_executor_memoryUsed_bytes{Executors})", "used"),
            ($"sum(metrics_executor_maxMemory_bytes{Executors})", "there"))
        .Graph("Largest heap", "bytes", 12, "The highest that any executor has had.", ($"max(metrics_executor_JVMHeapMemory_bytes{Executors})", "executor"))
        .Graph(
            "Garbage collection",
            "percentunit",
            12,
            "Part of the tasks' time. From 10 % on, executors want more memory or fewer cores.",
            (
                $"sum(rate(metrics_executor_totalGCTime_seconds_total{Executors}[5m])) / "
                + $"sum(rate(metrics_executor_totalDuration_seconds_total{Executors}[5m]))",
                "of task time"))
        .Graph(
            "Memory of the pods",
            "bytes",
            12,
            "The largest working set; the limit is where the kernel kills.",
            ($$"""max(sum by (namespace, pod) (container_memory_working_set_bytes{namespace="$tenant", container!=""}) * {{Pods}})""", "largest pod"))
        .Graph(
            "Cores of the pods",
            "short",
            12,
            "What driver and executors really use.",
            ($$"""sum(sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{namespace="$tenant", container!=""}[5m])) * {{Pods}})""", "used"))
        .Graph(
            "Events that wait for the log",
            "short",
            12,
            "When the queue is full, events are dropped.",
            ($"sum(metrics_driver_LiveListenerBus_queue_eventLog_size_Value{Of})", "waiting"));
}
