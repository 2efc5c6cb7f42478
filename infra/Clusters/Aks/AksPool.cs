using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Infra.Settings.Aks;

namespace Infra.Clusters.Aks;

/// <summary>
/// A node pool as AKS knows it: one role's machines in one zone, either spot or on demand. A pool over several zones could not be made
/// to grow in the zone of a pod's volume, and it has a single way out to the internet.
/// </summary>
/// <param name="Role">What its nodes are for.</param>
/// <param name="Zone">The zone they are in.</param>
/// <param name="Spot">Whether they are spot machines.</param>
/// <param name="VmSize">The machine.</param>
/// <param name="DiskGi">Each node's disk, in Gi.</param>
/// <param name="Minimum">The least number of nodes.</param>
/// <param name="Maximum">The most nodes.</param>
internal sealed record AksPool(NodeRole Role, string Zone, bool Spot, VmSize VmSize, int DiskGi, int Minimum, int Maximum)
{
    /// <summary>The taint that AKS itself adds to spot machines.</summary>
    public static NodeTaint SpotTaint { get; } = new("kubernetes.azure.com/scalesetpriority", "spot");

    /// <summary>How the pool is called in our own names, for example executor-spot-1.</summary>
    public string Spelling => $"{NodeRoles.Spelling(Role)}{(Spot ? "-spot" : "")}-{Zone}";

    /// <summary>
    /// The pool's name on AKS: at most 12 letters and digits. It ends with a hash of the properties that a pool cannot change, so that a
    /// change makes a new pool before the old one is deleted.
    /// </summary>
    public string Name => $"{ShortRole}{(Spot ? "s" : "")}{Zone}{DeterministicName.Suffix(VmSize.Name, $"{DiskGi}")[..4]}";

    public Dictionary<string, string> Labels
    {
        get
        {
            var labels = new Dictionary<string, string> { [Placement.LabelKey] = Placement.LabelValue };
            if (Spot)
            {
                // AKS adds both by itself; said here, they are no difference when the state is refreshed.
                labels[SpotTaint.Key] = SpotTaint.Value;
            }

            return labels;
        }
    }

    public string[] Taints =>
        [.. new[] { Placement.Taint, Spot ? SpotTaint : null }.OfType<NodeTaint>().Select(taint => $"{taint.Key}={taint.Value}:NoSchedule")];

    private NodePlacement Placement => NodeRoles.Placements[Role];

    private string ShortRole => Role switch
    {
        NodeRole.Executor => "exec",
        NodeRole.LocalNvme => "nvme",
        _ => NodeRoles.Spelling(Role),
    };

    /// <summary>The pool of one node with which AKS makes the cluster. Nothing of it may ever change, so nothing of it is a setting.</summary>
    public static AksPool Bootstrap(AksContext context)
    {
        var machine = VmSize.Known["Standard_D4ads_v5"];
        return new AksPool(NodeRole.System, context.Zones.First(), Spot: false, machine, machine.EphemeralDiskGi, 1, 1);
    }

    /// <summary>The pools that are always on, one in each zone.</summary>
    public static ImmutableArray<AksPool> System(AksContext context)
    {
        var (settings, zones) = (context.Settings.Nodes.System, context.Zones.ToList());
        return
        [
            .. zones.Select((zone, index) => new AksPool(
                NodeRole.System,
                zone,
                Spot: false,
                settings.VmSize,
                settings.DiskGi,
                Share(settings.Minimum, zones.Count, index),
                Share(settings.Maximum, zones.Count, index))),
        ];
    }

    /// <summary>The pools that grow and shrink; none where a zone's share is no machine.</summary>
    public static ImmutableArray<AksPool> Elastic(AksContext context)
    {
        var zones = context.Zones.ToList();
        return
        [
            .. from pool in context.Settings.Nodes.Elastic
               from spot in new[] { true, false }
               from zone in zones.Select((name, index) => (Name: name, Index: index))
               let maximum = Share(spot ? pool.Value.SpotCount : pool.Value.OnDemandCount, zones.Count, zone.Index)
               where maximum > 0
               select new AksPool(pool.Key, zone.Name, spot, pool.Value.VmSize, pool.Value.DiskGi, 0, maximum),
        ];
    }

    /// <summary>A zone's part of a number of machines; what does not divide goes to the first zones.</summary>
    private static int Share(int machines, int zones, int index) => (machines / zones) + (index < machines % zones ? 1 : 0);
}
