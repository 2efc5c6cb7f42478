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

    public override IReadOnlyList<string> Types => NodePool.Types;

    public override void Examine(Resource resource, Check check) => NodePool.ForEach(resource, check, pool =>
    {
        var isForDrivers = pool.Labels[check.Setting(NodeRole.Label)].Is("driver");
        if (!isForDrivers.IsNo)
        {
            check.Require(!isForDrivers | !pool.MayBeSpot, pool.Capacity, "The driver pool may use spot capacity.");
        }
    });
}
