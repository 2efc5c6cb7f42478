using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Infra.Settings.Aks;
using Pulumi;

namespace Infra.Clusters.Aks;

/// <summary>The account, the settings, and the names, tags and options that all parts of an AKS cluster share.</summary>
internal sealed record AksContext(AzureAccount Account, StackSettings Stack, AksSettings Settings)
{
    /// <summary>Makes what depends on a grant wait until the grant has arrived everywhere in Azure.</summary>
    public ResourceHook GrantArrives { get; } = new("azure-grant-arrives", AksRoles.WaitForArrival);

    /// <summary>The cluster's name, which starts every other name.</summary>
    public string Name => Stack.Name;

    /// <summary>The resource group of the cluster and of what is of no use without it.</summary>
    public string ResourceGroup => Name;

    /// <summary>The resource group of what outlives the cluster: the data lake, the shared files, the images, and the keys to them.</summary>
    public string DataResourceGroup => $"{Name}-data";

    /// <summary>The resource group that AKS keeps its machines in. It is deleted with the cluster.</summary>
    public string NodeResourceGroup => $"{Name}-nodes";

    /// <summary>The resource group of the volumes that outlive the cluster.</summary>
    public string VolumeResourceGroup => $"{Name}-volumes";

    public string ClusterId => Id($"Microsoft.ContainerService/managedClusters/{Name}");

    /// <summary>The workspace of Log Analytics that all logs go to.</summary>
    public string LogsId => Id($"Microsoft.OperationalInsights/workspaces/{Name}-logs");

    public string NetworkName => $"{Name}-network";

    public string ApiServerSubnetId => Id($"Microsoft.Network/virtualNetworks/{NetworkName}/subnets/api-server");

    public string VaultName => Settings.Cluster.KeyVault ?? Shortened(24, "-", dashes: true);

    public string VaultId => DataId($"Microsoft.KeyVault/vaults/{VaultName}");

    public string AccountName => Settings.DataLake.Account ?? Shortened(24, "data");

    public string AccountId => DataId($"Microsoft.Storage/storageAccounts/{AccountName}");

    public string FilesAccountName => Settings.DataLake.FilesAccount ?? Shortened(24, "files");

    public string FilesAccountId => DataId($"Microsoft.Storage/storageAccounts/{FilesAccountName}");

    public string RegistryName => Settings.DataLake.Registry ?? Shortened(50, "images");

    public string RegistryId => DataId($"Microsoft.ContainerRegistry/registries/{RegistryName}");

    /// <summary>The host that images are pushed to and pulled from.</summary>
    public string RegistryHost => $"{RegistryName}.azurecr.io";

    /// <summary>The zones that the cluster is in.</summary>
    public IEnumerable<string> Zones => AzureAccount.Zones.Take(Settings.Network.Zones);

    /// <summary>The subnets of the nodes, in the order of the zones.</summary>
    public ImmutableArray<string> NodeSubnetIds => [.. Zones.Select(NodeSubnetId)];

    public string NodeSubnetId(string zone) => Id($"Microsoft.Network/virtualNetworks/{NetworkName}/subnets/{NodeSubnetName(zone)}");

    public static string NodeSubnetName(string zone) => $"nodes-{zone}";

    /// <summary>The id of something in the cluster's resource group.</summary>
    public string Id(string path) => $"{Account.ResourceGroupId(ResourceGroup)}/providers/{path}";

    /// <summary>The id of something in the resource group that outlives the cluster.</summary>
    public string DataId(string path) => $"{Account.ResourceGroupId(DataResourceGroup)}/providers/{path}";

    public string KeyId(string key) => $"{VaultId}/keys/{key}";

    public string NodeDiskEncryptionId => Id($"Microsoft.Compute/diskEncryptionSets/{Name}-nodes");

    public string VolumeEncryptionId => DataId($"Microsoft.Compute/diskEncryptionSets/{Name}-volumes");

    public string ControlPlaneIdentityId => Id($"Microsoft.ManagedIdentity/userAssignedIdentities/{Name}-control-plane");

    public string NodeIdentityId => Id($"Microsoft.ManagedIdentity/userAssignedIdentities/{Name}-nodes");

    public string EncryptionIdentityId => DataId($"Microsoft.ManagedIdentity/userAssignedIdentities/{Name}-encryption");

    /// <summary>The address of a container, as Spark writes it.</summary>
    public string ContainerAddress(string container) => $"abfss://{container}@{AccountName}.dfs.core.windows.net/";

    public string ContainerId(string container) => $"{AccountId}/blobServices/default/containers/{container}";

    /// <summary>The tags of everything, so that whatever is left behind can be found and paid for.</summary>
    public Dictionary<string, string> Tags(params ReadOnlySpan<(string Key, string Value)> more)
    {
        var tags = new Dictionary<string, string>(Stack.Tags)
        {
            ["spark-platform:deployment"] = Stack.DeploymentId,
            ["spark-platform:cluster"] = Name,
            ["managed-by"] = "pulumi",
        };
        foreach (var (key, value) in more)
        {
            tags[key] = value;
        }

        return tags;
    }

    /// <summary>Options for what must not be deleted by mistake.</summary>
    public CustomResourceOptions Protected(Resource parent, params IEnumerable<Resource> after)
    {
        var options = ChildOptions.Of(parent, after);
        options.Protect = Settings.Cluster.DeletionProtection;
        return options;
    }

    /// <summary>
    /// Options for a resource that outlives the cluster. Azure deletes an account with everything in it without asking, so Pulumi keeps
    /// it even when the stack is destroyed.
    /// </summary>
    public CustomResourceOptions Kept(Resource parent, params IEnumerable<Resource> after)
    {
        var options = Protected(parent, after);
        options.RetainOnDelete = true;
        return options;
    }

    /// <summary>A name that is unique in the world: as much of the cluster's name as there is room for, and a hash.</summary>
    private string Shortened(int longest, string purpose, bool dashes = false)
    {
        var hash = DeterministicName.Suffix(Account.SubscriptionId, Name);
        var plain = dashes ? Name : Name.Replace("-", "", StringComparison.Ordinal);
        var room = longest - purpose.Length - hash.Length;
        return $"{(plain.Length > room ? plain[..room].TrimEnd('-') : plain)}{purpose}{hash}";
    }
}
