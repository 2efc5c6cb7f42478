using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.OnPrem;

/// <summary>Reads which nodes each role has. They are there already, so the settings say how they are marked and what they have.</summary>
internal static partial class OnPremNodesReader
{
    // The roles whose nodes tenants use; its largest machine makes a role large.
    private static readonly ImmutableArray<NodeRole> Elastic = [NodeRole.Driver, NodeRole.Executor, NodeRole.Large, NodeRole.LocalNvme];

    private static readonly ScalarFormat<string> LabelKey = ScalarFormats.Matching("a label's key such as example.com/pool", LabelKeyPattern());

    private static readonly ScalarFormat<string> LabelValue = ScalarFormats.Matching("a label's value, which may be empty", LabelValuePattern());

    private static readonly ScalarFormat<NodeRole> NodesOf = ScalarFormats.OneOf<NodeRole>().Offering([.. Elastic.Select(ScalarFormats.Spelling)]);

    public static EnumMap<NodeRole, OnPremNodeSettings> Read(MapReader map)
    {
        var readers = EnumMap.Of(Enum.GetValues<NodeRole>(), role => map.Map(
            ScalarFormats.Spelling(role),
            $"The nodes of the role `{ScalarFormats.Spelling(role)}`."));
        var nodes = readers.Map(Nodes);
        map.RejectUnknownKeys();
        Validate(nodes, readers);
        return nodes;
    }

    private static OnPremNodeSettings Nodes(NodeRole role, MapReader map)
    {
        var nodesOf = role == NodeRole.Driver ? null : map.Optional(
            "nodesOf", null, NodesOf.OrNull(),
            "The role whose nodes this one uses, instead of all the other keys. It has nodes of its own.", "none: nodes of its own");
        var hasOwn = role == NodeRole.Driver || !map.Has("nodesOf");
        foreach (var key in new[] { "label", "taint", "limit", "vcpus" }.Where(key => !hasOwn && map.Has(key)))
        {
            map.Error(key, "is there and nodesOf is, too, but a role has nodes of its own or those of another. Remove one of them.");
        }

        var settings = hasOwn
            ? new OnPremNodeSettings(null, Mark(role, map), Elastic.Contains(role) ? Bounds(role, map) : null)
            : new OnPremNodeSettings(nodesOf ?? default, null, null);
        map.RejectUnknownKeys();
        return settings;
    }

    private static OnPremNodeMark? Mark(NodeRole role, MapReader map)
    {
        var hasTaint = map.Has("taint");
        var hasLabel = map.Has("label");
        if (hasTaint && (role == NodeRole.Driver || !hasLabel))
        {
            map.Error("taint", role == NodeRole.Driver
                ? "is there, but a pod that names no role must be able to land on the driver's nodes. Remove it, here and from the nodes."
                : "is there without label, but the platform's own label has a taint of its own. Add the label that the nodes carry.");
            return null;
        }

        var taint = role == NodeRole.Driver ? null : map.MapIf(
            "taint", hasTaint, "The taint that the role's nodes have, with the effect `NoSchedule`. Not without a label.",
            pair => Pair(pair, "taint"), "none where there is a label");
        return map.MapIf(
            "label", hasLabel, "The label that the role's nodes carry. No two roles have the same.",
            pair => Pair(pair, "label") is (var key, var value) ? new OnPremNodeMark(key, value, taint) : null,
            "the platform's own label and taint ([node roles](cluster-contract.md#node-roles))");
    }

    private static (string Key, string Value)? Pair(MapReader map, string of)
    {
        var pair = (map.Required("key", LabelKey, $"The {of}'s key."), map.Required("value", LabelValue, $"The {of}'s value."));
        map.RejectUnknownKeys();
        return pair;
    }

    private static PoolBounds Bounds(NodeRole role, MapReader map)
    {
        var limit = map.MapIf("limit", true, "The resources of the role's nodes together.", limit => Limit(limit), "required with nodes of its own");
        var largest = map.MapIf(
            "vcpus", true, "The size of the role's machines.", vcpus => Largest(role, vcpus), "required with nodes of its own");
        return new PoolBounds(limit!, largest);
    }

    private static Resources Limit(MapReader map)
    {
        var limit = new Resources(
            map.Required("cpu", ScalarFormats.Cpu, "The cores of the role's nodes together, more than 0."),
            map.Required("memory", ScalarFormats.Bytes, "Their memory together."),
            map.Optional("gpus", 0, ScalarFormats.Gpus, "Their GPUs together."));
        map.RejectUnknownKeys();
        if (map.Valid && limit.Cpu.Value == 0)
        {
            map.Error("cpu", "is 0, but nodes have cores. Write how many, or give the role the nodes of another with nodesOf.");
        }

        return limit;
    }

    private static int Largest(NodeRole role, MapReader map)
    {
        var largest = map.Required(
            "maximum", ScalarFormats.Integer(role == NodeRole.Large ? 64 : 1, 1024),
            "The vCPUs of the role's largest machine.");
        map.RejectUnknownKeys();
        return largest;
    }

    private static void Validate(EnumMap<NodeRole, OnPremNodeSettings> nodes, EnumMap<NodeRole, MapReader> readers)
    {
        var own = Elastic.Where(role => nodes[role].NodesOf is null).Select(ScalarFormats.Spelling).ToList();
        foreach (var (role, settings) in nodes.Where(entry => entry.Value.NodesOf is not null && readers[entry.Key].Valid))
        {
            var of = ScalarFormats.Spelling(settings.NodesOf!.Value);
            if (!own.Contains(of))
            {
                readers[role].Error("nodesOf", $"is {of}, which has no nodes for others. Write one that has: {string.Join(", ", own)}.");
            }
        }

        // Nodes that two roles count as their own would be promised twice.
        var first = new Dictionary<(string, string), NodeRole>();
        foreach (var (role, mark) in nodes.Where(entry => entry.Value.Mark is { LabelKey: not null }).Select(entry => (entry.Key, entry.Value.Mark!)))
        {
            if (!first.TryAdd((mark.LabelKey, mark.LabelValue), role))
            {
                var other = ScalarFormats.Spelling(first[(mark.LabelKey, mark.LabelValue)]);
                readers[role].Error(
                    "label", $"is that of nodePools.{other}, so the same nodes would be counted twice. Write nodesOf: {other} instead, or another label.");
            }
        }
    }

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelKeyPattern();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelValuePattern();
}
