using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityWildcardActionsDeniedTests : RuleTests
{
    private const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    private const string KmsKey = "aws:kms/key:Key";
    private const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string AzureRole = "azure-native:authorization:RoleDefinition";

    protected override string Policy => "identity-wildcard-actions-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "AWS, named",
            Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:x"}]}'""")),
        Ignored("AWS, all that is refused", Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*"}]}'""")),
        Refused(
            "AWS, everything, a service, a part of it",
            Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Allow","Action":"*"},{"Effect":"Allow","Action":["s3:*","s3:Put*"]}]}'"""),
            "read policy.Statement[0].Action: Wildcard action: *.",
            "read policy.Statement[1].Action[0]: Wildcard action: s3:*.",
            "read policy.Statement[1].Action[1]: Wildcard action: s3:Put*."),
        Refused(
            "AWS, with question marks",
            Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Allow","Action":"iam:PassRol?"}]}'"""),
            "read policy.Statement[0].Action: Wildcard action: iam:PassRol?."),
        Refused(
            "AWS, all but some",
            Resource(RolePolicy, "read", """policy: '{"Statement":[{"Effect":"Allow","NotAction":["iam:*"]}]}'"""),
            "read policy.Statement[0].NotAction: All actions are allowed except [iam:*]."),
        Accepted(
            "AWS, a key's variants, and its account",
            Resource(KmsKey, "data",
                """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:root"},"Action":"kms:*"},{"Effect":"Allow","Principal":{"Service":"logs"},"Action":["kms:ReEncrypt*"]}]}'""")),
        Refused(
            "AWS, a key for another account",
            Resource(KmsKey, "data", """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"kms:*"}]}'"""),
            "data policy.Statement[0].Action: Wildcard action: kms:*."),
        Accepted(
            "AWS, a key's account, in a document that is a resource of its own",
            Resource("aws:kms/keyPolicy:KeyPolicy", "data",
                """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:root"},"Action":"kms:*"}]}'""")),
        Refused(
            "AWS, a key for another account, a user, a group, a topic and a repository",
            [
                Resource("aws:kms/keyPolicy:KeyPolicy", "data", Everything("kms")),
                Resource("aws:iam/userPolicy:UserPolicy", "me", Everything("iam")),
                Resource("aws:iam/groupPolicy:GroupPolicy", "us", Everything("s3")),
                Resource("aws:sns/topicPolicy:TopicPolicy", "alerts", Everything("sns")),
                Resource("aws:ecr/repositoryPolicy:RepositoryPolicy", "images", Everything("ecr")),
            ],
            "data policy.Statement[0].Action: Wildcard action: kms:*.",
            "me policy.Statement[0].Action: Wildcard action: iam:*.",
            "us policy.Statement[0].Action: Wildcard action: s3:*.",
            "alerts policy.Statement[0].Action: Wildcard action: sns:*.",
            "images policy.Statement[0].Action: Wildcard action: ecr:*."),
        Refused(
            "AWS, within a role",
            Resource("aws:iam/role:Role", "tenant", $"inlinePolicies: [{{ name: all, {Everything("s3")} }}]"),
            "tenant inlinePolicies[0].policy.Statement[0].Action: Wildcard action: s3:*."),
        Undecided("AWS, within a role, not known", Resource("aws:iam/role:Role", "tenant", "inlinePolicies: !unknown"), "tenant inlinePolicies"),
        Ignored(
            "AWS, who may take a role",
            Resource("aws:iam/role:Role", "tenant",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"sts:*"}]}'""")),
        Undecided("AWS, a user's, not known", Resource("aws:iam/userPolicy:UserPolicy", "me", "policy: !unknown"), "me policy"),
        Undecided("AWS, not known", Resource(RolePolicy, "read", "policy: !unknown"), "read policy"),

        Accepted("Azure", Resource(AzureRole, "tenant", "permissions: [{ actions: [Microsoft.Storage/storageAccounts/read], dataActions: [] }]")),
        Refused(
            "Azure, all of a kind",
            Resource(AzureRole, "tenant", "permissions: [{ actions: [Microsoft.Storage/*], dataActions: ['*'] }]"),
            "tenant permissions[0].actions[0]: Wildcard action: Microsoft.Storage/*.",
            "tenant permissions[0].dataActions[0]: Wildcard action: *."),
        Undecided("Azure, not known", Resource(AzureRole, "tenant", "permissions: [{ actions: !unknown }]"), "tenant permissions[0].actions"),
        Ignored("a policy that is no JSON", Resource(RolePolicy, "read", "policy: nothing")),
    ];

    private static string Everything(string service) =>
        $$"""policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"{{service}}:*"}]}'""";
}
