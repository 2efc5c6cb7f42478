using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;

namespace Infra.Clusters.Eks;

/// <summary>The nodes that are always there: a small managed group, on demand, for the platform's own services and nothing else.</summary>
internal sealed class EksSystemNodes : ComponentResource
{
    private readonly EksContext _context;

    public EksSystemNodes(string name, EksSystemNodesArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:SystemNodes", name, args, options)
    {
        _context = args.Context;
        NodeGroup = CreateNodeGroup(args, ServiceRole.ForNodes(_context, "system-nodes", this), CreateLaunchTemplate(args.Keys));
        RegisterOutputs();
    }

    public NodeGroup NodeGroup { get; }

    private LaunchTemplate CreateLaunchTemplate(EksKeys keys)
    {
        var settings = _context.Settings.Nodes.System;
        var args = new LaunchTemplateArgs
        {
            Name = $"{_context.Name}-system",
            UpdateDefaultVersion = true,

            // A pod that could reach the metadata service would have the node's rights: tokens are demanded, and they travel one hop only.
            MetadataOptions = new LaunchTemplateMetadataOptionsArgs { HttpTokens = "required", HttpPutResponseHopLimit = 1, HttpEndpoint = "enabled" },
            BlockDeviceMappings =
            {
                new LaunchTemplateBlockDeviceMappingArgs
                {
                    DeviceName = "/dev/xvda",
                    Ebs = new LaunchTemplateBlockDeviceMappingEbsArgs
                    {
                        VolumeSize = (int)(settings.DiskSize.Value / Quantity.Parse("1Gi").Value),
                        VolumeType = "gp3",
                        Encrypted = "true",
                        KmsKeyId = keys.Data.Arn,
                        DeleteOnTermination = "true",
                    },
                },
            },
            Tags = _context.Tags($"{_context.Name}-system"),
        };
        foreach (var resourceType in new[] { "instance", "volume", "network-interface" })
        {
            args.TagSpecifications.Add(new LaunchTemplateTagSpecificationArgs
            {
                ResourceType = resourceType,
                Tags = _context.Tags($"{_context.Name}-system"),
            });
        }

        return new LaunchTemplate($"{_context.Name}-system", args, ChildOptions.Of(this));
    }

    /// <summary>
    /// Pulumi adds a suffix to the group's name. A group that has to be replaced, for another machine type say, is created before the old one
    /// is drained: CoreDNS, Karpenter and the operator run on it.
    /// </summary>
    private NodeGroup CreateNodeGroup(EksSystemNodesArgs args, ServiceRole role, LaunchTemplate template)
    {
        var settings = _context.Settings.Nodes.System;
        var placement = NodeRoles.Placements[NodeRole.System];
        return new NodeGroup(
            $"{_context.Name}-system",
            new NodeGroupArgs
            {
                ClusterName = args.Cluster.Name,
                NodeRoleArn = role.Role.Arn,
                SubnetIds = args.Network.PrivateSubnets.Select(subnet => subnet.Id).ToArray(),
                Version = _context.Settings.Cluster.Version,
                AmiType = "AL2023_x86_64_STANDARD",
                CapacityType = "ON_DEMAND",
                InstanceTypes = settings.InstanceTypes,
                ScalingConfig = new NodeGroupScalingConfigArgs { DesiredSize = settings.Minimum, MinSize = settings.Minimum, MaxSize = settings.Maximum },
                UpdateConfig = new NodeGroupUpdateConfigArgs { MaxUnavailable = 1 },
                NodeRepairConfig = new NodeGroupNodeRepairConfigArgs { Enabled = true },
                LaunchTemplate = new NodeGroupLaunchTemplateArgs
                {
                    Id = template.Id,
                    Version = template.LatestVersion.Apply(version => version.ToString()),
                },
                Labels = { [placement.LabelKey] = placement.LabelValue },
                Taints = { new NodeGroupTaintArgs { Key = placement.Taint!.Key, Value = placement.Taint.Value, Effect = "NO_SCHEDULE" } },
                Tags = _context.Tags($"{_context.Name}-system"),
            },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = { role.Attachments, args.Network.Routes, args.Addons.BeforeNodes },

                // How many nodes there are at the moment is the autoscaler's business, not the plan's.
                IgnoreChanges = { "scalingConfig.desiredSize" },
            });
    }
}

/// <summary>The inputs of <see cref="EksSystemNodes"/>.</summary>
internal sealed class EksSystemNodesArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    public required EksNetwork Network { get; init; }

    public required EksKeys Keys { get; init; }

    public required EksAddons Addons { get; init; }

    [Input("minimum")]
    public Input<int> Minimum => Context.Settings.Nodes.System.Minimum;

    [Input("maximum")]
    public Input<int> Maximum => Context.Settings.Nodes.System.Maximum;
}
