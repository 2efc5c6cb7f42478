using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads the services that the platform offers in addition to Spark. An operator that a tenant's add-on needs is on without being asked for.</summary>
internal static class CatalogueReader
{
    /// <summary>The operators as they are unless the settings say another.</summary>
    private static readonly OperatorSettings[] Operators =
    [
        new("strimzi", new("strimzi-kafka-operator", "oci://quay.io/strimzi-helm", "1.2.0", 600), "strimzi"),
        new("cloudNativePg", new("cloudnative-pg", "https://cloudnative-pg.github.io/charts", "0.29.0", 600), "cnpg-system"),
        new("rookCeph", new("rook-ceph", "https://charts.rook.io/release", "1.20.6", 600), "rook-ceph"),
    ];

    public static CatalogueSettings Read(MapReader map, ImmutableArray<TenantSettings> tenants)
    {
        var needed = tenants.SelectMany(tenant => tenant.AddOns).Select(addOn => addOn.Operator).ToHashSet();
        var operators = ImmutableArray.CreateBuilder<OperatorSettings>();
        foreach (var usual in Operators)
        {
            var (enabled, settings) = Operator(map.Map(usual.Key, $"The operator of the chart {usual.Chart.Name}."), usual);
            if (enabled || needed.Contains(usual.Key))
            {
                operators.Add(settings);
            }
        }

        var page = Page(map.Map("page", "A page that lists what is on and how to reach it."));
        map.RejectUnknownKeys();
        return new CatalogueSettings(operators.DrainToImmutable(), page);
    }

    private static (bool Enabled, OperatorSettings Settings) Operator(MapReader map, OperatorSettings usual)
    {
        var enabled = map.Optional(
            "enabled", false, ScalarFormats.Boolean,
            "Whether the operator is on although no tenant has an add-on that needs it.");
        var settings = new OperatorSettings(
            usual.Key,
            ChartReader.Read(map.Map("chart", "Its chart."), usual.Chart.Name, usual.Chart.Repository, usual.Chart.Version),
            map.Optional("namespace", usual.Namespace, ScalarFormats.Name(40), "The namespace that it is installed in; no one else's."));
        map.RejectUnknownKeys();
        return (enabled, settings);
    }

    private static CataloguePageSettings? Page(MapReader map)
    {
        var enabled = map.Optional("enabled", false, ScalarFormats.Boolean, "Whether there is a page that lists what is on and how to reach it.");
        var replicas = map.Optional(
            "replicas", 1, ScalarFormats.Integer(1, 5),
            "How many there are at least.");
        var settings = new CataloguePageSettings(
            map.Optional(
                "namespace", "catalogue", ScalarFormats.Name(40),
                "The namespace that it is in."),
            map.Optional(
                "image", "docker.io/nginxinc/nginx-unprivileged:1.29.4-alpine", ChartReader.Image,
                "The web server: one that needs no root and listens on port 8080."),
            replicas,
            map.Optional(
                "mostReplicas", replicas, ScalarFormats.Integer(1, 10),
                "How many there are at most, under load. Above `replicas` an autoscaler decides, and the cluster needs its metrics API.",
                "as many as `replicas`"),
            map.Scalars("clients", [], ScalarFormats.Name(63), "The namespaces whose pods may reach it.", "none: by port-forward only"));
        map.RejectUnknownKeys();
        if (map.Valid && settings.MostReplicas < settings.Replicas)
        {
            map.Error("mostReplicas", $"is {settings.MostReplicas}, less than replicas, which is {settings.Replicas}. Raise it.");
        }

        return enabled ? settings : null;
    }
}
