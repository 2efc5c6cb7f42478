using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Kms;
using Alias = Pulumi.Aws.Kms.Alias;

namespace Infra.Clusters.Eks;

/// <summary>The keys: one for the cluster's secrets and logs, one for everything that holds data.</summary>
internal sealed class EksKeys : ComponentResource
{
    private readonly EksContext _context;

    public EksKeys(string name, EksKeysArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:Keys", name, args, options)
    {
        _context = args.Context;
        Cluster = CreateKey("cluster", "Kubernetes secrets and logs", ClusterStatements());
        Data = CreateKey("data", "Volumes, file systems, buckets and images", DataStatements());
        RegisterOutputs();
    }

    /// <summary>Encrypts Kubernetes secrets and the log groups.</summary>
    public Key Cluster { get; }

    /// <summary>Encrypts volumes, the file system, the bucket and the registry.</summary>
    public Key Data { get; }

    private Key CreateKey(string purpose, string encrypts, Statement[] statements)
    {
        var key = new Key(
            $"{_context.Name}-{purpose}",
            new KeyArgs
            {
                Description = $"{_context.Name}: {encrypts}",
                EnableKeyRotation = true,
                DeletionWindowInDays = 30,
                Policy = PolicyDocument.Of([AccountMayGrant(), .. statements]),
                Tags = _context.Tags($"{_context.Name}-{purpose}"),
            },

            // Without its key, what it encrypts is lost for good.
            new CustomResourceOptions { Parent = this, Protect = _context.Settings.Cluster.DeletionProtection });
        _ = new Alias(
            $"{_context.Name}-{purpose}",
            new AliasArgs { Name = $"alias/{_context.Name}-{purpose}", TargetKeyId = key.KeyId },
            ChildOptions.Of(this));
        return key;
    }

    /// <summary>Leaves it to the account's IAM policies who may use the key; without it, a key can lock out everybody.</summary>
    private Statement AccountMayGrant() => new("AllowAccountPolicies")
    {
        Principal = Principals.Account(_context.Account),
        Action = ["kms:*"],
        Resource = ["*"],
    };

    private Statement[] ClusterStatements() =>
    [
        new Statement("AllowLogs")
        {
            Principal = Principals.Service($"logs.{_context.Account.Region}.{_context.Account.DnsSuffix}"),
            Action = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
            Resource = ["*"],
            Condition = new Conditions().With(
                "ArnLike",
                "kms:EncryptionContext:aws:logs:arn",
                _context.Account.Arn("logs", $"log-group:/aws/*/{_context.Name}/*")),
        },
    ];

    /// <summary>Nodes are started by several services on our behalf; what they have in common is that they come through EC2, from this account.</summary>
    private Statement[] DataStatements() =>
    [
        new Statement("AllowVolumesOfThisAccount")
        {
            Principal = Principals.Anyone(),
            Action = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            Resource = ["*"],
            Condition = ThroughEc2(),
        },
        new Statement("AllowVolumeGrantsOfThisAccount")
        {
            Principal = Principals.Anyone(),
            Action = ["kms:CreateGrant"],
            Resource = ["*"],
            Condition = ThroughEc2().With("Bool", "kms:GrantIsForAWSResource", "true"),
        },
        new Statement("AllowAutoScaling")
        {
            Principal = Principals.Anyone(),
            Action = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            Resource = ["*"],
            Condition = AsAutoScaling(),
        },
        new Statement("AllowAutoScalingGrants")
        {
            Principal = Principals.Anyone(),
            Action = ["kms:CreateGrant"],
            Resource = ["*"],
            Condition = AsAutoScaling().With("Bool", "kms:GrantIsForAWSResource", "true"),
        },
    ];

    /// <summary>
    /// The role by which AWS starts the nodes of a managed group. It is named in a condition and not as the principal, because AWS makes it
    /// with the account's first Auto Scaling group, and a key policy with a principal that does not exist yet is refused.
    /// </summary>
    private Conditions AsAutoScaling() => new Conditions()
        .StringEquals("kms:CallerAccount", _context.Account.AccountId)
        .With(
            "ArnEquals",
            "aws:PrincipalArn",
            _context.Account.GlobalArn("iam", "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"));

    private Conditions ThroughEc2() => new Conditions()
        .StringEquals("kms:ViaService", $"ec2.{_context.Account.Region}.{_context.Account.DnsSuffix}")
        .StringEquals("kms:CallerAccount", _context.Account.AccountId);
}

/// <summary>The inputs of <see cref="EksKeys"/>.</summary>
internal sealed class EksKeysArgs : ResourceArgs
{
    public required EksContext Context { get; init; }
}
