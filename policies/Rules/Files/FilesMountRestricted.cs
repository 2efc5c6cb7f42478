using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Files;

internal sealed class FilesMountRestricted : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "files-mount-restricted",
        Title = "A shared file system is mounted with TLS and through access points only",
        Severity = Severity.High,
        Why =
            "Without a policy, every client that reaches an EFS mount target mounts the root directory as root, without TLS: the access points that separate "
            + "the tenants are optional.",
        Remedy =
            "Give the file system a FileSystemPolicy that denies clients without TLS and without an access point, as the platform's SharedFiles component "
            + "does.",
        Link = "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var files in stack.OfType(ResourceType.EfsFileSystem))
        {
            var policies = stack.OfType("aws:efs/fileSystemPolicy:FileSystemPolicy").Where(policy => policy.Dependencies.Contains(files.Urn)).ToList();
            Require("without TLS", "Bool", "aws:SecureTransport", "false");
            Require("without an access point", "Null", "elasticfilesystem:AccessPointArn", "true");

            void Require(string what, string @operator, string key, string value) => check.Require(
                Answer.Any(policies.Select(policy => AwsPolicy.DeniesEverybody(policy["policy"], CoversMounts, @operator, key, value))),
                files["encrypted"], $"{files.Name} can be mounted {what}.");
        }
    }

    private static Answer CoversMounts(Property statement) => AwsPolicy.IsAbout(statement, "elasticfilesystem:ClientMount");
}
