using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Eks;

namespace Infra.Clusters.Eks;

/// <summary>The history server's role, which its service account takes by EKS Pod Identity, without a key: it reads event logs, and nothing else.</summary>
internal sealed class EksHistoryIdentity : ComponentResource
{
    public EksHistoryIdentity(string name, EksHistoryIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:HistoryIdentity", name, args, options)
    {
        var context = args.Context;
        var role = ServiceRole
            .Create(context, "history", PolicyDocument.TrustPodIdentity(context, args.Namespace, SparkIdentity.HistoryServiceAccountName), [], this)
            .With($"{context.Name}-history-events", EventsPolicy(context), this);
        var association = new PodIdentityAssociation(
            $"{context.Name}-history",
            new PodIdentityAssociationArgs
            {
                ClusterName = args.Cluster.Name,
                Namespace = args.Namespace,
                ServiceAccount = SparkIdentity.HistoryServiceAccountName,
                RoleArn = role.Role.Arn,
                Tags = context.Tags($"{context.Name}-history"),
            },
            new CustomResourceOptions { Parent = this });
        Identity = new PodIdentity { Ready = [.. role.Attachments, association] };
        RegisterOutputs();
    }

    public PodIdentity Identity { get; }

    private static string EventsPolicy(EksContext context)
    {
        var bucket = $"arn:{context.Account.Partition}:s3:::{context.BucketName}";
        return PolicyDocument.Of(
            new Statement("ListEventLogs")
            {
                Action = ["s3:ListBucket"],
                Resource = [bucket],
                Condition = new Conditions().StringLike("s3:prefix", EksDataLake.EventLogPrefix.TrimEnd('/'), $"{EksDataLake.EventLogPrefix}*"),
            },
            new Statement("FindBucket") { Action = ["s3:GetBucketLocation"], Resource = [bucket] },
            new Statement("ReadEventLogs") { Action = ["s3:GetObject"], Resource = [$"{bucket}/{EksDataLake.EventLogPrefix}*"] },
            new Statement("UseDataKeyThroughBucket")
            {
                Action = ["kms:Decrypt"],
                Resource = [context.Account.Arn("kms", "key/*")],
                Condition = new Conditions()
                    .StringEquals("kms:ViaService", $"s3.{context.Account.Region}.{context.Account.DnsSuffix}")
                    .With("ForAnyValue:StringEquals", "kms:ResourceAliases", context.DataKeyAlias),
            });
    }
}

/// <summary>What the history server's identity is made from.</summary>
internal sealed class EksHistoryIdentityArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required Cluster Cluster { get; init; }

    /// <summary>Where the history server runs.</summary>
    public required string Namespace { get; init; }

    [Input("namespace")]
    public Input<string> InNamespace => Namespace;
}
