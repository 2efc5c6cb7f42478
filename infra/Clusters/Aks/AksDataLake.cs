using System.Collections.Immutable;
using Infra.Settings.Aks;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;
using IdentityArgs = Pulumi.AzureNative.Storage.Inputs.IdentityArgs;
using RegistrySkuArgs = Pulumi.AzureNative.ContainerRegistry.Inputs.SkuArgs;
using RegistrySkuName = Pulumi.AzureNative.ContainerRegistry.SkuName;
using Workspace = Pulumi.AzureNative.OperationalInsights.Workspace;

namespace Infra.Clusters.Aks;

/// <summary>
/// The storage account with a hierarchical namespace: a container for each tenant and one for all event logs; and the registry of the Spark
/// images.
/// </summary>
internal sealed class AksDataLake : ComponentResource
{
    private readonly AksContext _context;
    private readonly AksDataLakeSettings _settings;

    public AksDataLake(string name, AksDataLakeArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:DataLake", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.DataLake;

        Account = CreateAccount(args);
        KeepDeleted();
        if (_settings.AccessLogs)
        {
            AksLogs.Send(
                _context,
                "data-lake",
                $"{_context.AccountId}/blobServices/default",
                ["StorageRead", "StorageWrite", "StorageDelete"],
                this,
                hasTables: false,
                Account,
                args.Logs);
        }

        Containers = args.Tenants.Append(AksDataLakeSettings.EventLogContainer).ToImmutableSortedDictionary(
            container => container, CreateContainer, StringComparer.Ordinal);
        ExpireEventLogs();
        TenantRole = CreateTenantRole();
        var registry = CreateRegistry(args.Groups);
        AksRoles.Lock(_context, $"{_context.Name}-registry-keep", _context.RegistryId, this, registry);
        NodesMayPull = AksRoles.Grant(_context, $"{_context.Name}-nodes-pull", AksRoles.AcrPull, args.Identities.Nodes, _context.RegistryId, this, registry);
        RegisterOutputs();
    }

    public StorageAccount Account { get; }

    /// <summary>The containers by name: the tenants' and that of the event logs.</summary>
    public ImmutableSortedDictionary<string, BlobContainer> Containers { get; }

    /// <summary>The role that a tenant has in a container of its own.</summary>
    public AksRole TenantRole { get; }

    /// <summary>Without it, a node cannot start an image of ours.</summary>
    public RoleAssignment NodesMayPull { get; }

    private StorageAccount CreateAccount(AksDataLakeArgs args)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = Pulumi.AzureNative.Storage.DefaultAction.Deny, Bypass = Bypass.None };
        foreach (var subnet in _context.NodeSubnetIds)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { VirtualNetworkResourceId = subnet, Action = Pulumi.AzureNative.Storage.Action.Allow });
        }

        foreach (var cidr in _settings.PublicAccessCidrs)
        {
            // The smallest network that Azure takes is a /30; one address is written without a prefix.
            var range = cidr.PrefixLength == 32 ? cidr.Address(0) : cidr.ToString();
            rules.IpRules.Add(new IPRuleArgs { IPAddressOrRange = range, Action = Pulumi.AzureNative.Storage.Action.Allow });
        }

        return new StorageAccount(
            $"{_context.Name}-data",
            new StorageAccountArgs
            {
                ResourceGroupName = _context.DataResourceGroup,
                AccountName = _context.AccountName,
                Location = _context.Account.Location,
                Kind = Kind.StorageV2,
                Sku = new SkuArgs { Name = Pulumi.AzureNative.Storage.SkuName.Standard_ZRS },
                IsHnsEnabled = true,
                AllowSharedKeyAccess = false,
                AllowBlobPublicAccess = false,
                AllowCrossTenantReplication = false,
                DefaultToOAuthAuthentication = true,
                EnableHttpsTrafficOnly = true,
                IsLocalUserEnabled = false,
                IsSftpEnabled = false,
                MinimumTlsVersion = MinimumTlsVersion.TLS1_2,
                PublicNetworkAccess = Pulumi.AzureNative.Storage.PublicNetworkAccess.Enabled,
                NetworkRuleSet = rules,
                Identity = AksEncryption.Identity(_context),
                Encryption = AksEncryption.WithDataKey(_context),
                Tags = _context.Tags(),
            },

            // No lock: it would keep a tenant's grants from being removed.
            _context.Kept(this, [args.Groups.Data, args.Keys.DataGrant, .. args.Network.Subnets]));
    }

    /// <summary>Versions would be kept too, but Azure has none where there is a hierarchical namespace.</summary>
    private void KeepDeleted() => _ = new BlobServiceProperties(
        $"{_context.Name}-data",
        new BlobServicePropertiesArgs
        {
            ResourceGroupName = _context.DataResourceGroup,
            AccountName = _context.AccountName,
            BlobServicesName = "default",
            DeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = _settings.SoftDeleteDays },
            ContainerDeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = _settings.SoftDeleteDays },
        },

        // To delete it means to go back to Azure's defaults, which keep nothing.
        _context.Kept(this, Account));

    private BlobContainer CreateContainer(string container) => new(
        $"{_context.Name}-data-{container}",
        new BlobContainerArgs
        {
            ResourceGroupName = _context.DataResourceGroup,
            AccountName = _context.AccountName,
            ContainerName = container,
            PublicAccess = PublicAccess.None,
        },

        // Not protected: removing a tenant takes its container out of the state and leaves the data where it is.
        new CustomResourceOptions { Parent = this, DependsOn = { Account }, RetainOnDelete = true });

    private void ExpireEventLogs() => _ = new ManagementPolicy(
        $"{_context.Name}-data",
        new ManagementPolicyArgs
        {
            ResourceGroupName = _context.DataResourceGroup,
            AccountName = _context.AccountName,
            ManagementPolicyName = "default",
            Policy = new ManagementPolicySchemaArgs
            {
                Rules =
                {
                    new ManagementPolicyRuleArgs
                    {
                        Name = "expire-event-logs",
                        Enabled = true,
                        Type = RuleType.Lifecycle,
                        Definition = new ManagementPolicyDefinitionArgs
                        {
                            Filters = new ManagementPolicyFilterArgs
                            {
                                BlobTypes = { "blockBlob", "appendBlob" },
                                PrefixMatch = { $"{AksDataLakeSettings.EventLogContainer}/" },
                            },
                            Actions = new ManagementPolicyActionArgs
                            {
                                BaseBlob = new ManagementPolicyBaseBlobArgs
                                {
                                    Delete = new DateAfterModificationArgs { DaysAfterModificationGreaterThan = _settings.EventLogDays },
                                },
                            },
                        },
                    },
                },
            },
        },
        _context.Kept(this, Account));

    /// <summary>
    /// The built-in role for this (Storage Blob Data Contributor) may delete the container itself, which no condition on data can prevent.
    /// This one may use what is in it.
    /// </summary>
    private AksRole CreateTenantRole() => AksRoles.Define(
        _context,
        "tenant-data",
        $"{_context.AccountName} tenant data",
        "Uses the data in a container of the data lake, but not the container itself.",
        new PermissionArgs
        {
            Actions = { "Microsoft.Storage/storageAccounts/blobServices/containers/read" },
            DataActions =
            {
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/move/action",
            },
        },
        _context.DataResourceGroup,
        this,
        Account);

    /// <summary>
    /// Encrypted with Azure's own key: a registry that is made with ours has to read it by an identity that a private key vault does not let
    /// in (MicrosoftDocs/azure-docs#61064).
    /// </summary>
    private Registry CreateRegistry(AksResourceGroups groups) => new(
        $"{_context.Name}-images",
        new RegistryArgs
        {
            ResourceGroupName = _context.DataResourceGroup,
            RegistryName = _context.RegistryName,
            Location = _context.Account.Location,
            Sku = new RegistrySkuArgs { Name = RegistrySkuName.Standard },
            AdminUserEnabled = false,
            AnonymousPullEnabled = false,
            Tags = _context.Tags(),
        },
        _context.Kept(this, groups.Data));
}

/// <summary>How storage accounts are encrypted.</summary>
internal static class AksEncryption
{
    public static IdentityArgs Identity(AksContext context) => new()
    {
        Type = IdentityType.UserAssigned,
        UserAssignedIdentities = { context.EncryptionIdentityId },
    };

    /// <summary>With the newest version of the data key, which Azure looks for once a day.</summary>
    public static EncryptionArgs WithDataKey(AksContext context) => new()
    {
        KeySource = KeySource.Microsoft_Keyvault,
        KeyVaultProperties = new KeyVaultPropertiesArgs { KeyVaultUri = $"https://{context.VaultName}.vault.azure.net", KeyName = AksKeys.DataKey },
        EncryptionIdentity = new EncryptionIdentityArgs { EncryptionUserAssignedIdentity = context.EncryptionIdentityId },
        Services = new EncryptionServicesArgs
        {
            Blob = new EncryptionServiceArgs { Enabled = true, KeyType = KeyType.Account },
            File = new EncryptionServiceArgs { Enabled = true, KeyType = KeyType.Account },
        },
    };
}

/// <summary>The inputs of <see cref="AksDataLake"/>.</summary>
internal sealed class AksDataLakeArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksIdentities Identities { get; init; }

    public required AksNetwork Network { get; init; }

    public required AksKeys Keys { get; init; }

    public required Workspace Logs { get; init; }

    /// <summary>The tenants, each of which gets a container.</summary>
    public required ImmutableArray<string> Tenants { get; init; }

    [Input("account")]
    public Input<string> Account => Context.AccountName;

    [Input("eventLogDays")]
    public Input<int> EventLogDays => Context.Settings.DataLake.EventLogDays;
}
