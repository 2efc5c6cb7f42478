using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads what the platform offers besides Spark. An operator that a tenant's add-on needs is on without being asked for.</summary>
internal static class CatalogueReader
{
    public static CatalogueSettings Read(MapReader map, ImmutableArray<TenantSettings> tenants)
    {
        var strimzi = Operator(map.Map("strimzi"), "strimzi-kafka-operator", "oci://quay.io/strimzi-helm", "1.2.0", "strimzi");
        var postgres = Operator(map.Map("cloudNativePg"), "cloudnative-pg", "https://cloudnative-pg.github.io/charts", "0.29.0", "cnpg-system");
        var rook = Operator(map.Map("rookCeph"), "rook-ceph", "https://charts.rook.io/release", "1.20.6", "rook-ceph");
        var page = Page(map.Map("page"));
        map.Done();
        return new CatalogueSettings(
            strimzi.Enabled || tenants.Any(tenant => tenant.AddOns.Kafka is not null) ? strimzi.Settings : null,
            postgres.Enabled || tenants.Any(tenant => tenant.AddOns.PostgreSql is not null) ? postgres.Settings : null,
            rook.Enabled ? rook.Settings : null,
            page);
    }

    private static (bool Enabled, OperatorSettings Settings) Operator(MapReader map, string chart, string repository, string version, string inNamespace)
    {
        var enabled = map.Optional("enabled", false, Rules.Boolean);
        var settings = new OperatorSettings(
            ChartReader.Read(map.Map("chart"), chart, repository, version),
            map.Optional("namespace", inNamespace, Rules.Name(40)));
        map.Done();
        return (enabled, settings);
    }

    private static CataloguePageSettings? Page(MapReader map)
    {
        var enabled = map.Optional("enabled", false, Rules.Boolean);
        var replicas = map.Optional("replicas", 1, Rules.Integer(1, 5));
        var settings = new CataloguePageSettings(
            map.Optional("namespace", "catalogue", Rules.Name(40)),
            map.Optional("image", "docker.io/nginxinc/nginx-unprivileged:1.29.4-alpine", ChartReader.Image),
            replicas,
            map.Optional("mostReplicas", replicas, Rules.Integer(1, 10)),
            map.Scalars("clients", [], Rules.Name(63)));
        map.Done();
        if (map.Valid && settings.MostReplicas < settings.Replicas)
        {
            map.Error("mostReplicas", $"is {settings.MostReplicas}, less than replicas, which is {settings.Replicas}. Raise it.");
        }

        return enabled ? settings : null;
    }
}
