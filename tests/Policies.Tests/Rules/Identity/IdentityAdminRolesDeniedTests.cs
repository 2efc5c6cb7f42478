using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityAdminRolesDeniedTests : RuleTests
{
    private const string Attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private const string Assignment = "azure-native:authorization:RoleAssignment";
    private const string ProjectMember = "gcp:projects/iAMMember:IAMMember";

    protected override string Policy => "identity-admin-roles-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Attachment, "nodes", "policyArn: arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy")),
        Refused(
            "AWS, an administrator",
            Resource(Attachment, "nodes", "policyArn: arn:aws:iam::aws:policy/AdministratorAccess"),
            "nodes policyArn: arn:aws:iam::aws:policy/AdministratorAccess grants near-full access."),
        Refused(
            "AWS, all of a service",
            Resource(Attachment, "nodes", "policyArn: arn:aws:iam::aws:policy/AmazonS3FullAccess"),
            "nodes policyArn: arn:aws:iam::aws:policy/AmazonS3FullAccess grants near-full access."),
        Accepted("AWS, in the role", Resource("aws:iam/role:Role", "nodes", "managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy']")),
        Refused(
            "AWS, an administrator in the role",
            Resource("aws:iam/role:Role", "nodes", "managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']"),
            "nodes managedPolicyArns[0]: arn:aws:iam::aws:policy/AdministratorAccess grants near-full access."),
        Undecided("AWS, not known", Resource(Attachment, "nodes", "policyArn: !unknown"), "nodes policyArn"),

        Accepted("Google Cloud", Resource(ProjectMember, "nodes", "role: roles/container.defaultNodeServiceAccount")),
        Refused("Google Cloud, an editor", Resource(ProjectMember, "nodes", "role: roles/editor"), "nodes role: roles/editor grants near-full access."),
        Refused(
            "Google Cloud, several owners", Resource("gcp:projects/iAMBinding:IAMBinding", "nodes", "{ role: roles/owner, members: ['group:x'] }"),
            "nodes role: roles/owner grants near-full access."),
        Undecided("Google Cloud, not known", Resource(ProjectMember, "nodes", "role: !unknown"), "nodes role"),

        Accepted("Azure", Resource(Assignment, "nodes", "roleDefinitionId: /x/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d")),
        Refused(
            "Azure, a contributor",
            Resource(Assignment, "nodes", "roleDefinitionId: /x/roleDefinitions/B24988AC-6180-42a0-ab88-20f7382dd24c"),
            "nodes roleDefinitionId: Contributor grants near-full access."),
        Undecided("Azure, not known", Resource(Assignment, "nodes", "roleDefinitionId: !unknown"), "nodes roleDefinitionId"),
    ];
}
