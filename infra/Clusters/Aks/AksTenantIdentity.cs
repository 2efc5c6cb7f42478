using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings.Aks;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Clusters.Aks;

/// <summary>
/// A tenant's identity, which its Spark service account takes by workload identity, without a key: it reads and writes the tenant's own
/// container, adds to the tenant's event logs, and nothing else.
/// </summary>
internal sealed class AksTenantIdentity : ComponentResource
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    public AksTenantIdentity(string name, AksTenantIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:TenantIdentity", name, args, options)
    {
        var (context, tenant) = (args.Context, args.Tenant);
        var identityName = $"{context.Name}-tenant-{tenant}";
        var identity = new UserAssignedIdentity(
            identityName,
            new UserAssignedIdentityArgs
            {
                ResourceGroupName = context.ResourceGroup,
                ResourceName = identityName,
                Location = context.Account.Location,
                Tags = context.Tags(("spark-platform:tenant", tenant)),
            },
            ChildOptions.Of(this, args.Groups.Main));

        // One for each identity: Azure refuses to write two at once (pulumi/pulumi-azure-native#4343).
        var credential = new FederatedIdentityCredential(
            identityName,
            new FederatedIdentityCredentialArgs
            {
                ResourceGroupName = context.ResourceGroup,
                ResourceName = identityName,
                FederatedIdentityCredentialResourceName = SparkIdentity.ServiceAccountName,
                Issuer = args.ControlPlane.Cluster.OidcIssuerProfile.Apply(profile => profile!.IssuerURL),
                Subject = $"system:serviceaccount:{tenant}:{SparkIdentity.ServiceAccountName}",
                Audiences = { "api://AzureADTokenExchange" },
            },
            ChildOptions.Of(this, identity));

        var role = AksDataLake.TenantRoleId(context);
        var data = AksRoles.Grant(context, $"{identityName}-data", role, identity, context.ContainerId(tenant), this, args.DataLake.Containers[tenant]);
        var events = AksRoles.Grant(
            context,
            $"{identityName}-events",
            role,
            identity,
            context.ContainerId(AksDataLakeSettings.EventLogContainer),
            this,
            args.DataLake.Containers[AksDataLakeSettings.EventLogContainer],
            OnlyDirectory(tenant));

        Identity = new TenantIdentity
        {
            DataAddress = context.ContainerAddress(tenant),
            Ready = [credential, data, events],
            ServiceAccountAnnotations = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("azure.workload.identity/client-id", identity.ClientId),
            PodLabels = ImmutableSortedDictionary<string, string>.Empty.Add("azure.workload.identity/use", "true"),
        };
        RegisterOutputs();
    }

    public TenantIdentity Identity { get; }

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

/// <summary>What a tenant's identity is made from.</summary>
internal sealed class AksTenantIdentityArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksControlPlane ControlPlane { get; init; }

    public required AksDataLake DataLake { get; init; }

    public required string Tenant { get; init; }

    [Input("tenant")]
    public Input<string> TenantName => Tenant;
}
