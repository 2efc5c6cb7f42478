using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Files;

public sealed class FilesMountRestrictedTests : RuleTests
{
    private const string Efs = "aws:efs/fileSystem:FileSystem";
    private const string Policies = "aws:efs/fileSystemPolicy:FileSystemPolicy";
    private const string Mount = "elasticfilesystem:ClientMount";
    private const string Tls = """{ "Bool": { "aws:SecureTransport": "false" } }""";
    private const string AccessPoint = """{ "Null": { "elasticfilesystem:AccessPointArn": "true" } }""";
    private const string Plaintext = "shared encrypted: shared can be mounted without TLS.";
    private const string Root = "shared encrypted: shared can be mounted without an access point.";

    protected override string Policy => "files-mount-restricted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("both are denied", [Resource(Efs, "shared"), Document(Deny(Mount, Tls), Deny("elasticfilesystem:*", AccessPoint))]),
        Refused("no policy", Resource(Efs, "shared"), Plaintext, Root),
        Refused("another file system's", [Resource(Efs, "shared"), Resource(Policies, "other", "policy: '{}'")], Plaintext, Root),
        Refused("the root directory is open", [Resource(Efs, "shared"), Document(Deny(Mount, Tls))], Root),
        Refused("plain text is open", [Resource(Efs, "shared"), Document(Deny(Mount, AccessPoint))], Plaintext),
        Refused(
            "only writing is denied",
            [Resource(Efs, "shared"), Document(Deny("elasticfilesystem:ClientWrite", Tls), Deny(Mount, AccessPoint))],
            Plaintext),
        Refused(
            "denied under one more condition",
            [
                Resource(Efs, "shared"),
                Document(
                    Deny(Mount, """{ "Bool": { "aws:SecureTransport": "false" }, "StringEquals": { "aws:PrincipalAccount": "1" } }"""),
                    Deny(Mount, AccessPoint)),
            ],
            Plaintext),
        Refused(
            "denied to one role",
            [
                Resource(Efs, "shared"),
                Document(Deny(Mount, Tls), Deny(Mount, AccessPoint).Replace("\"*\"", "\"arn:aws:iam::1:role/x\"", StringComparison.Ordinal)),
            ],
            Root),
        Undecided(
            "not known",
            [Resource(Efs, "shared"), Resource(Policies, "shared", "policy: !unknown", dependencies: [Urn(Efs, "shared")])],
            "shared policy"),
    ];

    private static string Deny(string action, string condition) =>
        $$"""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": ["{{action}}"], "Condition": {{condition}} }""";

    private static PolicyEngine.Model.Resource Document(params string[] statements) => Resource(
        Policies, "shared", $"policy: '{{ \"Statement\": [{string.Join(", ", statements)}] }}'", dependencies: [Urn(Efs, "shared")]);
}
