using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>The services that the platform offers in addition to Spark, once for all tenants.</summary>
/// <param name="Operators">The operators that are on, because the settings say so or a tenant has an add-on that one of them runs. Default none.</param>
/// <param name="Page">The page that lists what is on and how to reach it; null where it is off, the default.</param>
public sealed record CatalogueSettings(ImmutableArray<OperatorSettings> Operators, CataloguePageSettings? Page)
{
    /// <summary>Whether anything is on.</summary>
    public bool Any => !Operators.IsEmpty || Page is not null;
}

/// <summary>An operator that runs services for tenants.</summary>
/// <param name="Key">Its key in the catalogue, for example strimzi.</param>
/// <param name="Chart">Its chart, with an exact version.</param>
/// <param name="Namespace">Where it is installed.</param>
public sealed record OperatorSettings(string Key, ChartSettings Chart, string Namespace);

/// <summary>The catalogue's page.</summary>
/// <param name="Namespace">Where it is installed. Default catalogue.</param>
/// <param name="Image">
/// A web server that needs no root and listens on port 8080, with an exact tag. Default docker.io/nginxinc/nginx-unprivileged:1.29.4-alpine.
/// </param>
/// <param name="Replicas">How many there are at least, 1 to 5. Default 1.</param>
/// <param name="MostReplicas">
/// How many there are at most under load, 1 to 10; at least the former, which is the default. Above it an autoscaler decides, for which the
/// cluster needs its metrics API.
/// </param>
/// <param name="Clients">The namespaces whose pods may reach it, such as that of an authenticating proxy. Default none: by port-forward only.</param>
public sealed record CataloguePageSettings(string Namespace, string Image, int Replicas, int MostReplicas, ImmutableArray<string> Clients);
