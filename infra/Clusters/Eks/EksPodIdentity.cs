using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Eks;

namespace Infra.Clusters.Eks;

/// <summary>
/// A role that a service account takes by EKS Pod Identity, without a key. A tenant's reads and writes the tenant's own prefix of the bucket
/// and adds to the tenant's event logs; the history server's reads all event logs. Neither has another right.
/// </summary>
internal sealed class EksPodIdentity : ComponentResource
{
    public EksPodIdentity(string name, EksPodIdentityArgs args, ComponentResourceOptions? options = null)
        : base($"spark-platform:eks:{args.Kind}", name, args, options)
    {
        var context = args.Context;
        var roleName = $"{context.Name}-{name}";
        var (purpose, policy) = args.Tenant is { } tenant ? ("data", TenantPolicy(context, tenant)) : ("events", HistoryPolicy(context));
        var role = ServiceRole
            .Create(context, name, PolicyDocument.TrustPodIdentity(context, args.Namespace, args.ServiceAccount), [], this)
            .With($"{roleName}-{purpose}", policy, this);
        var association = new PodIdentityAssociation(
            roleName,
            new PodIdentityAssociationArgs
            {
                ClusterName = args.Cluster.Name,
                Namespace = args.Namespace,
                ServiceAccount = args.ServiceAccount,
                RoleArn = role.Role.Arn,
                Tags = args.Tenant is { } owner ? context.Tags(roleName, ("spark-platform:tenant", owner)) : context.Tags(roleName),
            },
            ChildOptions.Of(this, role.Attachments));

        // EKS binds from its own side, so neither service account nor pods need a mark.
        Identity = new PodIdentity { Ready = [.. role.Attachments, association] };
        RegisterOutputs();
    }

    public PodIdentity Identity { get; }

    private static string TenantPolicy(EksContext context, string tenant)
    {
        var bucket = BucketArn(context);
        var events = $"{EksDataLake.EventLogPrefix}{tenant}";
        return PolicyDocument.Of(
            new Statement("ListOwnPrefix")
            {
                // Not s3:ListBucketMultipartUploads, which knows no prefix: it would list the uploads of all tenants.
                Action = ["s3:ListBucket"],
                Resource = [bucket],
                Condition = new Conditions().StringLike("s3:prefix", tenant, $"{tenant}/*", events, $"{events}/*"),
            },
            FindBucket(bucket),
            new Statement("UseOwnObjects")
            {
                Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
                Resource = [$"{bucket}/{tenant}/*", $"{bucket}/{events}/*"],
            },
            UseDataKey(context, "kms:Decrypt", "kms:GenerateDataKey"));
    }

    private static string HistoryPolicy(EksContext context)
    {
        var bucket = BucketArn(context);
        return PolicyDocument.Of(
            new Statement("ListEventLogs")
            {
                Action = ["s3:ListBucket"],
                Resource = [bucket],
                Condition = new Conditions().StringLike("s3:prefix", EksDataLake.EventLogPrefix.TrimEnd('/'), $"{EksDataLake.EventLogPrefix}*"),
            },
            FindBucket(bucket),
            new Statement("ReadEventLogs") { Action = ["s3:GetObject"], Resource = [$"{bucket}/{EksDataLake.EventLogPrefix}*"] },
            UseDataKey(context, "kms:Decrypt"));
    }

    private static string BucketArn(EksContext context) => $"arn:{context.Account.Partition}:s3:::{context.BucketName}";

    private static Statement FindBucket(string bucket) => new("FindBucket") { Action = ["s3:GetBucketLocation"], Resource = [bucket] };

    private static Statement UseDataKey(EksContext context, params string[] actions) => new("UseDataKeyThroughBucket")
    {
        Action = [.. actions],
        Resource = [context.Account.Arn("kms", "key/*")],
        Condition = new Conditions()
            .StringEquals("kms:ViaService", $"s3.{context.Account.Region}.{context.Account.DnsSuffix}")
            .With("ForAnyValue:StringEquals", "kms:ResourceAliases", context.DataKeyAlias),
    };
}

/// <summary>The arguments of <see cref="EksPodIdentity"/>.</summary>
internal sealed class EksPodIdentityArgs : PodIdentityArgs
{
    public required EksContext Context { get; init; }

    public required Cluster Cluster { get; init; }
}
