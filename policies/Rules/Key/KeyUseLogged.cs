using PolicyEngine.Model;

namespace Policies.Rules.Key;

internal sealed class KeyUseLogged : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "key-use-logged",
        Title = "Each use of a key is logged",
        Severity = Severity.Medium,
        Why =
            "Only the log of a key's uses shows who decrypted what. AWS KMS logs each use in CloudTrail without being asked; Cloud KMS and Azure Key "
            + "Vault do not.",
        Remedy =
            "Leave the data access audit log of cloudkms.googleapis.com (GKE) and the diagnostic setting of the key vault (AKS) that the platform creates.",
        Link = "https://cloud.google.com/kms/docs/audit-logging",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var key in stack.OfType(ResourceType.GcpKey))
        {
            check.Require(
                ServiceLogs.IsLoggedByGoogle(stack, "cloudkms.googleapis.com", "DATA_READ"), key["keyRing"], $"Uses of the key {key.Name} are not logged.");
        }

        foreach (var vault in stack.OfType(ResourceType.AzureVault))
        {
            check.Require(
                ServiceLogs.IsExportedByAzure(stack, vault["vaultName"], "/vaults/*", "AuditEvent"), vault["vaultName"],
                $"Uses of the keys in the vault {vault.Name} are not logged.");
        }
    }
}
