using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Key;

public sealed class KeyDeletionWindowSetTests : RuleTests
{
    private const string KmsKey = "aws:kms/key:Key";
    private const string GcpKey = "gcp:kms/cryptoKey:CryptoKey";
    private const string Vault = "azure-native:keyvault:Vault";

    protected override string Policy => "key-deletion-window-set";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS, by its default", Resource(KmsKey, "data")),
        Refused(
            "AWS, a week",
            Resource(KmsKey, "data", "deletionWindowInDays: 7"),
            "data deletionWindowInDays: A deleted key is destroyed after 7 days; the minimum is 30."),
        Accepted("AWS, a week, which is enough there", Resource(KmsKey, "data", "deletionWindowInDays: 7")).With("days", 7L),
        Undecided("AWS, not known", Resource(KmsKey, "data", "deletionWindowInDays: !unknown"), "data deletionWindowInDays"),

        Accepted("Google Cloud", Resource(GcpKey, "data", "destroyScheduledDuration: 2592000s")),
        Refused(
            "Google Cloud, a day",
            Resource(GcpKey, "data", "destroyScheduledDuration: 86400s"),
            "data destroyScheduledDuration: A deleted key is destroyed after 86400s; the minimum is 30 days."),
        Undecided("Google Cloud, not known", Resource(GcpKey, "data", "destroyScheduledDuration: !unknown"), "data destroyScheduledDuration"),

        Accepted("Azure", Resource(Vault, "keys", "properties: { enablePurgeProtection: true }")),
        Refused(
            "Azure, a week, or at once",
            Resource(Vault, "keys", "properties: { softDeleteRetentionInDays: 7 }"),
            "keys properties.enablePurgeProtection: Purge protection is not enabled.",
            "keys properties.softDeleteRetentionInDays: A deleted key is destroyed after 7 days; the minimum is 30."),
        Undecided("Azure, not known", Resource(Vault, "keys", "properties: !unknown"), "keys properties"),
    ];
}
