using PolicyEngine.Model;

namespace Policies.Rules.Files;

internal sealed class FilesDataEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "files-data-encrypted",
        Title = "Shared file systems are encrypted with a customer-managed key",
        Severity = Severity.High,
        Why = "All tenants' workspaces and notebooks are on it. Encryption can only be chosen at creation.",
        Remedy =
            "Leave encrypted at true and kmsKeyId at the data key. On Azure the shared files are a storage account, on Google Cloud the storage class sets "
            + "the key.",
        Link = "https://docs.aws.amazon.com/efs/latest/ug/encryption.html",
        References = [FrameworkReference.Trivy("AWS-0037")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EfsFileSystem];

    public override void Examine(Resource files, Check check)
    {
        var isEncrypted = files["encrypted"];
        check.Require(isEncrypted.IsTrue, isEncrypted, "The file system is not encrypted.");

        var key = files["kmsKeyId"];
        check.Require(!isEncrypted.IsTrue | !key.IsEmpty, key, "The file system is encrypted with an AWS-managed key.");
    }
}
