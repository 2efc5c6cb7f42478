using Infra.Contract;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Clusters.Aks;

/// <summary>The roles that Azure itself keeps, by their ids, which are the same everywhere. Source: Microsoft's list of built-in roles.</summary>
internal static class AksRoles
{
    public const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    public const string KeyVaultContributor = "f25e0fa2-a7c8-4377-a976-54943a77a395";
    public const string KeyVaultCryptoServiceEncryptionUser = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
    public const string KeyVaultCryptoUser = "12338af0-0e69-4776-bea7-57ae8d297424";
    public const string ManagedIdentityOperator = "f1a07417-d97a-45cb-824c-7a7467783830";
    public const string NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7";
    public const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    public const string StorageAccountContributor = "17d1049b-9a84-46fb-8f53-869881c3d3ab";
    public const string StorageBlobDataReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";

    /// <summary>
    /// How long a new grant is waited for. Azure says minutes, and what uses it too early is refused (Azure/bicep#16601,
    /// Azure/azure-service-operator#3267), which the provider does not try again.
    /// </summary>
    public static TimeSpan Arrival { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Waits until a new grant has arrived. The engine calls it after it has made one, never in a preview.</summary>
    public static Task WaitForArrival(ResourceHookArgs args, CancellationToken cancellationToken = default) => Task.Delay(Arrival, cancellationToken);

    /// <summary>Gives an identity a role.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="name">Names the grant, for example "spark-nodes-pull".</param>
    /// <param name="role">The role; one of ours is there before the grant, and goes after it.</param>
    /// <param name="identity">Who gets it.</param>
    /// <param name="scope">The id of what it may be used on.</param>
    /// <param name="parent">The component that the grant is part of.</param>
    /// <param name="on">The resource behind the scope, which must be there first.</param>
    /// <param name="condition">What restricts the grant further; null where nothing does.</param>
    /// <param name="keep">Whether it outlives the cluster.</param>
    public static RoleAssignment Grant(
        AksContext context,
        string name,
        AksRole role,
        UserAssignedIdentity identity,
        string scope,
        Resource parent,
        Resource on,
        string? condition = null,
        bool keep = false)
    {
        var args = new RoleAssignmentArgs
        {
            RoleAssignmentName = DeterministicName.Guid(scope, role.Id, name),
            RoleDefinitionId = context.Account.RoleDefinitionId(role.Id),
            PrincipalId = identity.PrincipalId,

            // Without it Azure looks the principal up, and does not find one that was made a moment ago.
            PrincipalType = PrincipalType.ServicePrincipal,
            Scope = scope,
        };
        if (condition is not null)
        {
            args.Condition = condition;
            args.ConditionVersion = "2.0";
        }

        // An assignment cannot change its principal, and its name is taken until it is gone (pulumi/pulumi-azure-native#771).
        Resource[] after = role.Definition is { } definition ? [on, definition] : [on];
        var options = keep ? context.Kept(parent, after) : ChildOptions.Of(parent, after);
        options.DeleteBeforeReplace = true;
        options.Hooks.AfterCreate.Add(context.GrantArrives);
        return new RoleAssignment(name, args, options);
    }

    /// <summary>Makes a role of ours, which can be given in one resource group.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="purpose">Names the role, for example "tenant-data".</param>
    /// <param name="title">What Azure shows, unique in the directory.</param>
    /// <param name="description">What who has it may do.</param>
    /// <param name="permission">The actions. Each is in tests/Infra.Tests/Aks/Facts, with its source.</param>
    /// <param name="group">The resource group.</param>
    /// <param name="parent">The component that the role is part of.</param>
    /// <param name="after">What must be there first.</param>
    public static AksRole Define(
        AksContext context, string purpose, string title, string description, PermissionArgs permission, string group, Resource parent, Resource after)
    {
        var id = DeterministicName.Guid(context.ClusterId, purpose);
        return new AksRole(id, new RoleDefinition(
            $"{context.Name}-{purpose}",
            new RoleDefinitionArgs
            {
                RoleDefinitionId = id,
                RoleName = title,
                Description = description,
                RoleType = "CustomRole",
                Scope = $"/subscriptions/{context.Account.SubscriptionId}",
                AssignableScopes = { context.Account.ResourceGroupId(group) },
                Permissions = { permission },
            },
            ChildOptions.Of(parent, after)));
    }

    /// <summary>
    /// Makes Azure refuse to delete something. A lock also covers what is below and the role assignments on it, so nothing gets one from
    /// which parts are removed in everyday use, such as a tenant's container.
    /// </summary>
    public static void Lock(AksContext context, string name, string scope, Resource parent, Resource on)
    {
        if (!context.Settings.Cluster.DeletionProtection)
        {
            return;
        }

        _ = new ManagementLockByScope(
            name,
            new ManagementLockByScopeArgs
            {
                LockName = $"{context.Name}-keep",
                Level = LockLevel.CanNotDelete,
                Notes = "Set cluster.deletionProtection to false and run pulumi up before you delete it.",
                Scope = scope,
            },
            ChildOptions.Of(parent, on));
    }
}

/// <summary>A role that can be given.</summary>
/// <param name="Id">The role's id.</param>
/// <param name="Definition">The role itself where it is one of ours; null where Azure keeps it.</param>
internal readonly record struct AksRole(string Id, RoleDefinition? Definition = null)
{
    public static implicit operator AksRole(string id) => new(id);
}
