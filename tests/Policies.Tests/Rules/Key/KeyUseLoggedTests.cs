using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Key;

public sealed class KeyUseLoggedTests : RuleTests
{
    private const string Key = "gcp:kms/cryptoKey:CryptoKey";
    private const string AuditConfig = "gcp:projects/iAMAuditConfig:IAMAuditConfig";
    private const string Vault = "azure-native:keyvault:Vault";
    private const string Diagnostics = "azure-native:monitor:DiagnosticSetting";

    protected override string Policy => "key-use-logged";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "Google Cloud",
            Resource(Key, "data", "keyRing: x"),
            Resource(AuditConfig, "audit", "{ service: cloudkms.googleapis.com, auditLogConfigs: [{ logType: DATA_READ }] }")),
        Refused("Google Cloud, by its default", Resource(Key, "data", "keyRing: x"), "data keyRing: Uses of the key data are not logged."),
        Refused(
            "Google Cloud, who looks at keys only",
            [
                Resource(Key, "data", "keyRing: x"),
                Resource(AuditConfig, "audit", "{ service: cloudkms.googleapis.com, auditLogConfigs: [{ logType: ADMIN_READ }] }"),
            ],
            "data keyRing: Uses of the key data are not logged."),
        Undecided(
            "Google Cloud, not known",
            [Resource(Key, "data", "keyRing: x"), Resource(AuditConfig, "audit", "{ service: !unknown , auditLogConfigs: [{ logType: DATA_READ }] }")],
            "data service"),

        Accepted(
            "Azure",
            Resource(Vault, "vault", "vaultName: Keys"),
            Resource(Diagnostics, "vault", "{ resourceUri: /x/vaults/keys, logs: [{ category: AuditEvent, enabled: true }] }")),
        Refused("Azure, by its default", Resource(Vault, "vault", "vaultName: keys"), "vault vaultName: Uses of the keys in the vault vault are not logged."),
        Refused(
            "Azure, off",
            [
                Resource(Vault, "vault", "vaultName: keys"),
                Resource(Diagnostics, "vault", "{ resourceUri: /x/vaults/keys, logs: [{ category: AuditEvent, enabled: false }] }"),
            ],
            "vault vaultName: Uses of the keys in the vault vault are not logged."),
        Undecided(
            "Azure, a vault that is not known",
            [
                Resource(Vault, "vault", "vaultName: !unknown"),
                Resource(Diagnostics, "vault", "{ resourceUri: /x/vaults/keys, logs: [{ category: AuditEvent, enabled: true }] }"),
            ],
            "vault vaultName"),
        Ignored("AWS logs each use by itself", Resource("aws:kms/key:Key", "data")),
    ];
}
