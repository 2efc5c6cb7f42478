using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeGroupNameGenerated : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-group-name-generated",
        Title = "Node groups have generated names",
        Severity = Severity.Medium,
        Why =
            "A group with a fixed name is deleted before its replacement is created, for a new machine type for example. CoreDNS, Karpenter and the Spark "
            + "operator are down in between, for ten to twenty minutes.",
        Remedy = "Leave out nodeGroupName: Pulumi then adds a suffix to the resource's name.",
        Link = "https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksNodeGroup, ResourceType.GkeNodePool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.EksNodeGroup:
                Require(resource["nodeGroupName"], check);
                break;
            case ResourceType.GkeNodePool:
                Require(resource["name"], check);
                break;
        }
    }

    private static void Require(Property name, Check check) =>
        check.Require(!name.Exists, name, $"The name {name} is fixed, so the group goes before its replacement comes.");
}
