using Pulumi;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Clusters.Aks;

/// <summary>The account behind the tier "shared": NFS shares, one for each claim, reachable from the cluster's nodes only.</summary>
internal sealed class AksSharedFiles : ComponentResource
{
    public AksSharedFiles(string name, AksSharedFilesArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:SharedFiles", name, args, options)
    {
        var context = args.Context;
        Account = CreateAccount(context, args);
        _ = new FileServiceProperties(
            $"{context.Name}-files",
            new FileServicePropertiesArgs
            {
                ResourceGroupName = context.DataResourceGroup,
                AccountName = context.FilesAccountName,
                FileServicesName = "default",
                ShareDeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = context.Settings.DataLake.SoftDeleteDays },
            },
            context.Kept(this, Account));
        DriverMayShare = AksRoles.Grant(
            context,
            $"{context.Name}-control-plane-files",
            AksRoles.StorageAccountContributor,
            args.Identities.ControlPlane,
            context.FilesAccountId,
            this,
            Account);
        RegisterOutputs();
    }

    public StorageAccount Account { get; }

    /// <summary>Without it the driver can make no share.</summary>
    public Resource DriverMayShare { get; }

    private StorageAccount CreateAccount(AksContext context, AksSharedFilesArgs args)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = DefaultAction.Deny, Bypass = Bypass.None };
        foreach (var subnet in context.NodeSubnetIds)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { VirtualNetworkResourceId = subnet, Action = Pulumi.AzureNative.Storage.Action.Allow });
        }

        return new StorageAccount(
            $"{context.Name}-files",
            new StorageAccountArgs
            {
                ResourceGroupName = context.DataResourceGroup,
                AccountName = context.FilesAccountName,
                Location = context.Account.Location,
                Kind = Kind.FileStorage,
                Sku = new SkuArgs { Name = SkuName.Premium_ZRS },
                AllowSharedKeyAccess = false,
                AllowBlobPublicAccess = false,
                AllowCrossTenantReplication = false,
                DefaultToOAuthAuthentication = true,

                // With it no NFS share can be mounted, not even one that is encrypted in transit, as the storage class asks for.
                EnableHttpsTrafficOnly = false,
                MinimumTlsVersion = MinimumTlsVersion.TLS1_2,
                PublicNetworkAccess = PublicNetworkAccess.Enabled,
                NetworkRuleSet = rules,
                Identity = AksEncryption.Identity(context),
                Encryption = AksEncryption.WithDataKey(context),
                Tags = context.Tags(),
            },

            // No lock: it would keep the driver from deleting a share.
            context.Kept(this, [args.Groups.Data, args.Keys.DataGrant, .. args.Network.Subnets]));
    }
}

/// <summary>The inputs of <see cref="AksSharedFiles"/>.</summary>
internal sealed class AksSharedFilesArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksIdentities Identities { get; init; }

    public required AksNetwork Network { get; init; }

    public required AksKeys Keys { get; init; }
}
