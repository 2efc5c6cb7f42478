using PolicyEngine.Model;

namespace Policies.Rules.Registry;

internal sealed class RegistryCustomerManagedKey : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "registry-customer-managed-key",
        Title = "Registry images are encrypted with a customer-managed key",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why =
            "A customer-managed key can be revoked, and each use is logged; a provider-managed key cannot and is not. On Azure it needs the premium tier, so "
            + "only premium registries are checked.",
        Remedy = "Leave the data key at encryptionConfigurations (EKS) and kmsKeyName (GKE).",
        Link = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
        References = [FrameworkReference.Trivy("AWS-0033")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EcrRepository, ResourceType.GcpRepository, ResourceType.AzureRegistry];

    public override void Examine(Resource registry, Check check)
    {
        switch (registry.Type)
        {
            case ResourceType.EcrRepository:
                var encryption = registry["encryptionConfigurations"];
                check.Require(
                    encryption.Any(entry => entry["encryptionType"].IsOneOf("KMS", "KMS_DSSE") & !entry["kmsKey"].IsEmpty), encryption,
                    "Images are not encrypted with a customer-managed key.");
                break;
            case ResourceType.GcpRepository:
                var key = registry["kmsKeyName"];
                check.Require(!key.IsEmpty, key, "Images are not encrypted with a customer-managed key.");
                break;
            case ResourceType.AzureRegistry:
                var isPremium = registry["sku"]["name"].Is("Premium");
                if (!isPremium.IsNo)
                {
                    var status = registry["encryption"]["status"];
                    check.Require(!isPremium | status.Is("enabled"), status, "Images are not encrypted with a customer-managed key.");
                }

                break;
        }
    }
}
