using System.Globalization;
using PolicyEngine.Model;

namespace Policies.Rules.Key;

internal sealed class KeyDeletionWindowSet : ResourcePolicy
{
    private static readonly NumberSetting Days = new()
    {
        Name = "days",
        Description = "The minimum number of days for which a deleted key is recoverable.",
        Default = 30,
        Minimum = 7,
        Maximum = 90,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "key-deletion-window-set",
        Title = "Deleted encryption keys stay recoverable",
        Severity = Severity.High,
        Why = "Without its key all encrypted data is lost, backups too. The deletion window gives time to notice that data is no longer readable.",
        Remedy = "Leave deletionWindowInDays at 30 (EKS), destroyScheduledDuration at 30 days (GKE), purge protection and 90 days of soft delete (AKS).",
        Link = "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
        References = [FrameworkReference.Trivy("AZU-0016")],
        Settings = [Days],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.KmsKey, ResourceType.GcpKey, ResourceType.AzureVault];

    public override void Examine(Resource resource, Check check)
    {
        var days = check.Setting(Days);
        switch (resource.Type)
        {
            case ResourceType.KmsKey:
                var window = resource["deletionWindowInDays"];
                check.Require(window.Or(30).Number(wait => wait >= days), window, $"A deleted key is destroyed after {window} days; the minimum is {days}.");
                break;
            case ResourceType.GcpKey:
                var duration = resource["destroyScheduledDuration"];
                check.Require(
                    duration.Or("2592000s").Text(text => IsLong(text, days)), duration,
                    $"A deleted key is destroyed after {duration}; the minimum is {days} days.");
                break;
            case ResourceType.AzureVault:
                var vault = resource["properties"];
                check.Require(vault["enablePurgeProtection"].IsTrue, vault["enablePurgeProtection"], "Purge protection is not enabled.");
                check.Require(
                    vault["softDeleteRetentionInDays"].Or(90).Number(wait => wait >= days), vault["softDeleteRetentionInDays"],
                    $"A deleted key is destroyed after {vault["softDeleteRetentionInDays"]} days; the minimum is {days}.");
                break;
        }
    }

    private static bool IsLong(string duration, int days) =>
        duration.EndsWith('s') && double.TryParse(duration.AsSpan(0, duration.Length - 1), CultureInfo.InvariantCulture, out var seconds)
            && seconds >= days * 86400.0;
}
