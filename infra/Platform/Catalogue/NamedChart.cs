using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>A chart that the settings name themselves. The API server holds it to the tenant's bounds; its own pods reach each other and no others.</summary>
internal static class NamedChart
{
    public static AddOn AddOn { get; } = AddOn.Of<NamedChartSettings>(Create, Row);

    private static void Create(AddOnScope scope, NamedChartSettings settings)
    {
        var release = scope.Release(settings.Name);
        ChartRelease.Install(release, scope.Name, settings.Chart, new(settings.Values), scope.Options(null));
        var pods = new AddOnNetwork.Pods(("app.kubernetes.io/instance", release));
        new AddOnNetwork(scope).Flow($"allow-{settings.Name}", "The pods of this chart talk to each other.", pods, pods);
    }

    private static PageRow Row(string tenant, NamedChartSettings settings) => new(
        settings.Name,
        $"{settings.Chart.Name} {settings.Chart.Version}",
        $"kubectl -n {tenant} get services -l app.kubernetes.io/instance={tenant}-{settings.Name}");
}
