using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed class IdentityAdminRolesDenied : ResourcePolicy
{
    private const string AwsAttachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private const string GcpMember = "gcp:projects/iAMMember:IAMMember";
    private const string GcpBinding = "gcp:projects/iAMBinding:IAMBinding";
    private const string AzureAssignment = "azure-native:authorization:RoleAssignment";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-admin-roles-denied",
        Title = "No owner, editor or administrator roles",
        Severity = Severity.High,
        Why =
            "Owner, editor and administrator roles are for people in an emergency. With one of them, a vulnerability in a node or a workload costs the whole "
            + "account.",
        Remedy = "Grant the role that the work needs, on the resource that it needs it for; the platform's components show which.",
        Link = "https://cloud.google.com/iam/docs/using-iam-securely",
        References = [FrameworkReference.Trivy("GCP-0007"), FrameworkReference.Trivy("GCP-0011")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.IamRole, AwsAttachment, GcpMember, GcpBinding, AzureAssignment];

    public override void Examine(Resource grant, Check check)
    {
        switch (grant.Type)
        {
            case ResourceType.IamRole:
                check.ForEach(grant["managedPolicyArns"], arn => Require(arn, IsBroadInAws));
                break;
            case AwsAttachment:
                Require(grant["policyArn"], IsBroadInAws);
                break;
            case GcpMember or GcpBinding:
                Require(grant["role"], BroadRoles.Google.Contains);
                break;
            case AzureAssignment:
                Require(grant["roleDefinitionId"], text => BroadRoles.Azure.ContainsKey(LastPart(text).ToLowerInvariant()));
                break;
        }

        void Require(Property role, Func<string, bool> isBroad) => check.Require(!role.Text(isBroad), role, $"{NameOf(role)} grants near-full access.");
    }

    private static bool IsBroadInAws(string arn) =>
        BroadRoles.Aws.Contains(LastPart(arn))
            || (arn.Contains(":aws:policy/", StringComparison.Ordinal) && arn.EndsWith("FullAccess", StringComparison.Ordinal));

    private static string LastPart(string text) => text[(text.LastIndexOf('/') + 1)..];

    private static string NameOf(Property role) =>
        role.TryText(out var text) && BroadRoles.Azure.TryGetValue(LastPart(text).ToLowerInvariant(), out var name) ? name : role.ToString();
}
