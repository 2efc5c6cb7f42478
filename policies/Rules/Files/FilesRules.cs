using PolicyEngine.Model;

namespace Policies.Rules.Files;

/// <summary>The rules in this folder.</summary>
internal static class FilesRules
{
    public static Policy[] All =>
    [
        new FilesDataEncrypted(),
        new FilesBackupEnabled(),
    ];
}
