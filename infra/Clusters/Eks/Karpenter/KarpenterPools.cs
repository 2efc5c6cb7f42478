using Infra.Contract;
using Infra.Settings;
using Infra.Settings.Eks;
using Pulumi;
using Pulumi.Aws.Eks;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Clusters.Eks.Karpenter;

/// <summary>The node classes and pools, one pool for each role that grows and shrinks.</summary>
internal static class KarpenterPools
{
    public static void Create(EksContext context, string nodeRoleName, Cluster cluster, EksKeys keys, Resource release, ComponentResource parent)
    {
        foreach (var (role, settings) in context.Settings.Nodes.Elastic)
        {
            var name = NodeRoles.Spelling(role);
            var nodeClass = new CustomResource(
                $"{name}-class",
                new Ec2NodeClassArgs { Metadata = Metadata(context, name), Spec = NodeClassSpec(context, nodeRoleName, cluster, keys, role, settings) },
                ChildOptions.Of(parent, release));
            _ = new CustomResource(
                name,
                new NodePoolArgs { Metadata = Metadata(context, name), Spec = NodePoolSpec(role, settings, name) },

                // A pool that is deleted drains its nodes first, for which Karpenter and the node's class must still be there.
                ChildOptions.Of(parent, release, nodeClass));
        }
    }

    private static ObjectMetaArgs Metadata(EksContext context, string name) => new()
    {
        Name = name,
        Labels =
        {
            ["app.kubernetes.io/managed-by"] = "pulumi",
            ["app.kubernetes.io/part-of"] = "spark-platform",
            ["spark-platform/cluster"] = context.Name,
        },
    };

    private static Ec2NodeClassSpecArgs NodeClassSpec(
        EksContext context, string nodeRoleName, Cluster cluster, EksKeys keys, NodeRole role, EksPoolSettings settings)
    {
        var spec = new Ec2NodeClassSpecArgs
        {
            Role = nodeRoleName,
            AmiSelectorTerms = new AmiTermArgs { Alias = context.Settings.Nodes.Ami },
            SubnetSelectorTerms = new TagTermArgs { Tags = new Dictionary<string, string> { ["karpenter.sh/discovery"] = context.Name } },

            // The cluster's own group: nodes and control plane reach each other, and nothing else reaches them.
            SecurityGroupSelectorTerms = new IdTermArgs { Id = cluster.VpcConfig.Apply(vpc => vpc.ClusterSecurityGroupId!) },
            BlockDeviceMappings = new BlockDeviceArgs
            {
                DeviceName = "/dev/xvda",
                Ebs = new EbsArgs
                {
                    VolumeSize = settings.DiskSize.Text,
                    VolumeType = "gp3",

                    // Shuffle and spill go to this disk where the machine has none of its own.
                    Throughput = role == NodeRole.LocalNvme ? 125 : 500,
                    Encrypted = true,
                    KmsKeyId = keys.Data.Arn,
                    DeleteOnTermination = true,
                },
            },
            MetadataOptions = new MetadataOptionsArgs { HttpTokens = "required", HttpPutResponseHopLimit = 1 },
            Tags = context.Tags($"{context.Name}-{NodeRoles.Spelling(role)}"),
        };
        if (role == NodeRole.LocalNvme)
        {
            spec.InstanceStorePolicy = "RAID0";
        }

        return spec;
    }

    private static NodePoolSpecArgs NodePoolSpec(NodeRole role, EksPoolSettings settings, string nodeClass)
    {
        var placement = NodeRoles.Placements[role];
        var node = new NodeSpecArgs
        {
            NodeClassRef = new NodeClassRefArgs { Name = nodeClass },
            Requirements = Requirements(role, settings),
            ExpireAfter = settings.ExpireAfter ?? "Never",
        };
        if (settings.DrainLimit is { } limit)
        {
            // Without it Karpenter waits for as long as a pod's disruption budget wants, and with it no longer than this.
            node.TerminationGracePeriod = limit;
        }

        if (placement.Taint is { } taint)
        {
            node.Taints = new NodeTaintArgs { Key = taint.Key, Value = taint.Value, Effect = "NoSchedule" };
        }

        return new NodePoolSpecArgs
        {
            Template = new NodeTemplateArgs
            {
                Metadata = new NodeMetadataArgs { Labels = new Dictionary<string, string> { [placement.LabelKey] = placement.LabelValue } },
                Spec = node,
            },
            Disruption = Disruption(role, settings),
            Limits = new Dictionary<string, string> { ["cpu"] = settings.Limit.Cpu.Text, ["memory"] = settings.Limit.Memory.Text },
        };
    }

    private static RequirementArgs[] Requirements(NodeRole role, EksPoolSettings settings)
    {
        List<RequirementArgs> requirements =
        [
            Requirement("kubernetes.io/arch", "In", "amd64"),
            Requirement("kubernetes.io/os", "In", "linux"),
            Requirement("karpenter.sh/capacity-type", "In", settings.Spot ? ["spot", "on-demand"] : ["on-demand"]),
            Requirement("karpenter.k8s.aws/instance-category", "In", [.. settings.InstanceCategories]),

            // Older machines have slower disks and networks and cost no less. Storage machines count their generations apart.
            Requirement("karpenter.k8s.aws/instance-generation", "Gt", role == NodeRole.LocalNvme ? "3" : "5"),
            Requirement("karpenter.k8s.aws/instance-cpu", "Gt", $"{settings.MinimumVcpus - 1}"),
            Requirement("karpenter.k8s.aws/instance-cpu", "Lt", $"{settings.MaximumVcpus + 1}"),
        ];
        if (role == NodeRole.LocalNvme)
        {
            requirements.Add(Requirement("karpenter.k8s.aws/instance-local-nvme", "Gt", "100"));
        }

        return [.. requirements];
    }

    /// <summary>
    /// A driver's node goes when it is empty, or when its image is no longer the settings': then one at a time, and by the tenants' disruption
    /// budgets not before its last driver ends. The others also go when they are underused.
    /// </summary>
    private static DisruptionArgs Disruption(NodeRole role, EksPoolSettings settings) => new()
    {
        ConsolidationPolicy = role == NodeRole.Driver ? "WhenEmpty" : "WhenEmptyOrUnderutilized",
        ConsolidateAfter = settings.ConsolidateAfter,
        Budgets = new[]
        {
            new BudgetArgs { Nodes = "20%", Reasons = new[] { "Empty" } },
            new BudgetArgs { Nodes = role == NodeRole.Driver ? "1" : "10%", Reasons = new[] { "Drifted", "Underutilized" } },
        },
    };

    private static RequirementArgs Requirement(string key, string @operator, params string[] values) =>
        new() { Key = key, Operator = @operator, Values = values };
}
