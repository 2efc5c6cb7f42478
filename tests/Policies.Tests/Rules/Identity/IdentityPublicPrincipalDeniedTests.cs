using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityPublicPrincipalDeniedTests : RuleTests
{
    private const string KmsKey = "aws:kms/key:Key";
    private const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    private const string BucketBinding = "gcp:storage/bucketIAMBinding:BucketIAMBinding";
    private const string BucketMember = "gcp:storage/bucketIAMMember:BucketIAMMember";

    protected override string Policy => "identity-public-principal-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "AWS, a named principal",
            Resource(BucketPolicy, "data",
                """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"s3:GetObject"}]}'""")),
        Accepted(
            "AWS, those of an account",
            Resource(KmsKey, "data",
                """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Decrypt","Condition":{"StringEquals":{"kms:CallerAccount":"1"}}}]}'""")),
        Refused(
            "AWS, everyone",
            Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}'"""),
            "data policy.Statement[0].Principal: s3:GetObject is granted to everyone."),
        Refused(
            "AWS, everyone whatever a condition says",
            Resource(QueuePolicy, "queue",
                """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"sqs:SendMessage","Condition":{"StringLike":{"aws:PrincipalArn":"*"},"Bool":{"aws:SecureTransport":"true"}}}]}'"""),
            "queue policy.Statement[0].Principal: sqs:SendMessage is granted to everyone."),
        Refused(
            "AWS, everyone except one, and patterns that match everyone",
            Resource(BucketPolicy, "data",
                """policy: '{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"s3:GetObject"},{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/x"}}},{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"ArnLike":{"aws:SourceArn":["arn:aws:s3:::data","arn:*"]}}}]}'"""),
            "data policy.Statement[0].NotPrincipal: s3:GetObject is granted to everyone except {AWS: arn:aws:iam::1:role/x}.",
            "data policy.Statement[1].Principal: s3:GetObject is granted to everyone.",
            "data policy.Statement[2].Principal: s3:GetObject is granted to everyone."),
        Accepted(
            "AWS, patterns within an account, and a key in another case",
            Resource(QueuePolicy, "queue",
                """policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Condition":{"ArnLike":{"AWS:SourceArn":["arn:aws:events:*:1:rule/*","arn:aws:s3:::data*"]}}}]}'""")),
        Refused(
            "AWS, everyone, in a document that is a resource of its own",
            [
                Resource("aws:kms/keyPolicy:KeyPolicy", "data", Everyone("kms:Decrypt")),
                Resource("aws:sns/topicPolicy:TopicPolicy", "alerts", Everyone("sns:Publish")),
                Resource("aws:ecr/registryPolicy:RegistryPolicy", "images", Everyone("ecr:ReplicateImage")),
                Resource("aws:secretsmanager/secretPolicy:SecretPolicy", "password", Everyone("secretsmanager:GetSecretValue")),
            ],
            "data policy.Statement[0].Principal: kms:Decrypt is granted to everyone.",
            "alerts policy.Statement[0].Principal: sns:Publish is granted to everyone.",
            "images policy.Statement[0].Principal: ecr:ReplicateImage is granted to everyone.",
            "password policy.Statement[0].Principal: secretsmanager:GetSecretValue is granted to everyone."),
        Refused(
            "AWS, everyone, in the document of the resource itself",
            [Resource("aws:sqs/queue:Queue", "interruptions", Everyone("sqs:SendMessage")), Resource("aws:s3/bucket:Bucket", "data", Everyone("s3:GetObject"))],
            "interruptions policy.Statement[0].Principal: sqs:SendMessage is granted to everyone.",
            "data policy.Statement[0].Principal: s3:GetObject is granted to everyone."),
        Ignored("AWS, no document", Resource("aws:sqs/queue:Queue", "interruptions"), Resource("aws:s3/bucket:Bucket", "data")),
        Undecided("AWS, a topic's, not known", Resource("aws:sns/topicPolicy:TopicPolicy", "alerts", "policy: !unknown"), "alerts policy"),
        Undecided("AWS, not known", Resource(KmsKey, "data", "policy: !unknown"), "data policy"),
        Ignored(
            "AWS, what is refused to everyone",
            Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*"}]}'""")),

        Accepted("Google Cloud", Resource(BucketMember, "data", "{ role: roles/storage.objectUser, member: 'serviceAccount:x' }")),
        Refused(
            "Google Cloud, everyone",
            Resource(BucketMember, "data", "{ role: roles/storage.objectViewer, member: allUsers }"),
            "data member: roles/storage.objectViewer is granted to allUsers."),
        Accepted("Google Cloud, several", Resource(BucketBinding, "data", "{ role: roles/storage.objectUser, members: ['serviceAccount:x', 'group:y'] }")),
        Refused(
            "Google Cloud, everyone among several",
            Resource(BucketBinding, "data", "{ role: roles/storage.objectViewer, members: ['serviceAccount:x', allAuthenticatedUsers] }"),
            "data members[1]: roles/storage.objectViewer is granted to allAuthenticatedUsers."),
        Undecided("Google Cloud, not known", Resource(BucketMember, "data", "{ role: roles/storage.objectViewer, member: !unknown }"), "data member"),
    ];

    private static string Everyone(string action) => $$"""policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"{{action}}"}]}'""";
}
