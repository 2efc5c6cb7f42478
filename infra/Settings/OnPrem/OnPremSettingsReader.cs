using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.OnPrem;

/// <summary>Reads what is particular to an existing cluster out of a stack's configuration. Secrets are only looked for, never read.</summary>
internal static partial class OnPremSettingsReader
{
    /// <summary>The keys that a stack on an existing cluster has besides those of every stack.</summary>
    public static ImmutableArray<string> Keys { get; } = ["cluster", "network", "nodePools", "storage", "objectStore", "registry"];

    private static readonly ScalarFormat<string> Zone = ScalarFormats.Matching("a zone's name, as a Kubernetes label has it", LabelValuePattern());

    private static readonly ScalarFormat<Uri> Endpoint = new(
        "an address such as https://s3.example.com or https://10.60.8.20:9021",
        scalar => EndpointPattern().IsMatch(scalar.Text) && Uri.TryCreate(scalar.Text, UriKind.Absolute, out var uri) && uri.Port > 0
            ? uri
            : Parsed<Uri>.No("Write scheme, host and port; the bucket has a key of its own."));

    private static readonly ScalarFormat<string?> Address = new(
        "an IPv4 address such as 169.254.20.10",
        scalar => Cidr.TryParse($"{scalar.Text}/32", out _) ? scalar.Text : Parsed<string?>.No("Write the one that pods have as nameserver in /etc/resolv.conf, without a port or prefix."));

    public static OnPremSettings Read(MapReader root)
    {
        if (root.Map("tags").Keys.Any())
        {
            root.Error("tags", "has entries, but onprem makes nothing that takes tags. Remove the key.");
        }

        return new OnPremSettings
        {
            Cluster = Cluster(root.Map("cluster")),
            Network = Network(root.Map("network")),
            Nodes = OnPremNodesReader.Read(root.Map("nodePools")),
            Storage = OnPremStorageReader.Read(root.Map("storage")),
            ObjectStore = ObjectStore(root.Map("objectStore")),
            ImageRepository = Registry(root.Map("registry")),
        };
    }

    private static OnPremClusterSettings Cluster(MapReader map)
    {
        var kubeconfig = map.Secret("kubeconfig");
        var context = map.Has("context");
        var settings = new OnPremClusterSettings(
            map.Required("version", ScalarFormats.KubernetesMinor),
            context ? map.Required("context", ScalarFormats.Text("the name of a context in your kubeconfig file")) : null,
            AtLeastOne(map, "zones", ["main"], Zone, "main"));
        map.RejectUnknownKeys();
        if (kubeconfig && context)
        {
            map.Error("context", "is there besides cluster.kubeconfig, but a cluster is reached in one way. Remove one of them.");
        }
        else if (!kubeconfig && !context)
        {
            map.Error("kubeconfig", $"is missing, and cluster.context is, too, but one of them must say how the cluster is reached. Name a context of your kubeconfig file, or add a kubeconfig: {map.SecretCommand("kubeconfig")}");
        }

        if (settings.Zones.Distinct().Count() < settings.Zones.Length)
        {
            map.Error("zones", "has a zone twice. Remove one of them.");
        }

        return settings;
    }

    private static OnPremNetworkSettings Network(MapReader map)
    {
        var apiServer = map.Map("apiServer");
        var settings = new OnPremNetworkSettings(
            AtLeastOne(apiServer, "cidrs", [], ScalarFormats.Network(8, 32), "10.60.0.10/32"),
            apiServer.Optional("port", 6443, ScalarFormats.Integer(1, 65_535)),
            map.Optional("serviceCidr", Cidr.Parse("10.96.0.0/12"), ScalarFormats.Network(12, 24)),
            map.Optional("localDns", null, Address));
        apiServer.RejectUnknownKeys();
        map.RejectUnknownKeys();
        return settings;
    }

    private static OnPremObjectStoreSettings ObjectStore(MapReader map)
    {
        var credentials = map.Map("credentials");
        foreach (var tenant in credentials.Keys)
        {
            AccessKeys(credentials.Map(tenant));
        }

        var history = map.Has("historyServer");
        if (history)
        {
            AccessKeys(map.Map("historyServer"));
        }

        var settings = new OnPremObjectStoreSettings(
            map.Required("endpoint", Endpoint),
            map.Optional("region", "us-east-1", ScalarFormats.Matching("a region's name such as us-east-1", RegionPattern())),
            map.Required("bucket", ScalarFormats.Matching("a bucket's name of 3 to 63 lower-case letters, digits, dots and dashes", BucketPattern())),
            AtLeastOne(map, "cidrs", [], ScalarFormats.Network(8, 32), "10.60.8.0/24"),
            [.. credentials.Keys],
            history);
        var mayBePlain = map.Optional("allowPlainHttp", false, ScalarFormats.Boolean);
        map.RejectUnknownKeys();
        if (settings.Endpoint is { Scheme: "http" } && !mayBePlain)
        {
            map.Error("endpoint", "begins with http://, but keys and data would travel in clear. Write https://, or allow it by name: objectStore.allowPlainHttp: true.");
        }

        return settings;
    }

    private static void AccessKeys(MapReader keys)
    {
        keys.RequiredSecret("accessKeyId");
        keys.RequiredSecret("secretAccessKey");
        keys.RejectUnknownKeys();
    }

    private static string Registry(MapReader map)
    {
        var repository = map.Required(
            "repository",
            ScalarFormats.Matching("an image repository such as registry.example.com/spark", RepositoryPattern(), "Leave out https:// and the tag."));
        map.RejectUnknownKeys();
        return repository;
    }

    private static ImmutableArray<T> AtLeastOne<T>(MapReader map, string key, ImmutableArray<T> fallback, ScalarFormat<T> format, string example)
    {
        var sound = map.Valid;
        var list = map.Scalars(key, fallback, format);
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
