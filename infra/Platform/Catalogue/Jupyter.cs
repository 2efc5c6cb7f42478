using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>JupyterHub in a tenant's namespace: each person who logs in gets a notebook server, which acts as the tenant and may start executors.</summary>
internal static class Jupyter
{
    private static readonly AddOnNetwork.Pods Hub = Component("hub"), Proxy = Component("proxy"), Notebooks = Component("singleuser-server");

    public static AddOn AddOn { get; } = AddOn.Of<JupyterSettings>(Create, Row, startsExecutors: true);

    private static void Create(AddOnScope scope, JupyterSettings settings)
    {
        ChartRelease.Install(
            scope.Release("jupyter"),
            scope.Name,
            settings.Chart,
            JupyterValues.Of(scope, settings),
            scope.Options(settings.Home.Tier, scope.StorageClasses[StorageTier.Standard]));

        var network = new AddOnNetwork(scope);
        network.Flow("allow-jupyter-routes", "The hub tells the proxy whose server is where.", Hub, Proxy, 8001);
        network.Flow("allow-jupyter-login", "The proxy sends people to the hub to log in.", Proxy, Hub, 8081);
        network.Flow("allow-jupyter-people", "The proxy leads people to their notebooks.", Proxy, Notebooks, 8888);
        network.Flow("allow-jupyter-hub", "The hub asks whether a notebook server has come up.", Hub, Notebooks, 8888);
        network.Flow("allow-jupyter-activity", "Notebook servers ask the hub who somebody is.", Notebooks, Hub, 8081);
        network.SparkClient("notebooks", Notebooks);
    }

    // People come through the chart's proxy.
    private static PageRow Row(string tenant, JupyterSettings settings) =>
        new("Jupyter", $"jupyterhub {settings.Chart.Version}", PageRow.Forward(tenant, "proxy-public", 8000, 80), "http://localhost:8000");

    private static AddOnNetwork.Pods Component(string component) => new(("app", "jupyterhub"), ("component", component));
}
