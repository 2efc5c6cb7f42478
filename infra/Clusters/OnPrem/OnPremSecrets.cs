using System.Collections.Immutable;
using System.Text.Json;
using Infra.Settings.OnPrem;
using Infra.Settings.Reading;
using Pulumi;

namespace Infra.Clusters.OnPrem;

/// <summary>
/// The secrets of a stack on an existing cluster. They come from Pulumi as outputs that stay secret, apart from the settings, which are
/// checked and shown in errors. Offline they are the text that stands for an unknown, because no one there has the key.
/// </summary>
/// <param name="Kubeconfig">How the cluster is reached; null where a context of the local kubeconfig file says so.</param>
/// <param name="ObjectStoreKeys">The keys of each tenant, by the names that Spark's environment gives them.</param>
/// <param name="HistoryKeys">The keys of the history server, likewise; null where there is none.</param>
internal sealed record OnPremSecrets(
    Output<string>? Kubeconfig,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Output<string>>> ObjectStoreKeys,
    ImmutableSortedDictionary<string, Output<string>>? HistoryKeys)
{
    /// <param name="settings">The settings, which tell what secrets there are.</param>
    public static OnPremSecrets Read(OnPremSettings settings)
    {
        var keys = settings.ObjectStore.TenantsWithKeys.ToImmutableSortedDictionary(tenant => tenant, tenant => Keys("credentials", tenant));
        var history = settings.ObjectStore.HistoryServerHasKeys ? Keys("historyServer") : null;
        return new OnPremSecrets(settings.Cluster.Context is null ? Secret("cluster", "kubeconfig") : null, keys, history);
    }

    private static ImmutableSortedDictionary<string, Output<string>> Keys(params ImmutableArray<string> path) => new Dictionary<string, Output<string>>
    {
        ["AWS_ACCESS_KEY_ID"] = Secret("objectStore", [.. path, "accessKeyId"]),
        ["AWS_SECRET_ACCESS_KEY"] = Secret("objectStore", [.. path, "secretAccessKey"]),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // Pulumi gives a structure with a secret in it only as a whole; all of it is secret then, and so is every part.
    private static Output<string> Secret(string key, params string[] path) => ConfigOf(key).RequireSecret(key).Apply(text =>
    {
        using var document = JsonDocument.Parse(text);
        return path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name)).ToString();
    });

    private static Config ConfigOf(string key) =>
        ConfigKeys.NamespacesOf(Deployment.Instance.ProjectName).Select(space => new Config(space)).First(config => config.Get(key) is not null);
}
