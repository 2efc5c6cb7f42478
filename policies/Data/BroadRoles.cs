using System.Collections.Immutable;

namespace Policies.Data;

/// <summary>The clouds' ready-made roles that let their holder do nearly everything.</summary>
internal static class BroadRoles
{
    /// <summary>Names of AWS's managed policies (docs.aws.amazon.com/aws-managed-policy/latest/reference). Those that end with FullAccess count too.</summary>
    public static readonly ImmutableArray<string> Aws = ["AdministratorAccess", "PowerUserAccess", "SystemAdministrator"];

    /// <summary>
    /// Google's basic roles, and those that lead to them: acting as any service account of the project (cloud.google.com/iam/docs/roles-overview).
    /// </summary>
    public static readonly ImmutableArray<string> Google =
    [
        "roles/owner", "roles/editor", "roles/viewer", "roles/resourcemanager.projectIamAdmin", "roles/iam.securityAdmin", "roles/iam.serviceAccountAdmin",
        "roles/iam.serviceAccountKeyAdmin", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountUser",
    ];

    /// <summary>Azure's privileged roles by id (learn.microsoft.com/azure/role-based-access-control/built-in-roles).</summary>
    public static readonly ImmutableDictionary<string, string> Azure = new Dictionary<string, string>
    {
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = "Owner",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"] = "User Access Administrator",
        ["f58310d9-a9f6-439a-9e8d-f62e7b41a168"] = "Role Based Access Control Administrator",
    }.ToImmutableDictionary();
}
