using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using SkuArgs = Pulumi.AzureNative.KeyVault.Inputs.SkuArgs;
using SkuName = Pulumi.AzureNative.KeyVault.SkuName;

namespace Infra.Clusters.Aks;

/// <summary>The key vault with two keys: one for the cluster's secrets, one for everything that holds data.</summary>
internal sealed class AksKeys : ComponentResource
{
    public const string ClusterKey = "cluster";
    public const string DataKey = "data";

    private readonly AksContext _context;

    public AksKeys(string name, AksKeysArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:Keys", name, args, options)
    {
        _context = args.Context;
        Vault = CreateVault(args.Groups);
        AksRoles.Lock(_context, $"{_context.Name}-vault-keep", _context.VaultId, this, Vault);
        Cluster = CreateKey(
            ClusterKey, rotate: false, JsonWebKeyOperation.Encrypt, JsonWebKeyOperation.Decrypt, JsonWebKeyOperation.WrapKey, JsonWebKeyOperation.UnwrapKey);
        Data = CreateKey(DataKey, rotate: true, JsonWebKeyOperation.WrapKey, JsonWebKeyOperation.UnwrapKey);
        DataGrant = AksRoles.Grant(
            _context,
            $"{_context.Name}-encryption-data-key",
            AksRoles.KeyVaultCryptoServiceEncryptionUser,
            args.Identities.Encryption,
            _context.KeyId(DataKey),
            this,
            Data,
            keep: true);
        NodeDisks = CreateDiskEncryptionSet("nodes", _context.ResourceGroup, rotate: false, _context.Protected(this, DataGrant));
        VolumeDisks = CreateDiskEncryptionSet("volumes", _context.DataResourceGroup, rotate: true, _context.Kept(this, DataGrant));
        RegisterOutputs();
    }

    public Vault Vault { get; }

    /// <summary>Encrypts Kubernetes secrets.</summary>
    public Key Cluster { get; }

    /// <summary>Encrypts disks, volumes and storage accounts.</summary>
    public Key Data { get; }

    /// <summary>The right to use the data key, which whatever is encrypted with it needs first.</summary>
    public RoleAssignment DataGrant { get; }

    /// <summary>The disk encryption set of the nodes' disks, with the data key.</summary>
    public DiskEncryptionSet NodeDisks { get; }

    /// <summary>The disk encryption set of volumes, with the data key. Azure refuses to delete it while a volume uses it.</summary>
    public DiskEncryptionSet VolumeDisks { get; }

    private Vault CreateVault(AksResourceGroups groups) => new(
        $"{_context.Name}-vault",
        new VaultArgs
        {
            ResourceGroupName = _context.DataResourceGroup,
            VaultName = _context.VaultName,
            Location = _context.Account.Location,
            Properties = new VaultPropertiesArgs
            {
                TenantId = _context.Account.TenantId,
                Sku = new SkuArgs { Family = SkuFamily.A, Name = SkuName.Standard },
                EnableRbacAuthorization = true,
                EnableSoftDelete = true,
                SoftDeleteRetentionInDays = 90,

                // Azure demands it of keys that encrypt disks. The vault's name stays taken for the retention after it is deleted.
                EnablePurgeProtection = true,

                // Azure's own services come in by the exception, the API server by the private endpoint that AKS makes.
                PublicNetworkAccess = "Disabled",
                NetworkAcls = new NetworkRuleSetArgs { DefaultAction = NetworkRuleAction.Deny, Bypass = NetworkRuleBypassOptions.AzureServices },
            },
            Tags = _context.Tags(),
        },

        // Without its key, what it encrypts is lost for good.
        _context.Kept(this, groups.Data));

    private Key CreateKey(string name, bool rotate, params ReadOnlySpan<JsonWebKeyOperation> operations)
    {
        var properties = new KeyPropertiesArgs { Kty = JsonWebKeyType.RSA, KeySize = 3072 };
        foreach (var operation in operations)
        {
            properties.KeyOps.Add(operation);
        }

        if (rotate)
        {
            properties.RotationPolicy = new RotationPolicyArgs
            {
                LifetimeActions =
                {
                    new LifetimeActionArgs
                    {
                        Action = new ActionArgs { Type = KeyRotationPolicyActionType.Rotate },
                        Trigger = new TriggerArgs { TimeAfterCreate = "P1Y" },
                    },
                },
            };
        }

        return new Key(
            $"{_context.Name}-{name}",
            new KeyArgs
            {
                ResourceGroupName = _context.DataResourceGroup,
                VaultName = _context.VaultName,
                KeyName = name,
                Properties = properties,
                Tags = _context.Tags(),
            },
            _context.Kept(this, Vault));
    }

    /// <summary>
    /// Disks of volumes follow the key's new versions, made once a year. The nodes' disks stay with the first, because Azure does not rotate
    /// the key of a disk that lies on the machine. No version expires, so none of them stops working.
    /// </summary>
    private DiskEncryptionSet CreateDiskEncryptionSet(string purpose, string group, bool rotate, CustomResourceOptions options) => new(
        $"{_context.Name}-{purpose}",
        new DiskEncryptionSetArgs
        {
            ResourceGroupName = group,
            DiskEncryptionSetName = $"{_context.Name}-{purpose}",
            Location = _context.Account.Location,
            EncryptionType = DiskEncryptionSetType.EncryptionAtRestWithCustomerKey,
            RotationToLatestKeyVersionEnabled = rotate,
            ActiveKey = new KeyForDiskEncryptionSetArgs
            {
                KeyUrl = Data.KeyUriWithVersion,
                SourceVault = new SourceVaultArgs { Id = _context.VaultId },
            },
            Identity = new EncryptionSetIdentityArgs
            {
                Type = DiskEncryptionSetIdentityType.UserAssigned,
                UserAssignedIdentities = { _context.EncryptionIdentityId },
            },
            Tags = _context.Tags(),
        },
        WithLatestKey(options));

    private static CustomResourceOptions WithLatestKey(CustomResourceOptions options)
    {
        // Which version of the key is used is Azure's business once the set is there.
        options.IgnoreChanges.Add("activeKey.keyUrl");
        return options;
    }
}

/// <summary>The inputs of <see cref="AksKeys"/>.</summary>
internal sealed class AksKeysArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksIdentities Identities { get; init; }
}
