using System.Globalization;
using PolicyEngine.Model;

namespace Policies.Rules.Key;

internal sealed class KeyDeletionWindowSet : ResourcePolicy
{
    private static readonly NumberSetting Days = new()
    {
        Name = "days",
        Description = "For how many days a deleted key must be there to be brought back.",
        Default = 30,
        Minimum = 7,
        Maximum = 90,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "key-deletion-window-set",
        Title = "A deleted key can be brought back for a time",
        Severity = Severity.High,
        Why = "With its key all that it encrypted is lost, backups too. The days in between are for the one who notices that something no longer reads.",
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
                check.Require(window.Or(30).Number(wait => wait >= days), window, $"A deleted key is lost after {window} days, before {days} are over.");
                break;
            case ResourceType.GcpKey:
                var duration = resource["destroyScheduledDuration"];
                check.Require(duration.Or("2592000s").Text(text => IsLong(text, days)), duration, $"A deleted key is lost after {duration}, before {days} days are over.");
                break;
            default:
                var vault = resource["properties"];
                check.Require(vault["enablePurgeProtection"].IsTrue, vault["enablePurgeProtection"], "Deleted keys can be purged at once.");
                check.Require(
                    vault["softDeleteRetentionInDays"].Or(90).Number(wait => wait >= days), vault["softDeleteRetentionInDays"],
                    $"A deleted key is lost after {vault["softDeleteRetentionInDays"]} days, before {days} are over.");
                break;
        }
    }

    private static bool IsLong(string duration, int days) =>
        duration.EndsWith('s') && double.TryParse(duration.AsSpan(0, duration.Length - 1), CultureInfo.InvariantCulture, out var seconds) && seconds >= days * 86400.0;
}
