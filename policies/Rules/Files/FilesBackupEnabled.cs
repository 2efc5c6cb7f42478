using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Files;

internal sealed class FilesBackupEnabled : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "files-backup-enabled",
        Title = "Shared file systems are backed up",
        Severity = Severity.High,
        Why = "A file system has no versions: what a notebook deletes is gone. Only last night's backup brings it back.",
        Remedy = "Give the file system a BackupPolicy with the status ENABLED, as the platform's SharedFiles component does.",
        Link = "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var files in stack.OfType(ResourceType.EfsFileSystem))
        {
            var isBackedUp = Answer.Any(stack
                .OfType("aws:efs/backupPolicy:BackupPolicy").Where(backup => backup.Dependencies.Contains(files.Urn)).Select(backup =>
                backup["backupPolicy"]["status"].IsOneOf("ENABLED", "ENABLING")));
            check.Require(isBackedUp, files["encrypted"], $"{files.Name} is not backed up.");
        }
    }
}
