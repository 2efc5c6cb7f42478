using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Eks;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Clusters.Eks.Karpenter;

/// <summary>Karpenter: nodes appear before the driver starts and go when they are idle.</summary>
internal sealed class KarpenterAutoscaler : ComponentResource
{
    private const string ServiceAccount = "karpenter";
    private const string Namespace = "kube-system";

    public KarpenterAutoscaler(string name, KarpenterAutoscalerArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:Karpenter", name, args, options)
    {
        var context = args.Context;

        // A role apart from the system nodes': EKS itself grants a managed group's role its access, and a second grant is refused.
        var nodeRole = ServiceRole.ForNodes(context, "elastic-nodes", this);
        var nodeRoleName = $"{context.Name}-elastic-nodes";
        _ = InterruptionQueue.Create(context, this);

        var role = ServiceRole.Create(context, "karpenter", PolicyDocument.TrustPodIdentity(context, Namespace, ServiceAccount), [], this)
            .With($"{context.Name}-karpenter-machines", KarpenterPolicy.Machines(context), this)
            .With($"{context.Name}-karpenter-profiles", KarpenterPolicy.InstanceProfiles(context, nodeRoleName), this)
            .With($"{context.Name}-karpenter-discovery", KarpenterPolicy.Discovery(context, InterruptionQueue.NameOf(context)), this);
        var identity = new PodIdentityAssociation(
            $"{context.Name}-karpenter",
            new PodIdentityAssociationArgs
            {
                ClusterName = args.ControlPlane.Cluster.Name,
                Namespace = Namespace,
                ServiceAccount = ServiceAccount,
                RoleArn = role.Role.Arn,
                Tags = context.Tags($"{context.Name}-karpenter"),
            },
            ChildOptions.Of(this, role.Attachments));

        var nodesMayJoin = new AccessEntry(
            nodeRoleName,
            new AccessEntryArgs
            {
                ClusterName = args.ControlPlane.Cluster.Name,
                PrincipalArn = nodeRole.Role.Arn,
                Type = "EC2_LINUX",
                Tags = context.Tags(nodeRoleName),
            },
            ChildOptions.Of(this));

        var release = Install(context, args, [.. role.Attachments, .. nodeRole.Attachments, identity, nodesMayJoin, .. args.PodPrerequisites]);
        KarpenterPools.Create(context, nodeRoleName, args.ControlPlane.Cluster, args.Keys, release, this);
        RegisterOutputs();
    }

    /// <summary>The kinds come in a chart of their own, because Helm installs the kinds of a chart once and never upgrades them.</summary>
    private Release Install(EksContext context, KarpenterAutoscalerArgs args, IEnumerable<Resource> after)
    {
        var chart = context.Settings.Cluster.Karpenter;
        var kinds = ChartRelease.Install(
            "karpenter-crd",
            Namespace,
            chart with { Name = "karpenter-crd" },
            [],
            ChildOptions.Of(this));

        return ChartRelease.Install(
            "karpenter",
            Namespace,
            chart,
            KarpenterValues.Of(context, NodeRoles.Placements[NodeRole.System]),
            ChildOptions.Of(this, [kinds, .. after]),
            skipKinds: true);
    }
}

/// <summary>The inputs of <see cref="KarpenterAutoscaler"/>.</summary>
internal sealed class KarpenterAutoscalerArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required EksControlPlane ControlPlane { get; init; }

    public required EksKeys Keys { get; init; }

    /// <summary>The resources that must exist before Karpenter's own pods can run.</summary>
    public required IReadOnlyList<Resource> PodPrerequisites { get; init; }

    [Input("version")]
    public Input<string> Version => Context.Settings.Cluster.Karpenter.Version;

    [Input("ami")]
    public Input<string> Ami => Context.Settings.Nodes.Ami;
}
