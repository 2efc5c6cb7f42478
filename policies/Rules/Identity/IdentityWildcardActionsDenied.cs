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
        Title = "A policy names the actions that it allows",
        Severity = Severity.High,
        Why = "A wildcard allows what it was meant for, all else that the service can do, deleting and sharing among it, and whatever the cloud adds tomorrow.",
        Remedy = "List the actions, one by one. Actions that a workload needs are in the service's documentation, and in the log of what it was refused.",
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
            check.Require(!isAllow | statement["NotAction"].IsEmpty, statement["NotAction"], $"Everything is allowed but {statement["NotAction"]}.");

            // Without the account's own right a key is locked for ever; it gives nobody anything beyond the account's IAM policies.
            var isAccount = isKey ? statement["Principal"]["AWS"].Text(text => text.EndsWith(":root", StringComparison.Ordinal)) : Answer.No;
            if (statement["NotAction"].IsEmpty.IsYes)
            {
                foreach (var action in AwsPolicy.Items(statement["Action"]))
                {
                    check.Require(!isAllow | isAccount | action.Text(IsNamed), action, $"The actions are not named: {action}.");
                }
            }
        });
    }

    private static void ExamineAzure(Property permissions, Check check) => check.ForEach(permissions, permission =>
    {
        foreach (var kind in (string[])["actions", "dataActions"])
        {
            check.ForEach(permission[kind], action => check.Require(action.Text(text => !text.Contains('*')), action, $"The actions are not named: {action}."));
        }
    });

    private static bool IsNamed(string action) => action.AsSpan().IndexOfAny('*', '?') < 0 || AwsActions.Variants.Contains(action);
}
