using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.ContainerService;
using Pulumi.AzureNative.ContainerService.Inputs;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Clusters.Aks;

/// <summary>
/// The node pools, for each role one in each zone: those of the system, which are always on, and those that appear when pods need them and go
/// when they are idle.
/// </summary>
internal sealed class AksNodePools : ComponentResource
{
    /// <summary>How many pods a node has room for.</summary>
    public const int MaxPods = 110;

    private readonly AksContext _context;

    public AksNodePools(string name, AksNodePoolsArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:NodePools", name, args, options)
    {
        _context = args.Context;
        var elastic = AksPool.Elastic(_context);
        System = [.. AksPool.System(_context).Select(pool => CreatePool(pool, args.ControlPlane.Cluster))];
        foreach (var pool in elastic)
        {
            CreatePool(pool, args.ControlPlane.Cluster);
        }

        CreateOrder(elastic);
        RegisterOutputs();
    }

    /// <summary>The pools that the platform's own pods run on.</summary>
    public ImmutableArray<Resource> System { get; }

    /// <summary>How a pod gets onto the nodes of each role: AKS adds a taint of its own to spot machines.</summary>
    public static EnumMap<NodeRole, NodePlacement> Placements(AksContext context) => NodeRoles.Placements.Map((role, placement) =>
        context.Settings.Nodes.Elastic.TryGetValue(role, out var pool) && pool.Spot ? placement with { CloudTaints = [AksPool.SpotTaint] } : placement);

    private Resource CreatePool(AksPool pool, ManagedCluster cluster)
    {
        var args = new AgentPoolArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            ResourceName = _context.Name,
            AgentPoolName = pool.Name,
            Mode = pool.Role == NodeRole.System ? AgentPoolMode.System : AgentPoolMode.User,
            Type = AgentPoolType.VirtualMachineScaleSets,
            OrchestratorVersion = _context.Settings.Cluster.Version,
            VmSize = pool.VmSize.Name,
            OsType = OSType.Linux,
            OsSKU = OSSKU.AzureLinux,

            // On the machine's own disks, NVMe where it has them: images, shuffle and spill in emptyDir volumes are as fast as they can be.
            OsDiskType = OSDiskType.Ephemeral,
            OsDiskSizeGB = pool.DiskGi,
            KubeletDiskType = KubeletDiskType.OS,

            // No count: an update would set the number of nodes that the autoscaler has chosen since (Azure/AKS#1627).
            EnableAutoScaling = true,
            MinCount = pool.Minimum,
            MaxCount = pool.Maximum,
            MaxPods = MaxPods,
            AvailabilityZones = { pool.Zone },
            VnetSubnetID = _context.NodeSubnetId(pool.Zone),
            EnableNodePublicIP = false,
            EnableEncryptionAtHost = true,

            // Tenants may ask the cluster's DNS and nothing else; a DNS of the node's own would be out of their reach.
            LocalDNSProfile = new LocalDNSProfileArgs { Mode = LocalDNSMode.Disabled },
            NodeLabels = pool.Labels,
            NodeTaints = pool.Taints,
            ScaleDownMode = ScaleDownMode.Delete,
            Tags = _context.Tags(),
        };
        if (pool.Spot)
        {
            args.ScaleSetPriority = ScaleSetPriority.Spot;
            args.ScaleSetEvictionPolicy = ScaleSetEvictionPolicy.Delete;

            // Up to the price on demand: no node is evicted because the spot price rises.
            args.SpotMaxPrice = -1;
        }
        else
        {
            // AKS takes no surge for spot pools. A node whose pods refuse to go is set aside instead of failing the upgrade.
            args.UpgradeSettings = new AgentPoolUpgradeSettingsArgs
            {
                MaxSurge = pool.Role is NodeRole.Driver or NodeRole.System ? "1" : "10%",
                DrainTimeoutInMinutes = 120,
                UndrainableNodeBehavior = UndrainableNodeBehavior.Cordon,
            };
        }

        var options = ChildOptions.Of(this, cluster);

        // How many nodes there are at the moment is the autoscaler's business, not the plan's.
        options.IgnoreChanges.Add("count");
        return new AgentPool($"{_context.Name}-{pool.Spelling}", args, options);
    }

    /// <summary>
    /// The autoscaler's order: any pool before those on demand that only step in for spot. A higher number comes first.
    /// </summary>
    private void CreateOrder(ImmutableArray<AksPool> pools)
    {
        var spotRoles = pools.Where(pool => pool.Spot).Select(pool => pool.Role).ToHashSet();
        var first = pools.Where(pool => pool.Spot || !spotRoles.Contains(pool.Role)).Select(pool => $"aks-{pool.Name}-.*").Append("aks-system.*");
        var priorities = string.Join('\n', [
            "10:", "  - .*",
            "50:", .. first.Order(StringComparer.Ordinal).Select(pattern => $"  - {pattern}"),
        ]);
        _ = new ConfigMap(
            "cluster-autoscaler-priority-expander",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "cluster-autoscaler-priority-expander",
                    Namespace = "kube-system",
                    Labels =
                    {
                        ["app.kubernetes.io/managed-by"] = "pulumi",
                        ["app.kubernetes.io/part-of"] = "spark-platform",
                        ["spark-platform/cluster"] = _context.Name,
                    },
                },
                Data = { ["priorities"] = $"{priorities}\n" },
            },
            ChildOptions.Of(this));
    }
}

/// <summary>The inputs of <see cref="AksNodePools"/>.</summary>
internal sealed class AksNodePoolsArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksControlPlane ControlPlane { get; init; }
}
