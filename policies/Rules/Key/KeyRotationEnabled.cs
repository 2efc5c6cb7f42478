using System.Globalization;
using PolicyEngine.Model;

namespace Policies.Rules.Key;

internal sealed class KeyRotationEnabled : StackPolicy
{
    private static readonly NumberSetting Days = new()
    {
        Name = "days",
        Description = "The maximum rotation period in days, where the cloud has such a setting.",
        Default = 365,
        Minimum = 1,
        Maximum = 3653,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "key-rotation-enabled",
        Title = "Encryption keys are rotated automatically",
        Severity = Severity.Medium,
        Why =
            "The longer the same key material encrypts, the more data a leak exposes. The cloud keeps old material for decryption, so rotation disrupts "
            + "nothing.",
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
            check.Require(
                isRotated.IsTrue | !key["customerMasterKeySpec"].Or("SYMMETRIC_DEFAULT").Is("SYMMETRIC_DEFAULT"), isRotated,
                $"The key {key.Name} is not rotated.");
        }

        foreach (var key in stack.OfType(ResourceType.GcpKey))
        {
            var period = key["rotationPeriod"];
            check.Require(
                period.Text(text => IsWithin(text, check.Setting(Days))) | !key["purpose"].Or("ENCRYPT_DECRYPT").Is("ENCRYPT_DECRYPT"), period,
                $"The key {key.Name} is not rotated within {check.Setting(Days)} days: {period}.");
        }

        foreach (var key in stack.OfType(ResourceType.AzureKey))
        {
            // AKS encrypts secrets with one key version, and an operator changes both together: a rotated version would not be used.
            var isPinned = stack.OfType(ResourceType.AksCluster).Any(
                cluster => cluster.PropertyDependencies.TryGetValue("securityProfile", out var keys) && keys.Contains(key.Urn));
            var actions = key["properties"]["rotationPolicy"]["lifetimeActions"];
            check.Require(
                isPinned | actions.Any(action => action["action"]["type"].Text(type => type.Equals("rotate", StringComparison.OrdinalIgnoreCase))), actions,
                $"The key {key.Name} is not rotated.");
        }
    }

    private static bool IsWithin(string period, int days) =>
        period.EndsWith('s') && double.TryParse(period.AsSpan(0, period.Length - 1), CultureInfo.InvariantCulture, out var seconds)
            && seconds <= days * 86400.0;
}
