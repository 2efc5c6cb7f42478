using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.OnPrem;

/// <summary>Reads what is particular to an existing cluster out of a stack's configuration. Secrets are only looked for, never read.</summary>
internal static partial class OnPremSettingsReader
{
    /// <summary>The keys that only a stack on an existing cluster has.</summary>
    public static ImmutableArray<string> Keys { get; } = ["cluster", "network", "nodePools", "storage", "objectStore", "registry"];

    private static readonly ScalarFormat<string> Zone = ScalarFormats.Matching("a zone's name, as a Kubernetes label has it", LabelValuePattern());

    private static readonly ScalarFormat<Uri> Endpoint = new(
        "an address such as https://s3.example.com or https://10.60.8.20:9021",
        scalar => EndpointPattern().IsMatch(scalar.Text) && Uri.TryCreate(scalar.Text, UriKind.Absolute, out var uri) && uri.Port > 0
            ? uri
            : Parsed<Uri>.No("Write scheme, host and port; the bucket has a key of its own."))
    {
        Schema = ScalarSchema.Matching(EndpointPattern()),
    };

    private static readonly ScalarFormat<string?> Address = new(
        "an IPv4 address such as 169.254.20.10",
        scalar => Cidr.TryParse($"{scalar.Text}/32", out _)
            ? scalar.Text
            : Parsed<string?>.No("Write the one that pods have as nameserver in /etc/resolv.conf, without a port or prefix."));

    public static OnPremSettings Read(MapReader root)
    {
        if (root.Map("tags").Keys.Any())
        {
            root.Error("tags", "has entries, but onprem makes nothing that takes tags. Remove the key.");
        }

        return new OnPremSettings
        {
            Cluster = Cluster(root.Map("cluster", "The cluster.")),
            Network = Network(root.Map("network", "The network of the cluster.")),
            Nodes = OnPremNodesReader.Read(root.Map("nodePools", "The node pools, by role.")),
            Storage = OnPremStorageReader.Read(root.Map("storage", "The storage tiers.")),
            ObjectStore = ObjectStore(root.Map("objectStore", "The object store.")),
            ImageRepository = Registry(root.Map("registry", "The image registry.")),
        };
    }

    private static OnPremClusterSettings Cluster(MapReader map)
    {
        var kubeconfig = map.Secret(
            "kubeconfig",
            "How the cluster is reached: a whole kubeconfig with administrator's rights. A secret.", "this or `cluster.context`, not both");
        var context = map.Has("context");
        var settings = new OnPremClusterSettings(
            map.Required("version", ScalarFormats.KubernetesMinor, "The cluster's Kubernetes version."),
            map.Optional<string?>(
                "context", null, ScalarFormats.Text("the name of a context in your kubeconfig file")!,
                "The context of your own kubeconfig file by which the cluster is reached: the way for a laptop.",
                "this or `cluster.kubeconfig`, not both"),
            AtLeastOne(map, "zones", ["main"], Zone, "main", "The zones that nodes and volumes are in."));
        foreach (var key in new[] { "publicAccessCidrs", "privateAccessCidrs" }.Where(map.Has))
        {
            map.Error(key, "is there, but not on premises: the cluster and what reaches its API server are there already. Remove it.");
        }

        map.Refuse("auditReads", "is there, but not on premises: what the audit log has is decided by the API server's own audit policy. Remove it.");
        map.RejectUnknownKeys();
        if (kubeconfig && context)
        {
            map.Error("context", "is there and cluster.kubeconfig is, too, but a cluster is reached in one way. Remove one of them.");
        }
        else if (!kubeconfig && !context)
        {
            map.Error(
                "kubeconfig",
                "is missing, and cluster.context is, too, but one of them must say how the cluster is reached. "
                + $"Name a context of your kubeconfig file, or add a kubeconfig: {map.SecretCommand("kubeconfig")}");
        }

        if (settings.Zones.Distinct().Count() < settings.Zones.Length)
        {
            map.Error("zones", "has a zone twice. Remove one of them.");
        }

        return settings;
    }

    private static OnPremNetworkSettings Network(MapReader map)
    {
        var apiServer = map.Map("apiServer", "The API servers' own addresses.");
        var settings = new OnPremNetworkSettings(
            AtLeastOne(
                apiServer, "cidrs", [], ScalarFormats.Network(8, 32), "10.60.0.10/32",
                "The API servers' own addresses, not that of the Kubernetes service."),
            apiServer.Optional("port", 6443, ScalarFormats.Integer(1, 65_535), "Their port."),
            map.Optional("serviceCidr", Cidr.Parse("10.96.0.0/12"), ScalarFormats.Network(12, 24), "The addresses of Kubernetes services."),
            map.Optional(
                "localDns", null, Address,
                "The address of a DNS cache on each node (NodeLocal DNSCache) that pods ask: the `nameserver` in their `/etc/resolv.conf`.",
                "none: pods ask the DNS in `kube-system`"));
        apiServer.RejectUnknownKeys();
        map.RejectUnknownKeys();
        return settings;
    }

    private static OnPremObjectStoreSettings ObjectStore(MapReader map)
    {
        var tenants = map.MapMap("credentials", "tenant", "The tenants' keys. Every tenant has some.", keys => AccessKeys(keys));
        var history = map.MapIf(
            "historyServer", map.Has("historyServer"), "The history server's keys, which read `spark-events/` and nothing else.", AccessKeys,
            "required, unless `historyServer.enabled` is `false`");

        var settings = new OnPremObjectStoreSettings(
            map.Required("endpoint", Endpoint, "The address of the S3-compatible object store."),
            map.Optional(
                "region", "us-east-1", ScalarFormats.Matching("a region's name such as us-east-1", RegionPattern()),
                "The region that requests are signed for."),
            map.Required(
                "bucket", ScalarFormats.Matching("a bucket's name of 3 to 63 lower-case letters, digits, dots and dashes", BucketPattern()),
                "The bucket, which is there already."),
            AtLeastOne(map, "cidrs", [], ScalarFormats.Network(8, 32), "10.60.8.0/24", "The networks of the addresses behind the endpoint's name."),
            [.. tenants],
            history);
        var mayBePlain = map.Optional("allowPlainHttp", false, ScalarFormats.Boolean, "Whether keys and data may travel unencrypted.");
        map.RejectUnknownKeys();
        if (settings.Endpoint is { Scheme: "http" } && !mayBePlain)
        {
            map.Error(
                "endpoint",
                "begins with http://, but keys and data would travel unencrypted. Write https://, or allow it by name: objectStore.allowPlainHttp: true.");
        }

        return settings;
    }

    private static bool AccessKeys(MapReader keys)
    {
        keys.RequiredSecret("accessKeyId", "The id of the key. A secret.");
        keys.RequiredSecret("secretAccessKey", "The key. A secret.");
        keys.RejectUnknownKeys();
        return true;
    }

    private static string Registry(MapReader map)
    {
        var repository = map.Required(
            "repository",
            ScalarFormats.Matching("an image repository such as registry.example.com/spark", RepositoryPattern(), "Leave out https:// and the tag."),
            "The repository that Spark images are pushed to and pulled from.");
        map.RejectUnknownKeys();
        return repository;
    }

    private static ImmutableArray<T> AtLeastOne<T>(
        MapReader map, string key, ImmutableArray<T> fallback, ScalarFormat<T> format, string example, string description)
    {
        var sound = map.Valid;
        var list = map.Scalars(key, fallback, format, description, fallback.IsEmpty ? "required, at least one" : "");
        if (list.IsEmpty && map.Valid == sound)
        {
            map.Error(key, $"has no entry, but at least one is expected. Add one, for example {example}.");
        }

        return list;
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelValuePattern();

    [GeneratedRegex(@"^https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?\z")]
    private static partial Regex EndpointPattern();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)+\z")]
    private static partial Regex RepositoryPattern();
}
