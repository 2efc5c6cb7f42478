namespace Infra.Platform.Monitoring.Dashboards;

/// <summary>
/// The cost of each tenant: the requests of its running pods at prices that the reader enters. Prices differ with cloud, region, machine
/// and contract, and a wrong one is worse than none.
/// </summary>
internal static class CostDashboard
{
    private const string CoreHours = "sum by (tenant, cost_center) (sum_over_time(tenant:cpu_requests:cores[$__range:1m])) / 60";

    private const string GibHours = "sum by (tenant, cost_center) (sum_over_time(tenant:memory_requests:bytes[$__range:1m])) / 60 / 1073741824";

    public static Dashboard Create() => new Dashboard("spark-cost", "Spark cost by tenant", "now-7d")
        .Entry("core_hour", "Price of a core for an hour", "0")
        .Entry("gib_hour", "Price of a GiB of memory for an hour", "0")
        .Row("In the time that is shown")
        .Bars("Core-hours", "short", 12, "Cores that running pods asked for, times hours.", CoreHours, "{{tenant}} ({{cost_center}})")
        .Bars("GiB-hours", "short", 12, "Memory that running pods asked for, times hours.", GibHours, "{{tenant}} ({{cost_center}})")
        .Bars(
            "Cost by tenant",
            "currencyUSD",
            12,
            "At the prices above; zero until you write yours. Volumes, traffic and idle nodes are not in it.",
            $"{CoreHours} * $core_hour + {GibHours} * $gib_hour",
            "{{tenant}}")
        .Bars(
            "Cost by cost centre",
            "currencyUSD",
            12,
            "The same, for who pays.",
            $"sum by (cost_center) ({CoreHours} * $core_hour + {GibHours} * $gib_hour)",
            "{{cost_center}}")
        .Row("Over time")
        .Graph(
            "Cost per hour",
            "currencyUSD",
            12,
            "At the prices above.",
            (
                "sum by (tenant) (tenant:cpu_requests:cores) * $core_hour + sum by (tenant) (tenant:memory_requests:bytes) / 1073741824 * $gib_hour",
                "{{tenant}}"))
        .Graph(
            "Used of what is asked for",
            "percentunit",
            12,
            "What a tenant asks for and does not use is paid all the same.",
            ("sum by (tenant) (tenant:cpu_usage:cores) / sum by (tenant) (tenant:cpu_requests:cores)", "{{tenant}} cores"),
            ("sum by (tenant) (tenant:memory_usage:bytes) / sum by (tenant) (tenant:memory_requests:bytes)", "{{tenant}} memory"));
}
