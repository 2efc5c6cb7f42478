namespace Infra.Clusters.Eks.Karpenter;

/// <summary>
/// The IAM policies of Karpenter's controller: it may start, tag and remove machines that have this cluster's tags, and no others.
/// Source: Karpenter 1.14's reference policies. There are several, because an IAM policy is limited in length.
/// </summary>
internal static class KarpenterPolicy
{
    private const string NodePoolTag = "karpenter.sh/nodepool";
    private const string NodeClassTag = "karpenter.k8s.aws/ec2nodeclass";
    private const string RegionTag = "topology.kubernetes.io/region";
    private const string ClusterNameTag = "eks:eks-cluster-name";

    /// <summary>Machines: starting, tagging and removing them.</summary>
    public static string Machines(EksContext context)
    {
        var owned = $"kubernetes.io/cluster/{context.Name}";
        return PolicyDocument.Of(
            new Statement("UseSharedParts")
            {
                Action = ["ec2:RunInstances", "ec2:CreateFleet"],
                Resource =
                [
                    .. Ec2(context, "image", "snapshot", account: ""),
                    .. Ec2(context, "security-group", "subnet", account: "*"),
                    .. Ec2(context, "capacity-reservation", "placement-group", account: "*"),
                ],
            },
            new Statement("UseOwnLaunchTemplates")
            {
                Action = ["ec2:RunInstances", "ec2:CreateFleet"],
                Resource = Ec2(context, "launch-template"),
                Condition = new Conditions().StringEquals($"aws:ResourceTag/{owned}", "owned").StringLike($"aws:ResourceTag/{NodePoolTag}", "*"),
            },
            new Statement("CreateOnlyTagged")
            {
                Action = ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
                Resource = Ec2(context, "fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"),
                Condition = RequestedForCluster(context),
            },
            new Statement("TagWhileCreating")
            {
                Action = ["ec2:CreateTags"],
                Resource = Ec2(context, "fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"),
                Condition = RequestedForCluster(context).StringEquals("ec2:CreateAction", "RunInstances", "CreateFleet", "CreateLaunchTemplate"),
            },
            new Statement("TagOwnMachines")
            {
                Action = ["ec2:CreateTags"],
                Resource = Ec2(context, "instance"),
                Condition = new Conditions()
                    .StringEquals($"aws:ResourceTag/{owned}", "owned")
                    .StringLike($"aws:ResourceTag/{NodePoolTag}", "*")
                    .With("StringEqualsIfExists", $"aws:RequestTag/{ClusterNameTag}", context.Name)
                    .With("ForAllValues:StringEquals", "aws:TagKeys", ClusterNameTag, "karpenter.sh/nodeclaim", "Name"),
            },
            new Statement("RemoveOwn")
            {
                Action = ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
                Resource = Ec2(context, "instance", "launch-template"),
                Condition = new Conditions().StringEquals($"aws:ResourceTag/{owned}", "owned").StringLike($"aws:ResourceTag/{NodePoolTag}", "*"),
            });
    }

    /// <summary>Instance profiles: giving machines the nodes' role, and no other.</summary>
    public static string InstanceProfiles(EksContext context, string nodeRoleName)
    {
        var owned = $"kubernetes.io/cluster/{context.Name}";
        string[] profiles = [context.Account.GlobalArn("iam", "instance-profile/*")];
        return PolicyDocument.Of(
            new Statement("PassNodeRole")
            {
                Action = ["iam:PassRole"],
                Resource = [context.Account.GlobalArn("iam", $"role/{nodeRoleName}")],
                Condition = new Conditions().StringEquals("iam:PassedToService", $"ec2.{context.Account.DnsSuffix}"),
            },
            new Statement("CreateOwnProfiles")
            {
                Action = ["iam:CreateInstanceProfile"],
                Resource = profiles,
                Condition = new Conditions()
                    .StringEquals($"aws:RequestTag/{owned}", "owned")
                    .StringEquals($"aws:RequestTag/{ClusterNameTag}", context.Name)
                    .StringEquals($"aws:RequestTag/{RegionTag}", context.Account.Region)
                    .StringLike($"aws:RequestTag/{NodeClassTag}", "*"),
            },
            new Statement("TagOwnProfiles")
            {
                Action = ["iam:TagInstanceProfile"],
                Resource = profiles,
                Condition = new Conditions()
                    .StringEquals($"aws:ResourceTag/{owned}", "owned")
                    .StringEquals($"aws:ResourceTag/{RegionTag}", context.Account.Region)
                    .StringEquals($"aws:RequestTag/{owned}", "owned")
                    .StringEquals($"aws:RequestTag/{ClusterNameTag}", context.Name)
                    .StringEquals($"aws:RequestTag/{RegionTag}", context.Account.Region)
                    .StringLike($"aws:ResourceTag/{NodeClassTag}", "*")
                    .StringLike($"aws:RequestTag/{NodeClassTag}", "*"),
            },
            new Statement("ChangeOwnProfiles")
            {
                Action = ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
                Resource = profiles,
                Condition = new Conditions()
                    .StringEquals($"aws:ResourceTag/{owned}", "owned")
                    .StringEquals($"aws:ResourceTag/{RegionTag}", context.Account.Region)
                    .StringLike($"aws:ResourceTag/{NodeClassTag}", "*"),
            },
            new Statement("ReadProfiles") { Action = ["iam:GetInstanceProfile"], Resource = profiles },

            // AWS knows no narrower resource for listing.
            new Statement("ListProfiles") { Action = ["iam:ListInstanceProfiles"], Resource = ["*"] });
    }

    /// <summary>Read access to the cluster, to machine types and their prices, and to the notices of interruptions.</summary>
    public static string Discovery(EksContext context, string queueName) => PolicyDocument.Of(
        new Statement("ReadCluster") { Action = ["eks:DescribeCluster"], Resource = [context.ClusterArn] },
        new Statement("ReadZonalShift")
        {
            // A cluster is not among the resource types that the action knows; the condition names it.
            Action = ["arc-zonal-shift:GetManagedResource"],
            Resource = ["*"],
            Condition = new Conditions().StringEquals("arc-zonal-shift:ResourceIdentifier", context.ClusterArn),
        },
        new Statement("ReadInterruptions")
        {
            Action = ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
            Resource = [context.Account.Arn("sqs", queueName)],
        },
        new Statement("ReadMachines")
        {
            Action =
            [
                "ec2:DescribeCapacityReservations", "ec2:DescribeImages", "ec2:DescribeInstances", "ec2:DescribeInstanceStatus",
                "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplates", "ec2:DescribePlacementGroups",
                "ec2:DescribeSecurityGroups", "ec2:DescribeSpotPriceHistory", "ec2:DescribeSubnets",
            ],
            Resource = ["*"],
            Condition = new Conditions().StringEquals("aws:RequestedRegion", context.Account.Region),
        },
        new Statement("ReadImageNames")
        {
            Action = ["ssm:GetParameter"],
            Resource = [$"arn:{context.Account.Partition}:ssm:{context.Account.Region}::parameter/aws/service/*"],
        },
        new Statement("ReadPrices") { Action = ["pricing:GetProducts"], Resource = ["*"] });

    private static Conditions RequestedForCluster(EksContext context) => new Conditions()
        .StringEquals($"aws:RequestTag/kubernetes.io/cluster/{context.Name}", "owned")
        .StringEquals($"aws:RequestTag/{ClusterNameTag}", context.Name)
        .StringLike($"aws:RequestTag/{NodePoolTag}", "*");

    private static IReadOnlyList<string> Ec2(EksContext context, params string[] types) =>
        [.. types.Select(type => $"arn:{context.Account.Partition}:ec2:{context.Account.Region}:*:{type}/*")];

    private static IReadOnlyList<string> Ec2(EksContext context, string first, string second, string account) =>
        [.. new[] { first, second }.Select(type => $"arn:{context.Account.Partition}:ec2:{context.Account.Region}:{account}:{type}/*")];
}
