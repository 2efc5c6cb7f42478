using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Files;

public sealed class FilesBackupEnabledTests : RuleTests
{
    private const string Efs = "aws:efs/fileSystem:FileSystem";
    private const string Backup = "aws:efs/backupPolicy:BackupPolicy";

    protected override string Policy => "files-backup-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a backup", Resource(Efs, "shared"), Resource(Backup, "shared", "{ backupPolicy: { status: ENABLED } }", dependencies: [Urn(Efs, "shared")])),
        Refused("none", Resource(Efs, "shared"), "shared encrypted: shared is not backed up."),
        Refused(
            "one that is off",
            [Resource(Efs, "shared"), Resource(Backup, "shared", "{ backupPolicy: { status: DISABLED } }", dependencies: [Urn(Efs, "shared")])],
            "shared encrypted: shared is not backed up."),
        Undecided(
            "not known",
            [Resource(Efs, "shared"), Resource(Backup, "shared", "{ backupPolicy: !unknown }", dependencies: [Urn(Efs, "shared")])],
            "shared backupPolicy"),
    ];
}
