using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityGrantNamedTests : RuleTests
{
    private const string KmsKey = "aws:kms/key:Key";
    private const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    private const string BucketMember = "gcp:storage/bucketIAMMember:BucketIAMMember";

    protected override string Policy => "identity-grant-named";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "AWS, somebody",
            Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"s3:GetObject"}]}'""")),
        Accepted(
            "AWS, those of an account",
            Resource(KmsKey, "data", """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Decrypt","Condition":{"StringEquals":{"kms:CallerAccount":"1"}}}]}'""")),
        Refused(
            "AWS, everybody",
            Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}'"""),
            "data policy.Statement[0].Principal: s3:GetObject is given to everybody."),
        Refused(
            "AWS, everybody whatever a condition says",
            Resource(QueuePolicy, "queue", """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"sqs:SendMessage","Condition":{"StringLike":{"aws:PrincipalArn":"*"},"Bool":{"aws:SecureTransport":"true"}}}]}'"""),
            "queue policy.Statement[0].Principal: sqs:SendMessage is given to everybody."),
        Undecided("AWS, not known", Resource(KmsKey, "data", "policy: !unknown"), "data policy"),
        Ignored(
            "AWS, what is refused to everybody",
            Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*"}]}'""")),

        Accepted("Google Cloud", Resource(BucketMember, "data", "{ role: roles/storage.objectUser, member: 'serviceAccount:x' }")),
        Refused(
            "Google Cloud, everybody",
            Resource(BucketMember, "data", "{ role: roles/storage.objectViewer, member: allUsers }"),
            "data member: roles/storage.objectViewer is given to allUsers."),
        Undecided("Google Cloud, not known", Resource(BucketMember, "data", "{ role: roles/storage.objectViewer, member: !unknown }"), "data member"),
    ];
}
