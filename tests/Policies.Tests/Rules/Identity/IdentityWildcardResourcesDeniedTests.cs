using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityWildcardResourcesDeniedTests : RuleTests
{
    private const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";

    private const string EveryObject = """policy: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'""";

    protected override string Policy => "identity-wildcard-resources-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "named",
            Resource(RolePolicy, "read",
                """policy: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::data/analytics/*"]}]}'""")),
        Accepted(
            "actions that know none",
            Resource(RolePolicy, "read",
                """policy: '{"Statement":[{"Effect":"Allow","Action":["ec2:DescribeInstances","pricing:GetProducts"],"Resource":"*"}]}'""")),
        Accepted(
            "keys of one alias",
            Resource(RolePolicy, "read",
                """policy: '{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:x:1:key/*","Condition":{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/data"}}}]}'""")),
        Refused(
            "every resource, every bucket",
            Resource(RolePolicy, "read",
                """policy: '{"Statement":[{"Effect":"Allow","Action":["ec2:DescribeInstances","s3:GetObject"],"Resource":["*","arn:aws:s3:::*"]}]}'"""),
            "read policy.Statement[0].Resource[0]: [ec2:DescribeInstances, s3:GetObject] is allowed on *.",
            "read policy.Statement[0].Resource[1]: [ec2:DescribeInstances, s3:GetObject] is allowed on arn:aws:s3:::*."),
        Refused(
            "every object, everything in other words, and every role in other words",
            Resource(RolePolicy, "read",
                """policy: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::*/*","arn:*","**"]},{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::1:role/?*"}]}'"""),
            "read policy.Statement[0].Resource[0]: s3:GetObject is allowed on arn:aws:s3:::*/*.",
            "read policy.Statement[0].Resource[1]: s3:GetObject is allowed on arn:*.",
            "read policy.Statement[0].Resource[2]: s3:GetObject is allowed on **.",
            "read policy.Statement[1].Resource: iam:PassRole is allowed on arn:aws:iam::1:role/?* without a condition."),
        Refused(
            "any key",
            Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:x:1:key/*"}]}'"""),
            "read policy.Statement[0].Resource: kms:Decrypt is allowed on arn:aws:kms:x:1:key/* without a condition."),
        Refused(
            "all but one",
            Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:x"}]}'"""),
            "read policy.Statement[0].NotResource: All resources are included except arn:x."),
        Refused(
            "every resource, for a user, for a group, and within a role",
            [
                Resource("aws:iam/userPolicy:UserPolicy", "me", $"{{ {EveryObject} }}"),
                Resource("aws:iam/groupPolicy:GroupPolicy", "us", $"{{ {EveryObject} }}"),
                Resource("aws:iam/role:Role", "tenant", $"inlinePolicies: [{{ name: all, {EveryObject} }}]"),
            ],
            "me policy.Statement[0].Resource: s3:GetObject is allowed on *.",
            "us policy.Statement[0].Resource: s3:GetObject is allowed on *.",
            "tenant inlinePolicies[0].policy.Statement[0].Resource: s3:GetObject is allowed on *."),
        Undecided("not known", Resource(RolePolicy, "read", "policy: !unknown"), "read policy"),
        Ignored("what is refused", Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'""")),
    ];
}
