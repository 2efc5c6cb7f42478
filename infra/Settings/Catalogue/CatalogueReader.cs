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
            var (enabled, settings) = Operator(map.Map(usual.Key), usual);
            if (enabled || needed.Contains(usual.Key))
            {
                operators.Add(settings);
            }
        }

        var page = Page(map.Map("page"));
        map.RejectUnknownKeys();
        return new CatalogueSettings(operators.DrainToImmutable(), page);
    }

    private static (bool Enabled, OperatorSettings Settings) Operator(MapReader map, OperatorSettings usual)
    {
        var enabled = map.Optional("enabled", false, ScalarFormats.Boolean);
        var settings = new OperatorSettings(
            usual.Key,
            ChartReader.Read(map.Map("chart"), usual.Chart.Name, usual.Chart.Repository, usual.Chart.Version),
            map.Optional("namespace", usual.Namespace, ScalarFormats.Name(40)));
        map.RejectUnknownKeys();
        return (enabled, settings);
    }

    private static CataloguePageSettings? Page(MapReader map)
    {
        var enabled = map.Optional("enabled", false, ScalarFormats.Boolean);
        var replicas = map.Optional("replicas", 1, ScalarFormats.Integer(1, 5));
        var settings = new CataloguePageSettings(
            map.Optional("namespace", "catalogue", ScalarFormats.Name(40)),
            map.Optional("image", "docker.io/nginxinc/nginx-unprivileged:1.29.4-alpine", ChartReader.Image),
            replicas,
            map.Optional("mostReplicas", replicas, ScalarFormats.Integer(1, 10)),
            map.Scalars("clients", [], ScalarFormats.Name(63)));
        map.RejectUnknownKeys();
        if (map.Valid && settings.MostReplicas < settings.Replicas)
        {
            map.Error("mostReplicas", $"is {settings.MostReplicas}, less than replicas, which is {settings.Replicas}. Raise it.");
        }

        return enabled ? settings : null;
    }
}
