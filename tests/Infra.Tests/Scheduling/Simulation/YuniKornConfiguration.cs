using Infra.Platform.Scheduling;
using Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Scheduling.Simulation;

/// <summary>The queues as YuniKorn understands them, read back from the queues.yaml that the platform renders.</summary>
internal sealed record YuniKornConfiguration(bool PreemptionEnabled, string ParentQueue, IReadOnlyDictionary<string, YuniKornConfiguration.Leaf> Leaves)
{
    // The keys that yunikorn-core 1.9.0 knows (pkg/common/configs/config.go); it refuses a file with any other.
    private static readonly string[] PartitionKeys = ["name", "queues", "placementrules", "limits", "preemption", "nodesortpolicy"];
    private static readonly string[] QueueKeys =
    [
        "name",
        "parent",
        "resources",
        "maxapplications",
        "properties",
        "adminacl",
        "submitacl",
        "childtemplate",
        "queues",
        "limits",
    ];
    private static readonly string[] RuleKeys = ["name", "create", "filter", "parent", "value"];

    /// <summary>A queue that applications are in.</summary>
    internal sealed record Leaf(string Path, Amount Guaranteed, Amount Max, IReadOnlyDictionary<string, string> Properties)
    {
        /// <summary>How long a pod waits before it preempts, in seconds. YuniKorn's default is 30.</summary>
        public int Delay =>
            Properties.TryGetValue("preemption.delay", out var delay) ? int.Parse(delay[..^1]) * (delay[^1] switch { 's' => 1, 'm' => 60, _ => 3600 }) : 30;

        /// <summary>Whether priorities stay within the queue.</summary>
        public bool IsPriorityFence => Properties.GetValueOrDefault("priority.policy") == "fence";
    }

    public static YuniKornConfiguration Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var partition = (YamlMappingNode)Assert.Single((YamlSequenceNode)yaml.Documents[0].RootNode["partitions"]);
        Known(partition, PartitionKeys);
        Assert.Equal("default", partition["name"].ToString());

        // One rule, which the namespace decides and no label of a pod; it makes no queues.
        var rule = (YamlMappingNode)Assert.Single((YamlSequenceNode)partition["placementrules"]);
        Known(rule, RuleKeys);
        Known((YamlMappingNode)rule["parent"], RuleKeys);
        Assert.Equal("tag namespace false", $"{rule["name"]} {rule["value"]} {rule["create"]}");
        Assert.Equal("fixed false", $"{rule["parent"]["name"]} {rule["parent"]["create"]}");

        var leaves = new Dictionary<string, Leaf>();
        foreach (var queue in (YamlSequenceNode)partition["queues"])
        {
            Walk((YamlMappingNode)queue, "", leaves);
        }

        return new YuniKornConfiguration(partition["preemption"]["enabled"].ToString() == "true", rule["parent"]["value"].ToString(), leaves);
    }

    private static void Walk(YamlMappingNode queue, string above, Dictionary<string, Leaf> leaves)
    {
        Known(queue, QueueKeys);
        var path = above.Length == 0 ? queue["name"].ToString() : $"{above}.{queue["name"]}";

        // QueueNameRegExp of pkg/common/configs/configvalidator.go.
        Assert.Matches("^[a-zA-Z0-9_:#/@-]{1,64}$", queue["name"].ToString());
        if (queue.Children.TryGetValue("queues", out var below))
        {
            foreach (var child in (YamlSequenceNode)below)
            {
                Walk((YamlMappingNode)child, path, leaves);
            }

            return;
        }

        var properties = ((YamlMappingNode)queue["properties"]).Children.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value.ToString());
        leaves.Add(queue["name"].ToString(), new Leaf(path, Read(queue["resources"]["guaranteed"]), Read(queue["resources"]["max"]), properties));
    }

    /// <summary>As pkg/common/resources/quantity.go reads amounts: whole numbers, m for vcore only, bytes for memory.</summary>
    private static Amount Read(YamlNode amounts)
    {
        var (vcore, memory) = (amounts["vcore"].ToString(), amounts["memory"].ToString());
        Assert.Matches("^[0-9]+m?$", vcore);
        Assert.Matches("^[0-9]+([kMGTPE]i?)?$", memory);
        return Amount.Of(new Resources(Quantity.Parse(vcore), Quantity.Parse(memory)));
    }

    private static void Known(YamlMappingNode map, string[] keys) =>
        Assert.Subset(keys.ToHashSet(), map.Children.Keys.Select(key => key.ToString()).ToHashSet());
}
