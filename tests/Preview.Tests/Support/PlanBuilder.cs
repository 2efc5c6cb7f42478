using Preview.Plans;

namespace Preview.Tests.Support;

/// <summary>A plan written down resource by resource; a resource may only come after those that stand before it.</summary>
internal sealed class PlanBuilder
{
    private readonly List<PlanResource> _resources = [];
    private readonly Dictionary<string, Urn> _urns = [];

    public PlanBuilder Provider(string package, params (string Name, PlanValue Value)[] inputs) => Add(package, $"pulumi:providers:{package}", inputs, []);

    public PlanBuilder Resource(string name, string type, params string[] after) => Add(name, type, [], after);

    public PlanBuilder Resource(string name, string type, (string Name, PlanValue Value)[] inputs, params string[] after) => Add(name, type, inputs, after);

    public Plan Plan() => new("project", "stack", [.. _resources]);

    private PlanBuilder Add(string name, string type, (string Name, PlanValue Value)[] inputs, string[] after)
    {
        var urn = Urn.Create("stack", "project", null, type, name);
        _urns[name] = urn;
        _resources.Add(new PlanResource { Urn = urn, Custom = true, Type = type, Inputs = PlanFiles.Map(inputs), Dependencies = [.. after.Select(other => _urns[other])] });
        return this;
    }
}
