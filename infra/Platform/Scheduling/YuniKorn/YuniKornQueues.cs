using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Platform.Scheduling.YuniKorn;

/// <summary>
/// Writes the queues as YuniKorn reads them: a leaf below root.tenants for each tenant. YuniKorn refuses keys that it does not know, so only
/// those of QueueConfig (yunikorn-core 1.9.0, pkg/common/configs/config.go) are here.
/// </summary>
internal static class YuniKornQueues
{
    public static string Render(QueueModel model, string preemptionDelay)
    {
        var partition = Map(
            ("name", Plain("default")),
            ("placementrules", List(NamespaceRule())),
            ("preemption", Map(("enabled", Plain("true")))),
            ("queues", List(Root(model, preemptionDelay))));
        var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(Map(("partitions", List(partition))))).Save(writer, assignAnchors: false);

        // YamlDotNet ends a document with a line of its own.
        return writer.ToString().Replace("...\n", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// The namespace alone decides. With YuniKorn's rule "provided" an application would name its queue, and could name another tenant's.
    /// </summary>
    private static YamlMappingNode NamespaceRule() => Map(
        ("name", Plain("tag")),
        ("value", Plain("namespace")),
        ("create", Plain("false")),
        ("parent", Map(("name", Plain("fixed")), ("value", Plain($"root.{QueueFacts.Tenants}")), ("create", Plain("false")))));

    private static YamlMappingNode Root(QueueModel model, string preemptionDelay) => Map(
        ("name", Plain("root")),
        ("submitacl", Quoted("*")),
        ("queues", List(Map(
            ("name", Plain(QueueFacts.Tenants)),
            ("parent", Plain("true")),
            ("properties", Map(("preemption.policy", Plain("fence")))),
            ("queues", List([.. model.Queues.Select(queue => Leaf(queue, model.CountsGpus, preemptionDelay))]))))));

    private static YamlMappingNode Leaf(TenantQueue queue, bool countsGpus, string preemptionDelay) => Map(
        ("name", Plain(queue.Tenant)),
        ("resources", Map(("guaranteed", Amounts(queue.Guaranteed, countsGpus)), ("max", Amounts(queue.Ceiling, countsGpus)))),
        ("properties", Map(
            // Gangs need it: with fair sorting, two half-placed gangs would wait for each other.
            ("application.sort.policy", Plain("fifo")),
            ("preemption.policy", Plain("default")),
            ("preemption.delay", Quoted(preemptionDelay)),

            // A pod may only preempt what has no higher priority. Without this fence, a tenant of low priority would never get back what
            // one of high priority borrowed; with it, guarantees decide between tenants, and priorities within one.
            ("priority.policy", Plain("fence")))));

    private static YamlMappingNode Amounts(Amount amount, bool countsGpus)
    {
        var amounts = Map(("vcore", Quoted(amount.Cpu)), ("memory", Quoted(amount.Memory)));
        if (countsGpus)
        {
            amounts.Add("nvidia.com/gpu", Quoted($"{amount.Gpus}"));
        }

        return amounts;
    }

    private static YamlMappingNode Map(params (string Key, YamlNode Value)[] entries)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in entries)
        {
            map.Add(key, value);
        }

        return map;
    }

    private static YamlSequenceNode List(params YamlNode[] items) => new(items);

    private static YamlScalarNode Plain(string text) => new(text);

    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
