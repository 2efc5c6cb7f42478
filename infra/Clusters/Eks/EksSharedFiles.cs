using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Efs;
using Pulumi.Aws.Efs.Inputs;
using Pulumi.Aws.Eks;

namespace Infra.Clusters.Eks;

/// <summary>
/// The file system behind the tier "shared". The cluster's nodes reach it, and mount it by the EFS driver's role, with TLS, through access
/// points: a client without one of these would be root on all tenants' files.
/// </summary>
internal sealed class EksSharedFiles : ComponentResource
{
    public EksSharedFiles(string name, EksSharedFilesArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:SharedFiles", name, args, options)
    {
        var context = args.Context;
        FileSystem = new FileSystem(
            $"{context.Name}-shared",
            new FileSystemArgs
            {
                Encrypted = true,
                KmsKeyId = args.Keys.Data.Arn,
                ThroughputMode = "elastic",
                LifecyclePolicies = { new FileSystemLifecyclePolicyArgs { TransitionToIa = "AFTER_30_DAYS" } },
                Tags = context.Tags($"{context.Name}-shared"),
            },
            new CustomResourceOptions { Parent = this, Protect = context.Settings.Cluster.DeletionProtection });
        _ = new BackupPolicy(
            $"{context.Name}-shared",
            new BackupPolicyArgs
            {
                FileSystemId = FileSystem.Id,
                BackupPolicyDetails = new BackupPolicyBackupPolicyArgs { Status = "ENABLED" },
            },
            ChildOptions.Of(this));

        var closed = Close(args);
        var (group, fromNodes) = CreateSecurityGroup(args);
        Resource[] targets = [.. args.Network.PrivateSubnets.Zip(context.Zones, (subnet, zone) => new MountTarget(
            $"{context.Name}-shared-{zone}",
            new MountTargetArgs { FileSystemId = FileSystem.Id, SubnetId = subnet.Id, SecurityGroups = { group.Id } },
            ChildOptions.Of(this)))];
        Ready = [.. targets, fromNodes, closed];
        RegisterOutputs();
    }

    public FileSystem FileSystem { get; }

    /// <summary>Without them, a node cannot mount: a target in its zone, the rule that lets it in, the policy that lets the driver mount.</summary>
    public ImmutableArray<Resource> Ready { get; }

    private FileSystemPolicy Close(EksSharedFilesArgs args)
    {
        var driver = args.Context.FileMounterArn;
        string[] everything = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"];
        Statement Deny(string sid, Conditions when) =>
            new(sid) { Effect = "Deny", Principal = Principals.Anyone(), Action = everything, Condition = when };
        return new FileSystemPolicy(
            $"{args.Context.Name}-shared",
            new FileSystemPolicyArgs
            {
                FileSystemId = FileSystem.Id,
                Policy = PolicyDocument.Of(
                    new Statement("AllowDriver")
                    {
                        Principal = Principals.Role(driver),
                        Action = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                    },
                    Deny("DenyPlaintext", new Conditions().With("Bool", "aws:SecureTransport", "false")),
                    Deny("DenyWithoutAccessPoint", new Conditions().With("Null", "elasticfilesystem:AccessPointArn", "true")),

                    // Also those whom an identity policy of the account would let in.
                    Deny("DenyOthers", new Conditions().With("ArnNotEquals", "aws:PrincipalArn", driver))),
            },
            ChildOptions.Of(this, args.Addons.FileMounter));
    }

    private (SecurityGroup Group, Resource FromNodes) CreateSecurityGroup(EksSharedFilesArgs args)
    {
        var name = $"{args.Context.Name}-shared";
        var group = new SecurityGroup(
            name,

            // AWS replaces a group whose description changes.
            new SecurityGroupArgs { VpcId = args.Network.Vpc.Id, Description = "NFS from the VPC to the shared file system", Tags = args.Context.Tags(name) },
            ChildOptions.Of(this));
        var fromNodes = new Pulumi.Aws.Vpc.SecurityGroupIngressRule(
            name,
            new Pulumi.Aws.Vpc.SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = group.Id,
                Description = "NFS from the cluster's nodes",
                ReferencedSecurityGroupId = args.Cluster.VpcConfig.Apply(vpc => vpc.ClusterSecurityGroupId!),
                IpProtocol = "tcp",
                FromPort = 2049,
                ToPort = 2049,
                Tags = args.Context.Tags(name),
            },
            ChildOptions.Of(this));
        return (group, fromNodes);
    }
}

/// <summary>The inputs of <see cref="EksSharedFiles"/>.</summary>
internal sealed class EksSharedFilesArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required EksNetwork Network { get; init; }

    public required Cluster Cluster { get; init; }

    public required EksAddons Addons { get; init; }

    public required EksKeys Keys { get; init; }
}
