using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Key;

public sealed class KeyRotationEnabledTests : RuleTests
{
    private const string KmsKey = "aws:kms/key:Key";
    private const string GcpKey = "gcp:kms/cryptoKey:CryptoKey";
    private const string AzureKey = "azure-native:keyvault:Key";

    protected override string Policy => "key-rotation-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(KmsKey, "data", "{ enableKeyRotation: true }")),
        Accepted("AWS, one that cannot be", Resource(KmsKey, "sign", "{ customerMasterKeySpec: RSA_2048 }")),
        Refused("AWS, by its default", Resource(KmsKey, "data"), "data enableKeyRotation: The key data is not rotated."),
        Undecided("AWS, not known", Resource(KmsKey, "data", "{ enableKeyRotation: !unknown }"), "data enableKeyRotation"),

        Accepted("Google Cloud", Resource(GcpKey, "data", "{ rotationPeriod: 7776000s }")),
        Refused("Google Cloud, never", Resource(GcpKey, "data"), "data rotationPeriod: The key data is not rotated within 365 days: absent."),
        Refused(
            "Google Cloud, not often enough",
            Resource(GcpKey, "data", "{ rotationPeriod: 7776000s }"),
            "data rotationPeriod: The key data is not rotated within 30 days: 7776000s.").With("days", 30L),
        Undecided("Google Cloud, not known", Resource(GcpKey, "data", "{ rotationPeriod: !unknown }"), "data rotationPeriod"),

        Accepted("Azure", Resource(AzureKey, "data", "{ properties: { rotationPolicy: { lifetimeActions: [{ action: { type: rotate } }] } } }")),
        Refused(
            "Azure, never",
            Resource(AzureKey, "data", "{ properties: { keySize: 3072 } }"),
            "data properties.rotationPolicy.lifetimeActions: The key data is not rotated."),
        Undecided("Azure, not known", Resource(AzureKey, "data", "{ properties: !unknown }"), "data properties"),
    ];
}
