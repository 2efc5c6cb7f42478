using Infra.Contract;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sqs;

namespace Infra.Clusters.Eks.Karpenter;

/// <summary>
/// The queue on which AWS announces that a machine will be taken away, so that Karpenter moves its pods in time: two minutes for spot.
/// </summary>
internal static class InterruptionQueue
{
    private static readonly (string Name, string Source, string DetailType)[] Notices =
    [
        ("health", "aws.health", "AWS Health Event"),
        ("spot", "aws.ec2", "EC2 Spot Instance Interruption Warning"),
        ("rebalance", "aws.ec2", "EC2 Instance Rebalance Recommendation"),
        ("state", "aws.ec2", "EC2 Instance State-change Notification"),
        ("reservation", "aws.ec2", "EC2 Capacity Reservation Instance Interruption Warning"),
    ];

    public static Queue Create(EksContext context, ComponentResource parent)
    {
        var queue = new Queue(
            $"{context.Name}-interruptions",
            new QueueArgs
            {
                Name = NameOf(context),
                MessageRetentionSeconds = 300,
                SqsManagedSseEnabled = true,
                Tags = context.Tags(NameOf(context)),
            },
            ChildOptions.Of(parent));

        var arn = context.Account.Arn("sqs", NameOf(context));
        _ = new QueuePolicy(
            $"{context.Name}-interruptions",
            new QueuePolicyArgs
            {
                QueueUrl = queue.Id,
                Policy = PolicyDocument.Of(
                    new Statement("AllowEvents")
                    {
                        Principal = Principals.Service("events.amazonaws.com"),
                        Action = ["sqs:SendMessage"],
                        Resource = [arn],
                        Condition = new Conditions().StringEquals("aws:SourceAccount", context.Account.AccountId),
                    },
                    new Statement("DenyPlaintext")
                    {
                        Effect = "Deny",
                        Principal = Principals.Anyone(),
                        Action = ["sqs:*"],
                        Resource = [arn],
                        Condition = new Conditions().With("Bool", "aws:SecureTransport", "false"),
                    }),
            },
            ChildOptions.Of(parent));

        foreach (var (name, source, detailType) in Notices)
        {
            var rule = new EventRule(
                $"{context.Name}-{name}",
                new EventRuleArgs
                {
                    Name = $"{context.Name}-{name}",
                    Description = $"{detailType}, for Karpenter",
                    EventPattern = $$"""{"source":["{{source}}"],"detail-type":["{{detailType}}"]}""",
                    Tags = context.Tags($"{context.Name}-{name}"),
                },
                ChildOptions.Of(parent));
            _ = new EventTarget(
                $"{context.Name}-{name}",
                new EventTargetArgs { Rule = rule.Name, Arn = queue.Arn },
                ChildOptions.Of(parent));
        }

        return queue;
    }

    public static string NameOf(EksContext context) => $"{context.Name}-interruptions";
}
