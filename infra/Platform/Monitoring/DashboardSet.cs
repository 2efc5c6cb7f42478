using Infra.Platform.Monitoring.Dashboards;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Monitoring;

/// <summary>The dashboards, each in a ConfigMap that Grafana's sidecar finds by its label.</summary>
internal sealed class DashboardSet : ComponentResource
{
    public DashboardSet(string name, MonitoringScope scope)
        : base("spark-platform:platform:Dashboards", name, ResourceArgs.Empty, new ComponentResourceOptions { Parent = scope.Component })
    {
        foreach (var dashboard in All)
        {
            _ = new ConfigMap(
                $"dashboard-{dashboard.Uid}",
                new ConfigMapArgs
                {
                    Metadata = scope.Metadata($"dashboard-{dashboard.Uid}", [new("grafana_dashboard", "1")]),
                    Data = { [$"{dashboard.Uid}.json"] = dashboard.ToJson() },
                },
                scope.Options(this));
        }

        RegisterOutputs();
    }

    public static IReadOnlyList<Dashboard> All =>
        [PlatformDashboard.Create(), TenantDashboard.Create(), SparkApplicationDashboard.Create(), CostDashboard.Create()];
}
