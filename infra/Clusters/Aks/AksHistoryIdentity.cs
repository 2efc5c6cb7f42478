using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings.Aks;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Clusters.Aks;

/// <summary>The history server's identity, which its service account takes by workload identity, without a key: it reads event logs, and nothing else.</summary>
internal sealed class AksHistoryIdentity : ComponentResource
{
    public AksHistoryIdentity(string name, AksHistoryIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:HistoryIdentity", name, args, options)
    {
        var context = args.Context;
        var identityName = $"{context.Name}-history";
        var identity = new UserAssignedIdentity(
            identityName,
            new UserAssignedIdentityArgs
            {
                ResourceGroupName = context.ResourceGroup,
                ResourceName = identityName,
                Location = context.Account.Location,
                Tags = context.Tags(),
            },
            ChildOptions.Of(this, args.Groups.Main));
        var credential = new FederatedIdentityCredential(
            identityName,
            new FederatedIdentityCredentialArgs
            {
                ResourceGroupName = context.ResourceGroup,
                ResourceName = identityName,
                FederatedIdentityCredentialResourceName = SparkIdentity.HistoryServiceAccountName,
                Issuer = args.ControlPlane.Cluster.OidcIssuerProfile.Apply(profile => profile!.IssuerURL),
                Subject = $"system:serviceaccount:{args.Namespace}:{SparkIdentity.HistoryServiceAccountName}",
                Audiences = { "api://AzureADTokenExchange" },
            },
            ChildOptions.Of(this, identity));
        var events = AksRoles.Grant(
            context,
            $"{identityName}-events",
            AksRoles.StorageBlobDataReader,
            identity,
            context.ContainerId(AksDataLakeSettings.EventLogContainer),
            this,
            args.DataLake.Containers[AksDataLakeSettings.EventLogContainer]);

        Identity = new PodIdentity
        {
            Ready = [credential, events],
            ServiceAccountAnnotations = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("azure.workload.identity/client-id", identity.ClientId),
            PodLabels = ImmutableSortedDictionary<string, string>.Empty.Add("azure.workload.identity/use", "true"),
        };
        RegisterOutputs();
    }

    public PodIdentity Identity { get; }
}

/// <summary>What the history server's identity is made from.</summary>
internal sealed class AksHistoryIdentityArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksControlPlane ControlPlane { get; init; }

    public required AksDataLake DataLake { get; init; }

    /// <summary>Where the history server runs.</summary>
    public required string Namespace { get; init; }

    [Input("namespace")]
    public Input<string> InNamespace => Namespace;
}
