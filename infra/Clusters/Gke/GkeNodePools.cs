using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.Gke;
using Pulumi;
using Pulumi.Gcp.Container;
using Pulumi.Gcp.Container.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>
/// The nodes: one pool for each role, and a second one on demand for roles on spot machines, because a pool on GKE has one kind. Both have
/// the same label and taint, and the autoscaler takes the cheaper one while it is to be had.
/// </summary>
internal sealed class GkeNodePools : ComponentResource
{
    private readonly GkeContext _context;
    private readonly GkeNodePoolsArgs _args;

    public GkeNodePools(string name, GkeNodePoolsArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:NodePools", name, args, options)
    {
        _context = args.Context;
        _args = args;

        System = CreateSystemPool();
        var driver = _context.Settings.Nodes.Driver;
        Driver = CreatePool("driver", NodeRole.Driver, driver, driver.Minimum, driver.MaximumNodes, spot: false);
        foreach (var (role, pool) in _context.Settings.Nodes.Elastic.Where(pool => pool.Key != NodeRole.Driver))
        {
            CreatePools(role, pool);
        }

        RegisterOutputs();
    }

    /// <summary>Where the platform's own services run.</summary>
    public NodePool System { get; }

    /// <summary>Where everything runs that names no role.</summary>
    public NodePool Driver { get; }

    private NodePool CreateSystemPool()
    {
        var settings = _context.Settings.Nodes.System;
        return Create(
            "system",
            _context.Zones,
            settings.Minimum,
            settings.Maximum,
            false,
            NodeConfig(NodeRole.System, settings.Machine, settings.DiskSize, false));
    }

    private void CreatePools(NodeRole role, GkePoolSettings settings)
    {
        var name = NodeRoles.Spelling(role);
        _ = CreatePool(name, role, settings, settings.Minimum, settings.MaximumNodes - settings.FallbackNodes, settings.Spot);
        if (settings.FallbackNodes > 0)
        {
            _ = CreatePool($"{name}-on-demand", role, settings, 0, settings.FallbackNodes, spot: false);
        }
    }

    private NodePool CreatePool(string name, NodeRole role, GkePoolSettings settings, int minimum, int maximum, bool spot)
    {
        var zones = settings.Zones.IsEmpty ? _context.Zones : [.. settings.Zones.Order(StringComparer.Ordinal).Select(_context.Zone)];
        return Create(name, zones, minimum, maximum, spot, NodeConfig(role, settings.Machine, settings.DiskSize, spot));
    }

    /// <summary>Pulumi adds a suffix to the pool's name: a pool that has to be replaced is created before the old one is drained.</summary>
    private NodePool Create(string name, ImmutableArray<string> zones, int minimum, int maximum, bool spot, NodePoolNodeConfigArgs nodeConfig)
    {
        var args = new NodePoolArgs
        {
            Cluster = _args.Cluster.Name,
            Location = _context.Project.Region,
            NodeLocations = zones,

            // It is counted by zone: enough for the minimum, and not above the maximum, which GKE refuses.
            InitialNodeCount = Math.Min((minimum + zones.Length - 1) / zones.Length, maximum / zones.Length),
            Autoscaling = new NodePoolAutoscalingArgs
            {
                // Spot machines are taken wherever they are to be had.
                LocationPolicy = spot ? "ANY" : "BALANCED",
                TotalMinNodeCount = minimum,
                TotalMaxNodeCount = maximum,
            },
            MaxPodsPerNode = _context.Settings.Network.PodsPerNode,
            Management = new NodePoolManagementArgs { AutoRepair = true, AutoUpgrade = true },
            NetworkConfig = new NodePoolNetworkConfigArgs { EnablePrivateNodes = true },
            NodeConfig = nodeConfig,
        };
        Upgrade(args, name == "driver");
        return new NodePool(name, args, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = { _args.NodeIdentity.Grants, _args.Keys.Volumes, _args.Network.Nat },

            // How many nodes there are at the moment is the autoscaler's business, not the plan's.
            IgnoreChanges = { "initialNodeCount", "nodeCount" },
        });
    }

    /// <summary>
    /// A node that is drained stops its drivers an hour later, whatever their disruption budget says. So Google upgrades the drivers' nodes only
    /// where a limit is set: new nodes are there at once, and old ones take no new driver and are drained when the limit is over.
    /// </summary>
    private void Upgrade(NodePoolArgs args, bool forDrivers)
    {
        if (forDrivers && _context.Settings.Nodes.Driver.DrainLimit is { } limit)
        {
            args.UpgradeSettings = new NodePoolUpgradeSettingsArgs
            {
                Strategy = "BLUE_GREEN",
                BlueGreenSettings = new NodePoolUpgradeSettingsBlueGreenSettingsArgs
                {
                    AutoscaledRolloutPolicy = new NodePoolUpgradeSettingsBlueGreenSettingsAutoscaledRolloutPolicyArgs
                    {
                        WaitForDrainDuration = $"{limit.TotalSeconds:0}s",
                    },
                },
            };
            return;
        }

        args.UpgradeSettings = new NodePoolUpgradeSettingsArgs { Strategy = "SURGE", MaxSurge = 1, MaxUnavailable = 0 };
        if (forDrivers)
        {
            args.MaintenancePolicies = new NodePoolMaintenancePolicyArgs
            {
                ExclusionUntilEndOfSupports = new NodePoolMaintenancePolicyExclusionUntilEndOfSupportArgs { Enabled = true },
            };
        }
    }

    private NodePoolNodeConfigArgs NodeConfig(NodeRole role, GkeMachineType machine, Quantity diskSize, bool spot)
    {
        var placement = NodeRoles.Placements[role];
        var node = new NodePoolNodeConfigArgs
        {
            MachineType = machine.Name,
            Spot = spot,
            ImageType = "COS_CONTAINERD",
            DiskType = "hyperdisk-balanced",
            DiskSizeGb = (int)(diskSize.Value / Quantity.Parse("1Gi").Value),
            BootDiskKmsKey = _context.DataKey,
            ServiceAccount = _context.NodeAccount,

            // What the nodes may do, their account's roles say; scopes are the older way and only add a second place to look.
            OauthScopes = { "https://www.googleapis.com/auth/cloud-platform" },
            Labels = { [placement.LabelKey] = placement.LabelValue },
            Tags = { _context.Name, $"{_context.Name}-{placement.LabelValue}" },
            ResourceLabels = _context.Labels(("spark-platform-role", placement.LabelValue)),
            Metadata = { ["disable-legacy-endpoints"] = "true" },
            ShieldedInstanceConfig = new NodePoolNodeConfigShieldedInstanceConfigArgs { EnableSecureBoot = true, EnableIntegrityMonitoring = true },

            // A pod that could reach the machine's own metadata would have the node's rights.
            WorkloadMetadataConfig = new NodePoolNodeConfigWorkloadMetadataConfigArgs { Mode = "GKE_METADATA" },
            KubeletConfig = new NodePoolNodeConfigKubeletConfigArgs { InsecureKubeletReadonlyPortEnabled = "FALSE" },
        };
        if (placement.Taint is { } taint)
        {
            node.Taints.Add(new NodePoolNodeConfigTaintArgs { Key = taint.Key, Value = taint.Value, Effect = "NO_SCHEDULE" });
        }

        if (role == NodeRole.LocalNvme)
        {
            // All of the machine's local disks as one, for emptyDir volumes, images and logs.
            node.EphemeralStorageLocalSsdConfig = new NodePoolNodeConfigEphemeralStorageLocalSsdConfigArgs { LocalSsdCount = machine.LocalSsds };
        }

        return node;
    }
}

/// <summary>The inputs of <see cref="GkeNodePools"/>.</summary>
internal sealed class GkeNodePoolsArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    public required GkeNetwork Network { get; init; }

    public required GkeKeys Keys { get; init; }

    public required GkeNodeIdentity NodeIdentity { get; init; }

    [Input("maximumNodes")]
    public Input<int> MaximumNodes => Context.Settings.Nodes.MaximumNodes;
}
