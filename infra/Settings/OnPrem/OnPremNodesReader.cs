using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.OnPrem;

/// <summary>Reads which nodes each role has. They are there already, so the settings say how they are marked and what they have.</summary>
internal static partial class OnPremNodesReader
{
    // The roles whose nodes tenants use; the largest machine of the role large is what makes it one.
    private static readonly ImmutableArray<NodeRole> Elastic = [NodeRole.Driver, NodeRole.Executor, NodeRole.Large, NodeRole.LocalNvme];

    private static readonly ScalarFormat<string> LabelKey = ScalarFormats.Matching("a label's key such as example.com/pool", LabelKeyPattern());

    private static readonly ScalarFormat<string> LabelValue = ScalarFormats.Matching("a label's value, which may be empty", LabelValuePattern());

    public static EnumMap<NodeRole, OnPremNodeSettings> Read(MapReader map)
    {
        var readers = EnumMap.Of(Enum.GetValues<NodeRole>(), role => map.Map(ScalarFormats.Spelling(role)));
        var nodes = readers.Map(Nodes);
        map.RejectUnknownKeys();
        Validate(nodes, readers);
        return nodes;
    }

    private static OnPremNodeSettings Nodes(NodeRole role, MapReader map)
    {
        if (role != NodeRole.Driver && map.Has("nodesOf"))
        {
            var nodesOf = map.Required("nodesOf", ScalarFormats.OneOf<NodeRole>());
            foreach (var key in new[] { "label", "taint", "limit", "vcpus" }.Where(map.Has))
            {
                map.Error(key, "is there besides nodesOf, but a role has nodes of its own or those of another. Remove one of them.");
            }

            map.RejectUnknownKeys();
            return new OnPremNodeSettings(nodesOf, null, null);
        }

        var settings = new OnPremNodeSettings(null, Mark(role, map), Elastic.Contains(role) ? Bounds(role, map) : null);
        map.RejectUnknownKeys();
        return settings;
    }

    private static OnPremNodeMark? Mark(NodeRole role, MapReader map)
    {
        var label = map.Map("label");
        var taint = map.Map("taint");
        if (map.Has("taint") && (role == NodeRole.Driver || !map.Has("label")))
        {
            map.Error("taint", role == NodeRole.Driver
                ? "is there, but a pod that names no role must be able to land on the driver's nodes. Remove it, here and from the nodes."
                : "is there without label, but the platform's own label has a taint of its own. Add the label that the nodes carry.");
            return null;
        }

        if (!map.Has("label"))
        {
            return null;
        }

        var mark = new OnPremNodeMark(
            label.Required("key", LabelKey),
            label.Required("value", LabelValue),
            map.Has("taint") ? (taint.Required("key", LabelKey), taint.Required("value", LabelValue)) : null);
        label.RejectUnknownKeys();
        taint.RejectUnknownKeys();
        return mark;
    }

    private static PoolBounds Bounds(NodeRole role, MapReader map)
    {
        var limit = map.Map("limit");
        var vcpus = map.Map("vcpus");
        var bounds = new PoolBounds(
            new Resources(limit.Required("cpu", ScalarFormats.Cpu), limit.Required("memory", ScalarFormats.Bytes), limit.Optional("gpus", 0, ScalarFormats.Gpus)),
            vcpus.Required("maximum", ScalarFormats.Integer(role == NodeRole.Large ? 64 : 1, 1024)));
        limit.RejectUnknownKeys();
        vcpus.RejectUnknownKeys();
        if (limit.Valid && bounds.Limit.Cpu.Value == 0)
        {
            limit.Error("cpu", "is 0, but nodes have cores. Write how many, or give the role the nodes of another with nodesOf.");
        }

        return bounds;
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
                readers[role].Error("label", $"is that of nodePools.{other}, so the same nodes would be counted twice. Write nodesOf: {other} instead, or another label.");
            }
        }
    }

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelKeyPattern();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelValuePattern();
}
