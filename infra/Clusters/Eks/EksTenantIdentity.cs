using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Eks;

namespace Infra.Clusters.Eks;

/// <summary>
/// A tenant's role, which its Spark service account takes by EKS Pod Identity, without a key: it reads and writes the tenant's own prefix of
/// the bucket, adds to the tenant's event logs, and nothing else.
/// </summary>
internal sealed class EksTenantIdentity : ComponentResource
{
    public EksTenantIdentity(string name, EksTenantIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:TenantIdentity", name, args, options)
    {
        var (context, tenant) = (args.Context, args.Tenant);
        var role = ServiceRole
            .Create(context, $"tenant-{tenant}", PolicyDocument.TrustPodIdentity(context, tenant, SparkIdentity.ServiceAccountName), [], this)
            .With($"{context.Name}-tenant-{tenant}-data", DataPolicy(context, tenant), this);
        var association = new PodIdentityAssociation(
            $"{context.Name}-tenant-{tenant}",
            new PodIdentityAssociationArgs
            {
                ClusterName = args.Cluster.Name,
                Namespace = tenant,
                ServiceAccount = SparkIdentity.ServiceAccountName,
                RoleArn = role.Role.Arn,
                Tags = context.Tags($"{context.Name}-tenant-{tenant}", ("spark-platform:tenant", tenant)),
            },
            new CustomResourceOptions { Parent = this });

        // EKS binds from its own side, so neither service account nor pods need a mark.
        Identity = new TenantIdentity { DataAddress = $"s3a://{context.BucketName}/{tenant}/", Ready = [.. role.Attachments, association] };
        RegisterOutputs();
    }

    public TenantIdentity Identity { get; }

    private static string DataPolicy(EksContext context, string tenant)
    {
        var bucket = $"arn:{context.Account.Partition}:s3:::{context.BucketName}";
        var events = $"{EksDataLake.EventLogPrefix}{tenant}";
        return PolicyDocument.Of(
            new Statement("ListOwnPrefix")
            {
                Action = ["s3:ListBucket", "s3:ListBucketMultipartUploads"],
                Resource = [bucket],
                Condition = new Conditions().StringLike("s3:prefix", tenant, $"{tenant}/*", events, $"{events}/*"),
            },
            new Statement("FindBucket") { Action = ["s3:GetBucketLocation"], Resource = [bucket] },
            new Statement("UseOwnObjects")
            {
                Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
                Resource = [$"{bucket}/{tenant}/*", $"{bucket}/{events}/*"],
            },
            new Statement("UseDataKeyThroughBucket")
            {
                Action = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resource = [context.Account.Arn("kms", "key/*")],
                Condition = new Conditions()
                    .StringEquals("kms:ViaService", $"s3.{context.Account.Region}.{context.Account.DnsSuffix}")
                    .With("ForAnyValue:StringEquals", "kms:ResourceAliases", context.DataKeyAlias),
            });
    }
}

/// <summary>What a tenant's identity is made from.</summary>
internal sealed class EksTenantIdentityArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    public required string Tenant { get; init; }

    [Input("tenant")]
    public Input<string> TenantName => Tenant;
}
