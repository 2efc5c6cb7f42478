using Policies.Kubernetes;
using PolicyEngine.Values;

namespace Policies.Rules.Scheduling;

/// <summary>The queues of a chart that have no others below them. They are read once, not once for each tenant.</summary>
internal sealed class YuniKornLeaves
{
    private readonly Property _partitions;
    private readonly KnownNames _known;

    public YuniKornLeaves(ChartRelease chart)
    {
        _partitions = YuniKornQueues.Text(chart).Yaml()["partitions"];
        _known = new KnownNames(Items(_partitions).SelectMany(partition => Leaves(partition["queues"])).Select(queue => queue["name"]));
    }

    /// <summary>Yes when there is one of that name, at any depth.</summary>
    public Answer Has(Property name) => _known.Has(name) ? Answer.Yes : _partitions.Any(partition => Has(partition["queues"], name));

    private static Answer Has(Property queues, Property name) =>
        queues.Any(queue => (queue["queues"].IsEmpty & ObjectType.Same(queue["name"], name)) | Has(queue["queues"], name));

    private static IEnumerable<Property> Leaves(Property queues) =>
        Items(queues).SelectMany(queue => queue["queues"].IsEmpty.IsYes ? [queue] : Leaves(queue["queues"]));

    private static IEnumerable<Property> Items(Property list) => Enumerable.Range(0, list.Count).Select(i => list[i]);
}
