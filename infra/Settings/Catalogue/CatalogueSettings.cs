using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>What the platform offers besides Spark, once for all tenants.</summary>
/// <param name="Strimzi">The operator of Kafka; null where it is off. On where a tenant has the add-on kafka.</param>
/// <param name="CloudNativePg">The operator of PostgreSQL; null where it is off. On where a tenant has the add-on postgresql.</param>
/// <param name="RookCeph">The operator of Ceph, for clusters that keep their own storage; null where it is off, the default.</param>
/// <param name="Page">The page that lists what is on and how to reach it; null where it is off, the default.</param>
public sealed record CatalogueSettings(OperatorSettings? Strimzi, OperatorSettings? CloudNativePg, OperatorSettings? RookCeph, CataloguePageSettings? Page)
{
    /// <summary>Nothing is on.</summary>
    public static CatalogueSettings None { get; } = new(null, null, null, null);
}

/// <summary>An operator that runs services for tenants.</summary>
/// <param name="Chart">Its chart, with an exact version.</param>
/// <param name="Namespace">Where it is installed.</param>
public sealed record OperatorSettings(ChartSettings Chart, string Namespace);

/// <summary>The catalogue's page.</summary>
/// <param name="Namespace">Where it is installed. Default catalogue.</param>
/// <param name="Image">A web server that needs no root and listens on port 8080, with an exact tag. Default docker.io/nginxinc/nginx-unprivileged:1.29.4-alpine.</param>
/// <param name="Replicas">How many there are at least, 1 to 5. Default 1.</param>
/// <param name="MostReplicas">How many there are at most under load, 1 to 10; at least the former, which is the default. Above it an autoscaler decides, for which the cluster needs its metrics API.</param>
/// <param name="Clients">The namespaces whose pods may reach it, such as that of an authenticating proxy. Default none: by port-forward only.</param>
public sealed record CataloguePageSettings(string Namespace, string Image, int Replicas, int MostReplicas, ImmutableArray<string> Clients);
