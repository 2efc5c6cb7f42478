using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>What a tenant has besides Spark. Each is off unless it is there.</summary>
/// <param name="Jupyter">Notebooks; null where it is off.</param>
/// <param name="Zeppelin">Apache Zeppelin; null where it is off.</param>
/// <param name="Kafka">A Kafka cluster; null where it is off.</param>
/// <param name="PostgreSql">A PostgreSQL cluster; null where it is off.</param>
/// <param name="ObjectStore">A small S3-compatible store; null where it is off.</param>
/// <param name="Charts">Other charts, by their own names. Default none.</param>
public sealed record AddOnSettings(
    JupyterSettings? Jupyter,
    ZeppelinSettings? Zeppelin,
    KafkaSettings? Kafka,
    PostgreSqlSettings? PostgreSql,
    TenantStoreSettings? ObjectStore,
    ImmutableArray<NamedChartSettings> Charts)
{
    /// <summary>No add-on at all.</summary>
    public static AddOnSettings None { get; } = new(null, null, null, null, null, []);

    /// <summary>Whether there is any.</summary>
    public bool Any => Jupyter is not null || Zeppelin is not null || Kafka is not null || PostgreSql is not null || ObjectStore is not null || !Charts.IsEmpty;

    /// <summary>The secrets by which the add-ons that are on know people and each other. No application has a use for them.</summary>
    public IEnumerable<string> OwnSecrets =>
    [
        .. Jupyter is { } jupyter ? new[] { "hub", jupyter.LoginSecret } : [],
        .. Zeppelin is { } zeppelin ? new[] { zeppelin.LoginSecret } : [],
        .. Kafka is not null ? new[] { "kafka-cluster-ca", "kafka-clients-ca" } : [],
        .. PostgreSql is not null ? new[] { "postgresql-ca", "postgresql-replication", "postgresql-server" } : [],
        .. ObjectStore is { } store ? new[] { store.KeysSecret } : [],
    ];
}

/// <summary>A volume of an add-on.</summary>
/// <param name="Size">Its size in bytes, at least 1Gi.</param>
/// <param name="Tier">The tier that it is made of; block storage. Default standard.</param>
public sealed record AddOnVolume(Quantity Size, StorageTier Tier);

/// <summary>JupyterHub: a notebook server for each person who logs in.</summary>
/// <param name="Chart">The chart jupyterhub. Default version 4.4.0.</param>
/// <param name="Authenticator">How people log in; JupyterHub's name of it. Default generic-oauth. The one that asks for no password is not allowed.</param>
/// <param name="LoginSecret">
/// The secret in the tenant's namespace whose key values.yaml has what the authenticator needs. Required; it is not in this repository.
/// </param>
/// <param name="Image">The notebooks' image, with an exact tag or a digest. Default quay.io/jupyter/pyspark-notebook:2025-12-15.</param>
/// <param name="People">How many servers may run at once, 1 to 500. Default 10.</param>
/// <param name="Server">What each server has. Default 1 core and 4Gi.</param>
/// <param name="Home">The volume of each person. Default 10Gi of standard.</param>
public sealed record JupyterSettings(
    ChartSettings Chart, string Authenticator, string LoginSecret, string Image, int People, Resources Server, AddOnVolume Home);

/// <summary>Apache Zeppelin with its interpreters in one pod.</summary>
/// <param name="Image">The image, with an exact tag or a digest. Default docker.io/apache/zeppelin:0.12.1.</param>
/// <param name="LoginSecret">The secret in the tenant's namespace whose key shiro.ini says who may log in. Required; it is not in this repository.</param>
/// <param name="Server">What the pod has. Default 2 cores and 8Gi.</param>
/// <param name="Notebooks">The volume of notes and settings. Default 10Gi of standard.</param>
public sealed record ZeppelinSettings(string Image, string LoginSecret, Resources Server, AddOnVolume Notebooks);

/// <summary>A Kafka cluster that Strimzi runs: encrypted, with users, reached from the tenant's namespace.</summary>
/// <param name="Version">Kafka's exact version, one that Strimzi's version knows. Default 4.3.1.</param>
/// <param name="Brokers">How many brokers there are, each a controller too: 1, 3 or 5. Default 3.</param>
/// <param name="Broker">What each has. Default 1 core and 4Gi.</param>
/// <param name="Volume">The volume of each. Default 100Gi of standard.</param>
public sealed record KafkaSettings(string Version, int Brokers, Resources Broker, AddOnVolume Volume);

/// <summary>A PostgreSQL cluster that CloudNativePG runs.</summary>
/// <param name="Image">The image, with an exact tag or a digest. Default ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie.</param>
/// <param name="Instances">How many instances there are, one of which writes, 1 to 5. Default 2.</param>
/// <param name="Instance">What each has. Default 1 core and 2Gi.</param>
/// <param name="Volume">The volume of each. Default 20Gi of standard.</param>
public sealed record PostgreSqlSettings(string Image, int Instances, Resources Instance, AddOnVolume Volume);

/// <summary>An S3-compatible store of the tenant's own, SeaweedFS in one pod: for trials and for what is not the data lake's.</summary>
/// <param name="Image">The image, with an exact tag or a digest. Default docker.io/chrislusf/seaweedfs:4.44.</param>
/// <param name="KeysSecret">The secret in the tenant's namespace whose key s3.json says which keys may do what. Required; it is not in this repository.</param>
/// <param name="Server">What the pod has. Default 1 core and 2Gi.</param>
/// <param name="Volume">Its volume. Default 50Gi of standard.</param>
public sealed record TenantStoreSettings(string Image, string KeysSecret, Resources Server, AddOnVolume Volume);

/// <summary>Any other chart, installed into the tenant's namespace and held to the tenant's bounds by the API server.</summary>
/// <param name="Name">The release's name, at most 20 characters: with the tenant's before it, it fits Helm's 53. Required.</param>
/// <param name="Chart">The chart, its repository and its exact version. Required.</param>
/// <param name="Values">The chart's values, as the chart has them. Default none.</param>
public sealed record NamedChartSettings(string Name, ChartSettings Chart, ImmutableSortedDictionary<string, object> Values)
{
    /// <summary>The most characters that a name has.</summary>
    public const int LongestName = 20;
}
