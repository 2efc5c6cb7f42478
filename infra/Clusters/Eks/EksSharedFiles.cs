using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Efs;
using Pulumi.Aws.Efs.Inputs;

namespace Infra.Clusters.Eks;

/// <summary>The file system behind the tier "shared", reachable from the cluster's nodes only.</summary>
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

        var group = CreateSecurityGroup(args);
        MountTargets = [.. args.Network.PrivateSubnets.Zip(context.Account.Zones, (subnet, zone) => new MountTarget(
            $"{context.Name}-shared-{zone}",
            new MountTargetArgs { FileSystemId = FileSystem.Id, SubnetId = subnet.Id, SecurityGroups = { group.Id } },
            ChildOptions.Of(this)))];
        RegisterOutputs();
    }

    public FileSystem FileSystem { get; }

    /// <summary>Without the one in its zone, a node cannot mount.</summary>
    public ImmutableArray<Resource> MountTargets { get; }

    private SecurityGroup CreateSecurityGroup(EksSharedFilesArgs args)
    {
        var name = $"{args.Context.Name}-shared";
        var group = new SecurityGroup(
            name,
            new SecurityGroupArgs { VpcId = args.Network.Vpc.Id, Description = "NFS from the VPC to the shared file system", Tags = args.Context.Tags(name) },
            ChildOptions.Of(this));
        _ = new Pulumi.Aws.Vpc.SecurityGroupIngressRule(
            name,
            new Pulumi.Aws.Vpc.SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = group.Id,
                Description = "NFS from the VPC",
                CidrIpv4 = args.Context.Settings.Network.Cidr.ToString(),
                IpProtocol = "tcp",
                FromPort = 2049,
                ToPort = 2049,
                Tags = args.Context.Tags(name),
            },
            ChildOptions.Of(this));
        return group;
    }
}

/// <summary>The inputs of <see cref="EksSharedFiles"/>.</summary>
internal sealed class EksSharedFilesArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required EksNetwork Network { get; init; }

    public required EksKeys Keys { get; init; }
}
