using System.Globalization;
using PolicyEngine.Model;

namespace Policies.Rules.Key;

internal sealed class KeyRotationEnabled : StackPolicy
{
    private static readonly NumberSetting Days = new()
    {
        Name = "days",
        Description = "After how many days a key must have new material, where the cloud lets one choose.",
        Default = 365,
        Minimum = 1,
        Maximum = 3653,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "key-rotation-enabled",
        Title = "Keys get new material by themselves",
        Severity = Severity.Medium,
        Why = "The longer the same material encrypts, the more is lost with it. The cloud keeps the old material to decrypt, so a rotation costs nobody anything.",
        Remedy = "Leave enableKeyRotation at true (EKS), rotationPeriod within a year (GKE), and a rotation policy on the key (AKS).",
        Link = "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
        References = [FrameworkReference.Trivy("AWS-0065"), FrameworkReference.Trivy("GCP-0065")],
        Settings = [Days],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var key in stack.OfType(ResourceType.KmsKey))
        {
            // Only symmetric keys can be rotated.
            var isRotated = key["enableKeyRotation"];
            check.Require(isRotated.IsTrue | !key["customerMasterKeySpec"].Or("SYMMETRIC_DEFAULT").Is("SYMMETRIC_DEFAULT"), isRotated, $"The key {key.Name} keeps its material.");
        }

        foreach (var key in stack.OfType(ResourceType.GcpKey))
        {
            var period = key["rotationPeriod"];
            check.Require(
                period.Text(text => IsWithin(text, check.Setting(Days))) | !key["purpose"].Or("ENCRYPT_DECRYPT").Is("ENCRYPT_DECRYPT"), period,
                $"The key {key.Name} does not get new material within {check.Setting(Days)} days: {period}.");
        }

        foreach (var key in stack.OfType(ResourceType.AzureKey))
        {
            // AKS encrypts secrets with one version of its key, and an operator changes both together: a newer version would be used by nobody.
            var isPinned = stack.OfType(ResourceType.AksCluster).Any(cluster => cluster.PropertyDependencies.TryGetValue("securityProfile", out var keys) && keys.Contains(key.Urn));
            var actions = key["properties"]["rotationPolicy"]["lifetimeActions"];
            check.Require(isPinned | actions.Any(action => action["action"]["type"].Text(type => type.Equals("rotate", StringComparison.OrdinalIgnoreCase))), actions, $"The key {key.Name} keeps its material.");
        }
    }

    private static bool IsWithin(string period, int days) =>
        period.EndsWith('s') && double.TryParse(period.AsSpan(0, period.Length - 1), CultureInfo.InvariantCulture, out var seconds) && seconds <= days * 86400.0;
}
