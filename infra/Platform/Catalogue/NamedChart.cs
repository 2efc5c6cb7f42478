using Infra.Platform.Helm;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>A chart that the settings name themselves. The API server holds it to the tenant's bounds; its own pods reach each other and no others.</summary>
internal static class NamedChart
{
    public static void Create(AddOnScope scope, NamedChartSettings settings)
    {
        var release = scope.Release(settings.Name);
        ChartRelease.Install(release, scope.Name, settings.Chart, new(settings.Values), scope.Options(null));
        var pods = new AddOnNetwork.Pods(("app.kubernetes.io/instance", release));
        new AddOnNetwork(scope).Flow($"allow-{settings.Name}", "The pods of this chart talk to each other.", pods, pods);
    }
}
