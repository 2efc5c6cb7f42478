using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketTlsRequiredTests : RuleTests
{
    private const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string Account = "azure-native:storage:StorageAccount";

    protected override string Policy => "bucket-tls-required";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "AWS",
            Resource(BucketPolicy, "data",
                """policy: '{"Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":["s3:*"],"Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'""")),
        Accepted("AWS, by one pattern for all", Resource(BucketPolicy, "data", Denying("s3:*", "*"))),
        Accepted("AWS, by one pattern for the bucket and its objects", Resource(BucketPolicy, "data", Denying("s3:*", "arn:aws:s3:::data*"))),
        Refused(
            "AWS, no such statement",
            Resource(BucketPolicy, "data", """policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:x"},"Action":"s3:GetObject"}]}'"""),
            "data policy: The bucket policy does not deny requests without TLS."),
        Refused(
            "AWS, for some actions only",
            Resource(BucketPolicy, "data", Denying("s3:PutObject", "*")),
            "data policy: The bucket policy does not deny requests without TLS."),
        Refused(
            "AWS, for an object, a folder, all objects, or the bucket only",
            [
                Resource(BucketPolicy, "object", Denying("s3:*", "arn:aws:s3:::data/secret.txt")),
                Resource(BucketPolicy, "folder", Denying("s3:*", "arn:aws:s3:::data/logs/*")),
                Resource(BucketPolicy, "objects", Denying("s3:*", "arn:aws:s3:::data/*")),
                Resource(BucketPolicy, "bucket", Denying("s3:*", "arn:aws:s3:::data")),
            ],
            "object policy: The bucket policy does not deny requests without TLS.",
            "folder policy: The bucket policy does not deny requests without TLS.",
            "objects policy: The bucket policy does not deny requests without TLS.",
            "bucket policy: The bucket policy does not deny requests without TLS."),
        Refused(
            "AWS, for some addresses only",
            Resource(BucketPolicy, "data", Denying("s3:*", "*", ""","IpAddress":{"aws:SourceIp":"203.0.113.0/24"}""")),
            "data policy: The bucket policy does not deny requests without TLS."),
        Undecided("AWS, not known", Resource(BucketPolicy, "data", "policy: !unknown"), "data policy"),

        Accepted("Azure", Resource(Account, "data", "{ minimumTlsVersion: TLS1_2, enableHttpsTrafficOnly: true }")),
        Accepted(
            "Azure, files, which are no HTTPS",
            Resource(Account, "files", "{ kind: FileStorage, minimumTlsVersion: TLS1_2, enableHttpsTrafficOnly: false }")),
        Refused(
            "Azure, old and plain",
            Resource(Account, "data", "{ kind: StorageV2, minimumTlsVersion: TLS1_0, enableHttpsTrafficOnly: false }"),
            "data minimumTlsVersion: TLS may be older than 1.2: TLS1_0.",
            "data enableHttpsTrafficOnly: The account accepts plain HTTP."),
        Undecided("Azure, not known", Resource(Account, "data", "{ minimumTlsVersion: !unknown }"), "data minimumTlsVersion"),
    ];

    private static string Denying(string action, string resource, string conditions = "") =>
        $$"""policy: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"{{action}}","Resource":"{{resource}}","Condition":{"Bool":{"aws:SecureTransport":"false"}{{conditions}} } } }'""";
}
