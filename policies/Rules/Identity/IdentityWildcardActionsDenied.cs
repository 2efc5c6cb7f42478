using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed class IdentityWildcardActionsDenied : ResourcePolicy
{
    private const string AzureRole = "azure-native:authorization:RoleDefinition";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-wildcard-actions-denied",
        Title = "No wildcard actions in IAM policies",
        Severity = Severity.High,
        Why = "A wildcard also allows every other action of the service, such as deleting and sharing, and every action that the cloud adds later.",
        Remedy = "List the actions one by one. The service's documentation and its access-denied log show which are needed.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html",
        References = [FrameworkReference.Trivy("AWS-0345"), FrameworkReference.Trivy("AWS-0097"), FrameworkReference.Trivy("AZU-0030")],
    };

    public override IReadOnlyList<string> Types { get; } = [.. AwsPolicy.OfIdentities, .. AwsPolicy.OfResources, AzureRole];

    public override void Examine(Resource resource, Check check)
    {
        if (resource.Type == AzureRole)
        {
            ExamineAzure(resource["permissions"], check);
            return;
        }

        var isKey = resource.Type is ResourceType.KmsKey or ResourceType.KmsKeyPolicy;
        AwsPolicy.ForEachRight(resource, check, (statement, isAllow) =>
        {
            check.Require(!isAllow | statement["NotAction"].IsEmpty, statement["NotAction"], $"All actions are allowed except {statement["NotAction"]}.");

            // Without the root principal a key can become unmanageable; it grants nothing beyond the account's IAM policies.
            var isAccount = isKey ? statement["Principal"]["AWS"].Text(text => text.EndsWith(":root", StringComparison.Ordinal)) : Answer.No;
            if (statement["NotAction"].IsEmpty.IsYes)
            {
                foreach (var action in AwsPolicy.Items(statement["Action"]))
                {
                    check.Require(!isAllow | isAccount | action.Text(IsNamed), action, $"Wildcard action: {action}.");
                }
            }
        });
    }

    private static void ExamineAzure(Property permissions, Check check) => check.ForEach(permissions, permission =>
    {
        foreach (var kind in (string[])["actions", "dataActions"])
        {
            check.ForEach(permission[kind], action => check.Require(action.Text(text => !text.Contains('*')), action, $"Wildcard action: {action}."));
        }
    });

    private static bool IsNamed(string action) => action.AsSpan().IndexOfAny('*', '?') < 0 || AwsActions.Variants.Contains(action);
}
