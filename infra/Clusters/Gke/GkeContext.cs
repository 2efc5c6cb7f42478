using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Settings;
using Infra.Settings.Gke;
using Pulumi;

namespace Infra.Clusters.Gke;

/// <summary>The project, the settings, and the names, labels and options that all parts of a GKE cluster share.</summary>
internal sealed partial record GkeContext(GkeProject Project, StackSettings Stack, GkeSettings Settings)
{
    private const int LongestAccountId = 30;

    /// <summary>The cluster's name, which starts every other name.</summary>
    public string Name => Stack.Name;

    public string ClusterId => $"projects/{Project.ProjectId}/locations/{Project.Region}/clusters/{Name}";

    public string KeyRing => Settings.Cluster.KeyRing ?? Name;

    /// <summary>
    /// The key that encrypts Kubernetes secrets. Keys are named in full, which is known before they are made: who uses one waits for its grant.
    /// </summary>
    public string ClusterKey => Key("cluster");

    /// <summary>The key that encrypts what holds data.</summary>
    public string DataKey => Key("data");

    public string BucketName => Settings.DataLake.Bucket ?? $"{Name}-data-{Project.Number}";

    public string NodeAccountId => $"{Name}-nodes";

    /// <summary>The address of the nodes' service account.</summary>
    public string NodeAccount => Project.ServiceAccount(NodeAccountId);

    /// <summary>The zones that nodes are in.</summary>
    public ImmutableArray<string> Zones => Settings.Network.Zones.IsEmpty
        ? [.. Project.Zones.Take(3)]
        : [.. Settings.Network.Zones.Order(StringComparer.Ordinal).Select(Zone)];

    /// <summary>The zone with a letter.</summary>
    /// <exception cref="RunException">The region has none; only the look-up can tell.</exception>
    public string Zone(string letter)
    {
        var zone = $"{Project.Region}-{letter}";
        return Project.Zones.Contains(zone)
            ? zone
            : throw new RunException(
                $"network.zones has {letter}, but {Project.Region} has the zones {string.Join(", ", Project.Zones)}. Name some of these by their last letter.");
    }

    /// <summary>The id of a tenant's service account. Google allows 30 characters: a longer one is cut, and a hash keeps it unique.</summary>
    public string TenantAccountId(string tenant) => AccountId($"{Name}-tenant-{tenant}");

    /// <summary>The id of the history server's service account.</summary>
    public string HistoryAccountId => AccountId($"{Name}-history");

    private static string AccountId(string id)
    {
        if (id.Length <= LongestAccountId)
        {
            return id;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..6];
        return $"{id[..(LongestAccountId - hash.Length - 1)].TrimEnd('-')}-{hash}";
    }

    /// <summary>The labels of everything that takes labels, so that whatever is left behind can be found and paid for.</summary>
    public Dictionary<string, string> Labels(params ReadOnlySpan<(string Key, string Value)> more)
    {
        var labels = new Dictionary<string, string>(Stack.Tags)
        {
            ["spark-platform-deployment"] = LabelValue(Stack.DeploymentId),
            ["spark-platform-cluster"] = Name,
            ["managed-by"] = "pulumi",
        };
        foreach (var (key, value) in more)
        {
            labels[key] = value;
        }

        return labels;
    }

    /// <summary>The labels in the form of the CSI drivers' parameter: key=value, separated by commas.</summary>
    public string LabelsAsText() =>
        string.Join(',', Labels().OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    private string Key(string purpose) =>
        $"projects/{Project.ProjectId}/locations/{Project.Region}/keyRings/{KeyRing}/cryptoKeys/{Name}-{purpose}";

    /// <summary>Labels know no slash, so project/stack is written project_stack.</summary>
    private static string LabelValue(string text)
    {
        var value = NotInLabel().Replace(text.ToLowerInvariant(), "_");
        return value[..Math.Min(value.Length, 63)];
    }

    [GeneratedRegex("[^a-z0-9_-]")]
    private static partial Regex NotInLabel();
}
