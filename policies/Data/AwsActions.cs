using System.Collections.Immutable;

namespace Policies.Data;

/// <summary>Actions and resources of AWS that policies cannot name more precisely.</summary>
internal static class AwsActions
{
    /// <summary>
    /// Patterns that stand for the variants of one operation, as AWS itself writes them in the key policies of its services
    /// (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html, docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
    /// </summary>
    public static readonly ImmutableArray<string> Variants = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];

    /// <summary>
    /// Beginnings of actions that know no resource, so that a policy must say "*". They read, and give away nothing but names
    /// (docs.aws.amazon.com/service-authorization/latest/reference: EC2's descriptions, the price list, instance profiles of the account; a shift of
    /// zones knows load balancers, and a cluster only by a condition).
    /// </summary>
    public static readonly ImmutableArray<string> WithoutResource =
    [
        "arc-zonal-shift:GetManagedResource", "ec2:Describe", "ecr:GetAuthorizationToken", "iam:ListInstanceProfiles", "pricing:GetProducts",
        "sts:GetCallerIdentity", "s3:ListAllMyBuckets",
    ];

    /// <summary>Ends of resource names that stand for all of a kind which opens something: keys, roles, people, secrets.</summary>
    public static readonly ImmutableArray<string> WholeKinds = [":key/*", ":role/*", ":user/*", ":secret:*"];

    /// <summary>Condition keys that limit a grant to one account, organization or resource.</summary>
    public static readonly ImmutableArray<string> Narrowing =
    [
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceVpc",
        "aws:SourceVpce",
        "kms:CallerAccount",
    ];
}
