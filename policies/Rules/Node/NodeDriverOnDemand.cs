using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeDriverOnDemand : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-driver-on-demand",
        Title = "Driver node pools use on-demand capacity, not spot",
        Severity = Severity.High,
        Why =
            "A cloud reclaims a spot instance within two minutes. An executor is replaced; a lost driver ends the whole application, and hours of work on "
            + "hundreds of nodes.",
        Remedy = "Leave nodePools.driver without spot, and let no other pool have the role driver.",
        Link = "https://spark.apache.org/docs/latest/running-on-kubernetes.html",
        Settings = [NodeRole.Label],
    };

    public override IReadOnlyList<string> Types => NodeParts.Pools;

    public override void Examine(Resource resource, Check check) => NodeParts.ForEachPool(resource, check, pool =>
    {
        var isForDrivers = NodeParts.Labels(pool)[check.Setting(NodeRole.Label)].Is("driver");
        if (!isForDrivers.IsNo)
        {
            check.Require(!isForDrivers | !NodeParts.MayBeSpot(pool), NodeParts.Capacity(pool), "The driver pool may use spot capacity.");
        }
    });
}
