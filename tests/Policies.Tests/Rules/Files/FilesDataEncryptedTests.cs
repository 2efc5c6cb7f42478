using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Files;

public sealed class FilesDataEncryptedTests : RuleTests
{
    private const string Efs = "aws:efs/fileSystem:FileSystem";

    protected override string Policy => "files-data-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a customer-managed key", Resource(Efs, "shared", "{ encrypted: true, kmsKeyId: x }")),
        Refused("by its default", Resource(Efs, "shared"), "shared encrypted: The file system is not encrypted."),
        Refused("AWS's key", Resource(Efs, "shared", "{ encrypted: true }"), "shared kmsKeyId: The file system is encrypted with an AWS-managed key."),
        Undecided("not known", Resource(Efs, "shared", "{ encrypted: true, kmsKeyId: !unknown }"), "shared kmsKeyId"),
    ];
}
