using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.Eks;
using Pulumi;

namespace Infra.Clusters.Eks;

/// <summary>The account, the settings, and the names, tags and options that all parts of an EKS cluster share.</summary>
internal sealed record EksContext(AwsAccount Account, StackSettings Stack, EksSettings Settings)
{
    /// <summary>The cluster's name, which starts every other name.</summary>
    public string Name => Stack.Name;

    public const string FileMounter = "efs-mount";

    /// <summary>The zones that the cluster is in: those that the settings name, or the region's first three.</summary>
    /// <exception cref="RunException">The region lacks one, or has fewer than two; only the look-up can tell.</exception>
    public ImmutableArray<string> Zones
    {
        get
        {
            var letters = Settings.Network.Zones;
            if (letters.IsEmpty)
            {
                return Account.Zones.Length >= 2 ? [.. Account.Zones.Take(3)] : throw Fault("has no entry, and two zones are needed");
            }

            ImmutableArray<string> named = [.. letters.Order(StringComparer.Ordinal).Select(letter => $"{Account.Region}{letter}")];
            return named.FirstOrDefault(zone => !Account.Zones.Contains(zone)) is { } missing ? throw Fault($"has {missing[^1]}") : named;
        }
    }

    public string ClusterArn => Account.Arn("eks", $"cluster/{Name}");

    /// <summary>The key that encrypts what holds data. Policies name it by its alias, which is known before it is made.</summary>
    public string DataKeyAlias => $"alias/{Name}-data";

    public string BucketName => Settings.DataLake.Bucket ?? $"{Name}-data-{Account.AccountId}-{Account.Region}";

    /// <summary>The role by which the EFS driver mounts on the nodes.</summary>
    public string FileMounterArn => Account.GlobalArn("iam", $"role/{Name}-{FileMounter}");

    public string AccessLogBucketName => $"{Name}-logs-{Account.AccountId}-{Account.Region}";

    public string RepositoryName => $"{Name}/spark";

    /// <summary>Where images are pushed to and pulled from. It follows from the names, so that a plan can show it.</summary>
    public string ImageRepository => $"{Account.AccountId}.dkr.ecr.{Account.Region}.{Account.DnsSuffix}/{RepositoryName}";

    private RunException Fault(string what) => new(
        $"network.zones {what}, but in {Account.Region} these zones of this account can hold a control plane: {string.Join(", ", Account.Zones)}. "
        + "Name two or three of them by their last letter, or choose another region.");

    /// <summary>The tags of everything, so that whatever is left behind can be found and paid for.</summary>
    public Dictionary<string, string> Tags(string? name = null, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var tags = new Dictionary<string, string>(Stack.Tags)
        {
            ["spark-platform:deployment"] = Stack.DeploymentId,
            ["spark-platform:cluster"] = Name,
            ["managed-by"] = "pulumi",
        };
        if (name is not null)
        {
            tags["Name"] = name;
        }

        foreach (var (key, value) in more)
        {
            tags[key] = value;
        }

        return tags;
    }
}
