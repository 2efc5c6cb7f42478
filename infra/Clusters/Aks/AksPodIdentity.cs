using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings.Aks;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Clusters.Aks;

/// <summary>
/// An identity that a service account takes by workload identity, without a key. A tenant's reads and writes the tenant's own container and
/// adds to the tenant's event logs; the history server's reads all event logs. Neither has another right.
/// </summary>
internal sealed class AksPodIdentity : ComponentResource
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    public AksPodIdentity(string name, AksPodIdentityArgs args, ComponentResourceOptions? options = null)
        : base($"spark-platform:aks:{args.Kind}", name, args, options)
    {
        var context = args.Context;
        var identityName = $"{context.Name}-{name}";
        var identity = new UserAssignedIdentity(
            identityName,
            new UserAssignedIdentityArgs
            {
                ResourceGroupName = context.ResourceGroup,
                ResourceName = identityName,
                Location = context.Account.Location,
                Tags = args.Tenant is { } owner ? context.Tags(("spark-platform:tenant", owner)) : context.Tags(),
            },
            ChildOptions.Of(this, args.Groups.Main));

        // One for each identity: Azure refuses to write two at once (pulumi/pulumi-azure-native#4343).
        var credential = new FederatedIdentityCredential(
            identityName,
            new FederatedIdentityCredentialArgs
            {
                ResourceGroupName = context.ResourceGroup,
                ResourceName = identityName,
                FederatedIdentityCredentialResourceName = args.ServiceAccount,
                Issuer = args.ControlPlane.Cluster.OidcIssuerProfile.Apply(profile => profile!.IssuerURL),
                Subject = $"system:serviceaccount:{args.Namespace}:{args.ServiceAccount}",
                Audiences = { "api://AzureADTokenExchange" },
            },
            ChildOptions.Of(this, identity));

        Resource Grant(string purpose, AksRole role, string container, string? condition = null) => AksRoles.Grant(
            context, $"{identityName}-{purpose}", role, identity, context.ContainerId(container), this, args.DataLake.Containers[container], condition);

        var tenantRole = args.DataLake.TenantRole;
        Resource[] grants = args.Tenant is { } tenant
            ? [Grant("data", tenantRole, tenant), Grant("events", tenantRole, AksDataLakeSettings.EventLogContainer, OnlyDirectory(tenant))]
            : [Grant("events", AksRoles.StorageBlobDataReader, AksDataLakeSettings.EventLogContainer)];

        Identity = new PodIdentity
        {
            Ready = [credential, .. grants],
            ServiceAccountAnnotations = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("azure.workload.identity/client-id", identity.ClientId),
            PodLabels = ImmutableSortedDictionary<string, string>.Empty.Add("azure.workload.identity/use", "true"),
        };
        RegisterOutputs();
    }

    public PodIdentity Identity { get; }

    /// <summary>
    /// Holds all uses of a container's objects to one directory: the objects by their path, lists by the directory that they begin at.
    /// </summary>
    private static string OnlyDirectory(string directory)
    {
        string Is(string attribute) => $"({attribute} StringEquals '{directory}' OR {attribute} StringStartsWith '{directory}/')";
        string[] others = [.. new[] { "write", "add/action", "delete", "move/action" }.Select(action => $"!(ActionMatches{{'{Blobs}/{action}'}})")];
        var notUsed = string.Join(" AND ", [$"!(ActionMatches{{'{Blobs}/read'}} AND NOT SubOperationMatches{{'Blob.List'}})", .. others]);
        var notListed = $"!(ActionMatches{{'{Blobs}/read'}} AND SubOperationMatches{{'Blob.List'}})";
        return $"(({notUsed}) OR {Is($"@Resource[{Blobs}:path]")}) AND (({notListed}) OR {Is($"@Request[{Blobs}:prefix]")})";
    }
}

/// <summary>The arguments of <see cref="AksPodIdentity"/>.</summary>
internal sealed class AksPodIdentityArgs : PodIdentityArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksControlPlane ControlPlane { get; init; }

    public required AksDataLake DataLake { get; init; }
}
