using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;
using Pulumi.Aws.Iam;

namespace Infra.Clusters.Eks;

/// <summary>
/// The add-ons at pinned versions, in two waves: those that nodes need to join, which need no node themselves, and those that run on nodes
/// and count as created only once they do.
/// </summary>
internal sealed class EksAddons : ComponentResource
{
    private readonly EksContext _context;
    private readonly Output<string> _clusterName;
    private readonly Resource _mayMount;

    public EksAddons(string name, EksAddonsArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:Addons", name, args, options)
    {
        _context = args.Context;
        _clusterName = args.Cluster.Name;
        (FileMounter, _mayMount) = CreateFileMounter();
        BeforeNodes = [CreateVpcCni(), CreateAddon("kube-proxy"), CreateAddon("eks-pod-identity-agent")];
        RegisterOutputs();
    }

    /// <summary>The add-ons without which no node becomes ready.</summary>
    public ImmutableArray<Resource> BeforeNodes { get; }

    /// <summary>The role by which the EFS driver's pods on the nodes mount. It has no rights but those that the file system's own policy gives.</summary>
    public Role FileMounter { get; }

    /// <summary>Creates the add-ons that run as ordinary pods.</summary>
    /// <param name="nodes">The nodes that they run on.</param>
    /// <returns>What a pod needs to find names, what it needs to get volumes, and what makes snapshots of them.</returns>
    public (Resource Names, ImmutableArray<Resource> Volumes, Resource Snapshots) CreateAfterNodes(Resource nodes) =>
        (CreateAddon("coredns", after: [nodes]), [CreateEbsDriver(nodes), CreateEfsDriver(nodes)], CreateAddon("snapshot-controller", after: [nodes]));

    private Addon CreateVpcCni()
    {
        var role = CreateRole("vpc-cni", "aws-node", "AmazonEKS_CNI_Policy");
        return CreateAddon("vpc-cni", "aws-node", role, new JsonObject
        {
            // Without it every network policy is accepted and none is enforced.
            ["enableNetworkPolicy"] = "true",

            // Sixteen addresses at a time: more pods on a node, and fewer calls to EC2 when hundreds of executors start.
            ["env"] = new JsonObject { ["ENABLE_PREFIX_DELEGATION"] = "true", ["WARM_PREFIX_TARGET"] = "1" },
        });
    }

    private Addon CreateEbsDriver(Resource nodes)
    {
        // The "service-role" path that the driver's documents print does not exist for V2.
        var role = CreateRole("ebs-csi", "ebs-csi-controller-sa", "AmazonEBSCSIDriverPolicyV2")
            .With($"{_context.Name}-ebs-csi-key", PolicyDocument.Of(new Statement("UseDataKey")
            {
                Action = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext"],
                Resource = [_context.Account.Arn("kms", "key/*")],
                Condition = new Conditions().With("ForAnyValue:StringEquals", "kms:ResourceAliases", _context.DataKeyAlias),
            }), this);
        return CreateAddon("aws-ebs-csi-driver", "ebs-csi-controller-sa", role, new JsonObject
        {
            // Volumes are made by the driver and not by Pulumi: these tags find the ones that are left behind.
            ["controller"] = new JsonObject { ["extraVolumeTags"] = TagsAsJson(text => text) },
        }, nodes);
    }

    /// <summary>The association is one of its own, and not the add-on's, which knows the controller's account only.</summary>
    private (Role Role, PodIdentityAssociation Association) CreateFileMounter()
    {
        const string account = "efs-csi-node-sa";
        var role = ServiceRole.Create(_context, EksContext.FileMounter, PolicyDocument.TrustPodIdentity(_context, "kube-system", account), [], this).Role;
        var name = $"{_context.Name}-{EksContext.FileMounter}";
        return (role, new PodIdentityAssociation(
            name,
            new PodIdentityAssociationArgs
            {
                ClusterName = _clusterName,
                Namespace = "kube-system",
                ServiceAccount = account,
                RoleArn = role.Arn,
                Tags = _context.Tags(name),
            },
            ChildOptions.Of(this)));
    }

    private Addon CreateEfsDriver(Resource nodes)
    {
        var role = CreateRole("efs-csi", "efs-csi-controller-sa", "service-role/AmazonEFSCSIDriverPolicy");
        return CreateAddon("aws-efs-csi-driver", "efs-csi-controller-sa", role, new JsonObject
        {
            // The driver reads them as one text, key:value key:value, with \ before a colon or blank that belongs to a key or value.
            ["controller"] = new JsonObject { ["tags"] = TagsAsJson(text => text.Replace(":", "\\:").Replace(" ", "\\ ")) },
        }, nodes, _mayMount);
    }

    private JsonObject TagsAsJson(Func<string, string> escape) => new(_context.Tags()
        .OrderBy(tag => tag.Key, StringComparer.Ordinal)
        .Select(tag => KeyValuePair.Create(escape(tag.Key), (JsonNode?)JsonValue.Create(escape(tag.Value)))));

    private ServiceRole CreateRole(string purpose, string serviceAccount, string managedPolicy) =>
        ServiceRole.Create(_context, purpose, PolicyDocument.TrustPodIdentity(_context, "kube-system", serviceAccount), [managedPolicy], this);

    private Addon CreateAddon(string addon, string serviceAccount, ServiceRole role, JsonObject configuration, params IEnumerable<Resource> after) =>
        CreateAddon(
            addon,
            configuration,
            new AddonPodIdentityAssociationArgs { ServiceAccount = serviceAccount, RoleArn = role.Role.Arn },
            [.. role.Attachments, .. after]);

    private Addon CreateAddon(
        string addon, JsonObject? configuration = null, AddonPodIdentityAssociationArgs? identity = null, params IEnumerable<Resource> after)
    {
        var args = new AddonArgs
        {
            ClusterName = _clusterName,
            AddonName = addon,
            AddonVersion = _context.Settings.Cluster.Addons[addon],
            ResolveConflictsOnCreate = "OVERWRITE",
            ResolveConflictsOnUpdate = "OVERWRITE",
            Tags = _context.Tags($"{_context.Name}-{addon}"),
        };
        if (configuration is not null)
        {
            args.ConfigurationValues = configuration.ToJsonString();
        }

        if (identity is not null)
        {
            args.PodIdentityAssociations.Add(identity);
        }

        return new Addon($"{_context.Name}-{addon}", args, ChildOptions.Of(this, after));
    }
}

/// <summary>The inputs of <see cref="EksAddons"/>.</summary>
internal sealed class EksAddonsArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    [Input("versions")]
    public InputMap<string> Versions => Context.Settings.Cluster.Addons.ToDictionary();
}
