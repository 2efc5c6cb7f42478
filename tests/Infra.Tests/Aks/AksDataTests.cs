using Infra.Clusters.Aks;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Aks;

/// <summary>Every resource that holds data is closed to other networks, encrypted with a key of our own, and outlives the cluster.</summary>
public sealed class AksDataTests
{
    private static readonly string DataVolumes = AksNames.DataId("Microsoft.Compute/diskEncryptionSets/spark-volumes");

    [Fact]
    public async Task The_vault_is_closed_and_keeps_what_is_deleted()
    {
        var vault = (await StackRun.Shipped(AksNames.Stack)).One("azure-native:keyvault:Vault");
        Assert.Equal(
            ("true", "true", "true", "90", "Disabled", "Deny", "AzureServices"),
            (
                vault.Text("properties.enableRbacAuthorization"),
                vault.Text("properties.enableSoftDelete"),
                vault.Text("properties.enablePurgeProtection"),
                vault.Text("properties.softDeleteRetentionInDays"),
                vault.Text("properties.publicNetworkAccess"),
                vault.Text("properties.networkAcls.defaultAction"),
                vault.Text("properties.networkAcls.bypass")));
    }

    [Fact]
    public async Task The_data_key_rotates_and_no_version_expires()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var key = run.One("azure-native:keyvault:Key", "spark-data");
        Assert.Equal("P1Y", key.Text("properties.rotationPolicy.lifetimeActions.0.trigger.timeAfterCreate"));
        Assert.All(run.Of("azure-native:keyvault:Key"), each => Assert.Null(each["properties.rotationPolicy.attributes"]));
        Assert.Equal("true", run.One("azure-native:compute:DiskEncryptionSet", "spark-volumes").Text("rotationToLatestKeyVersionEnabled"));
        Assert.Equal("false", run.One("azure-native:compute:DiskEncryptionSet", "spark-nodes").Text("rotationToLatestKeyVersionEnabled"));
    }

    [Theory]
    [InlineData("spark-data")]
    [InlineData("spark-files")]
    public async Task Accounts_are_closed_to_all_but_the_nodes(string name)
    {
        var account = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.StorageAccount, name);
        Assert.Equal(
            ("false", "false", "false", "TLS1_2", "Deny", "None"),
            (
                account.Text("allowSharedKeyAccess"),
                account.Text("allowBlobPublicAccess"),
                account.Text("allowCrossTenantReplication"),
                account.Text("minimumTlsVersion"),
                account.Text("networkRuleSet.defaultAction"),
                account.Text("networkRuleSet.bypass")));
        Assert.Equal(
            ["1", "2", "3"],
            account["networkRuleSet.virtualNetworkRules"]!.AsArray().Select(rule => rule!["virtualNetworkResourceId"]!.ToString()[^1..]));
        Assert.Null(account["networkRuleSet.ipRules"]);
    }

    [Theory]
    [InlineData("spark-data")]
    [InlineData("spark-files")]
    public async Task Accounts_are_encrypted_with_the_data_key(string name)
    {
        var account = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.StorageAccount, name);
        Assert.Equal(
            (
                "Microsoft.Keyvault",
                "https://spark-c7c739.vault.azure.net",
                "data",
                AksNames.DataId("Microsoft.ManagedIdentity/userAssignedIdentities/spark-encryption")),
            (
                account.Text("encryption.keySource"),
                account.Text("encryption.keyVaultProperties.keyVaultUri"),
                account.Text("encryption.keyVaultProperties.keyName"),
                account.Text("encryption.encryptionIdentity.encryptionUserAssignedIdentity")));
        Assert.Null(account["encryption.keyVaultProperties.keyVersion"]);
        Assert.Contains("spark-encryption-data-key", await account.DependsOnAsync());
    }

    [Fact]
    public async Task The_data_lake_takes_encrypted_connections_only_and_networks_of_the_settings()
    {
        var account = (
            await StackRun.OfAsync(
                new StackFiles(AksNames.Stack).With("softDeleteDays: 30", "softDeleteDays: 30\n    publicAccessCidrs: [203.0.113.0/24, 198.51.100.7/32]")))
            .One(AksNames.StorageAccount, "spark-data");
        Assert.Equal(("true", "true"), (account.Text("enableHttpsTrafficOnly"), account.Text("isHnsEnabled")));
        Assert.Equal(["203.0.113.0/24", "198.51.100.7"], account["networkRuleSet.ipRules"]!.AsArray().Select(rule => rule!["iPAddressOrRange"]!.ToString()));
    }

    [Fact]
    public async Task Deleted_data_can_be_brought_back_and_event_logs_go_in_time()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var blobs = run.One("azure-native:storage:BlobServiceProperties");
        Assert.Equal(("true", "30"), (blobs.Text("deleteRetentionPolicy.enabled"), blobs.Text("deleteRetentionPolicy.days")));
        Assert.Equal(("true", "30"), (blobs.Text("containerDeleteRetentionPolicy.enabled"), blobs.Text("containerDeleteRetentionPolicy.days")));
        Assert.Equal("30", run.One("azure-native:storage:FileServiceProperties").Text("shareDeleteRetentionPolicy.days"));
        var rule = run.One("azure-native:storage:ManagementPolicy");
        Assert.Equal(["spark-events/"], rule.Texts("policy.rules.0.definition.filters.prefixMatch"));
        Assert.Equal("90", rule.Text("policy.rules.0.definition.actions.baseBlob.delete.daysAfterModificationGreaterThan"));
    }

    [Fact]
    public async Task Each_tenant_has_a_container_and_all_have_one_for_event_logs()
    {
        var containers = (await StackRun.Shipped(AksNames.Stack)).Of("azure-native:storage:BlobContainer");
        Assert.Equal(
            ["analytics", "data-science", "spark-events", "streaming"],
            containers.Select(container => container.Text("containerName")).Order(StringComparer.Ordinal));
        Assert.All(containers, container => Assert.Equal("None", container.Text("publicAccess")));
    }

    [Fact]
    public async Task What_holds_data_outlives_the_cluster()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        string[] kept =
        [
            "azure-native:keyvault:Vault", "azure-native:keyvault:Key", AksNames.StorageAccount,
            "azure-native:storage:BlobContainer", "azure-native:storage:BlobServiceProperties",
            "azure-native:storage:FileServiceProperties", "azure-native:storage:ManagementPolicy", "azure-native:containerregistry:Registry",
        ];
        Assert.All(kept.SelectMany(run.Of), resource =>
        {
            Assert.True(resource.Options.RetainOnDelete);
            Assert.Equal("spark-data", resource.Text("resourceGroupName"));
        });
        Assert.Equal(
            ["spark-data", "spark-volumes"],
            run.Of("azure-native:resources:ResourceGroup").Where(group => group.Options.RetainOnDelete == true).Select(group => group.Name));
        Assert.True(run.One("azure-native:compute:DiskEncryptionSet", "spark-volumes").Options.RetainOnDelete);
        Assert.True(run.One("azure-native:managedidentity:UserAssignedIdentity", "spark-encryption").Options.RetainOnDelete);
        Assert.True(run.One(AksNames.RoleAssignment, "spark-encryption-data-key").Options.RetainOnDelete);
    }

    [Fact]
    public async Task The_registry_asks_who_pulls()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var registry = run.One("azure-native:containerregistry:Registry");
        Assert.Equal(("false", "false", "Standard"), (registry.Text("adminUserEnabled"), registry.Text("anonymousPullEnabled"), registry.Text("sku.name")));
        var pull = run.One(AksNames.RoleAssignment, "spark-nodes-pull");
        Assert.Equal(
            (AksNames.Role(AksRoles.AcrPull), AksNames.DataId("Microsoft.ContainerRegistry/registries/sparkimagesc7c739")),
            (pull.Text("roleDefinitionId"), pull.Text("scope")));
    }

    [Theory]
    [InlineData(StorageTier.Standard, "spark-volumes", null, null)]
    [InlineData(StorageTier.Fast, "spark-volumes", "16000", "1000")]
    [InlineData(StorageTier.Scratch, null, "6000", "500")]
    public async Task Block_volumes_are_encrypted_tagged_and_where_they_are_kept(StorageTier tier, string? group, string? operations, string? megabytes)
    {
        var parameters = (await StackRun.Shipped(AksNames.Stack)).One("kubernetes:storage.k8s.io/v1:StorageClass", StorageTiers.Name(tier))["parameters"]!;
        Assert.Equal(
            ("PremiumV2_LRS", "None", DataVolumes, "DenyAll"),
            (
                parameters["skuName"]!.ToString(),
                parameters["cachingMode"]!.ToString(),
                parameters["diskEncryptionSetID"]!.ToString(),
                parameters["networkAccessPolicy"]!.ToString()));
        Assert.Equal(
            (group, operations, megabytes),
            (parameters["resourceGroup"]?.ToString(), parameters["DiskIOPSReadWrite"]?.ToString(), parameters["DiskMBpsReadWrite"]?.ToString()));
        Assert.Equal(
            "environment=production,managed-by=pulumi,spark-platform:cluster=spark,spark-platform:deployment=spark-platform/aks",
            parameters["tags"]!.ToString());
    }

    [Fact]
    public async Task Shared_volumes_are_encrypted_on_their_way()
    {
        var parameters = (await StackRun.Shipped(AksNames.Stack)).One("kubernetes:storage.k8s.io/v1:StorageClass", "shared")["parameters"]!;
        Assert.Equal(
            ("nfs", "true", "sparkfilesc7c739", "spark-data", "nodes-1,nodes-2,nodes-3"),
            (
                parameters["protocol"]!.ToString(),
                parameters["encryptInTransit"]!.ToString(),
                parameters["storageAccount"]!.ToString(),
                parameters["resourceGroup"]!.ToString(),
                parameters["subnetName"]!.ToString()));
    }

    [Fact]
    public async Task Names_that_are_unique_in_the_world_can_be_given()
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack)
            .With("softDeleteDays: 30", "softDeleteDays: 30\n    account: ourdata\n    filesAccount: ourfiles\n    registry: ourimages")
            .With("deletionProtection: true", "deletionProtection: true\n    keyVault: our-vault"));
        Assert.Equal(["ourdata", "ourfiles"], run.Of(AksNames.StorageAccount).Select(account => account.Text("accountName")));
        Assert.Equal(
            ("ourimages", "our-vault"),
            (run.One("azure-native:containerregistry:Registry").Text("registryName"), run.One("azure-native:keyvault:Vault").Text("vaultName")));
    }

    [Fact]
    public async Task Long_names_are_cut_and_still_differ()
    {
        async Task<string?[]> NamesAsync(string name)
        {
            var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("spark-platform:name: spark", $"spark-platform:name: {name}"));
            return
            [
                .. run.Of(AksNames.StorageAccount).Select(account => account.Text("accountName")),
                run.One("azure-native:keyvault:Vault").Text("vaultName"),
                run.One("azure-native:containerregistry:Registry").Text("registryName"),
            ];
        }

        var (one, two) = (await NamesAsync("analytics-production-one"), await NamesAsync("analytics-production-two"));
        Assert.Empty(one.Intersect(two));
        Assert.All(one.Take(2), name => Assert.Matches("^[a-z0-9]{3,24}$", name));
        Assert.Matches("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", one[2]);
        Assert.Matches("^[a-z0-9]{5,50}$", one[3]);
    }

    [Fact]
    public async Task Everything_that_takes_tags_has_them()
    {
        var taggable = (await StackRun.Shipped(AksNames.Stack)).Resources
            .Where(resource => resource.Type.StartsWith("azure-native:", StringComparison.Ordinal) && resource.Args.GetType().GetProperty("Tags") is not null)
            .ToList();
        Assert.True(taggable.Count > 40, $"Only {taggable.Count} resources take tags: is the test looking at the right property?");
        Assert.All(taggable, resource => Assert.Equal(
            ("spark-platform/aks", "spark", "pulumi", "production"),
            (
                resource["tags"]?["spark-platform:deployment"]?.ToString(),
                resource["tags"]?["spark-platform:cluster"]?.ToString(),
                resource["tags"]?["managed-by"]?.ToString(),
                resource["tags"]?["environment"]?.ToString())));
    }
}
