using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Registry;

public sealed class RegistryCustomerManagedKeyTests : RuleTests
{
    private const string Ecr = "aws:ecr/repository:Repository";
    private const string GcpRegistry = "gcp:artifactregistry/repository:Repository";
    private const string Acr = "azure-native:containerregistry:Registry";

    protected override string Policy => "registry-customer-managed-key";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Ecr, "images", "encryptionConfigurations: [{ encryptionType: KMS, kmsKey: x }]")),
        Refused("AWS, its own key", Resource(Ecr, "images"), "images encryptionConfigurations: Images are not encrypted with a customer-managed key."),
        Undecided(
            "AWS, not known",
            Resource(Ecr, "images", "encryptionConfigurations: [{ encryptionType: KMS, kmsKey: !unknown }]"),
            "images encryptionConfigurations[0].kmsKey"),

        Accepted("Google Cloud", Resource(GcpRegistry, "images", "kmsKeyName: x")),
        Refused("Google Cloud, its own key", Resource(GcpRegistry, "images"), "images kmsKeyName: Images are not encrypted with a customer-managed key."),
        Undecided("Google Cloud, not known", Resource(GcpRegistry, "images", "kmsKeyName: !unknown"), "images kmsKeyName"),

        Accepted("Azure", Resource(Acr, "images", "{ sku: { name: Premium }, encryption: { status: enabled } }")),
        Refused(
            "Azure, its own key",
            Resource(Acr, "images", "{ sku: { name: Premium } }"),
            "images encryption.status: Images are not encrypted with a customer-managed key."),
        Undecided("Azure, not known", Resource(Acr, "images", "{ sku: { name: Premium }, encryption: !unknown }"), "images encryption"),
        Ignored("Azure, a tier that cannot", Resource(Acr, "images", "{ sku: { name: Standard } }")),
    ];
}
