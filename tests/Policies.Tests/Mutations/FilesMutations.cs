using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class FilesMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("eks", "aws:efs/fileSystem:FileSystem *", "encrypted", "files-data-encrypted"),
        Remove("eks", "aws:efs/fileSystem:FileSystem *", "kmsKeyId", "files-data-encrypted"),
        Replace(
            "eks", "aws:efs/fileSystemPolicy:FileSystemPolicy *", "policy", "\"aws:SecureTransport\":\"false\"", "\"aws:SecureTransport\":\"true\"",
            "files-mount-restricted"),
        Replace("eks", "aws:efs/fileSystemPolicy:FileSystemPolicy *", "policy", "{\"Null\":", "{\"Bool\":", "files-mount-restricted"),
        Gone("eks", "aws:efs/fileSystemPolicy:FileSystemPolicy *", "files-mount-restricted"),
        Gone("eks", "aws:efs/backupPolicy:BackupPolicy *", "files-backup-enabled"),
        Set("eks", "aws:efs/backupPolicy:BackupPolicy *", "backupPolicy.status", "DISABLED", "files-backup-enabled"),
    ];
}
