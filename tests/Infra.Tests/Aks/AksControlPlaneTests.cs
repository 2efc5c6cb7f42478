using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Clusters.Aks;
using Infra.Settings.Aks;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Tests.Aks;

public sealed class AksControlPlaneTests
{
    [Fact]
    public async Task The_API_server_has_no_public_address()
    {
        var cluster = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster);
        Assert.Equal(
            ("true", "false", "true", "true", "system"),
            (
                cluster.Text("apiServerAccessProfile.enablePrivateCluster"),
                cluster.Text("apiServerAccessProfile.enablePrivateClusterPublicFQDN"),
                cluster.Text("apiServerAccessProfile.enableVnetIntegration"),
                cluster.Text("apiServerAccessProfile.disableRunCommand"),
                cluster.Text("apiServerAccessProfile.privateDNSZone")));
        Assert.Null(cluster["apiServerAccessProfile.authorizedIPRanges"]);
        Assert.Equal(AksNames.Id("Microsoft.Network/virtualNetworks/spark-network/subnets/api-server"), cluster.Text("apiServerAccessProfile.subnetId"));
    }

    [Fact]
    public async Task Only_the_networks_of_the_settings_are_let_in()
    {
        var cluster = await ClusterAsync(new StackFiles(AksNames.Stack).With("publicAccessCidrs: []", "publicAccessCidrs: [203.0.113.0/24]"));
        Assert.Equal(
            ("false", "true"), (cluster.Text("apiServerAccessProfile.enablePrivateCluster"), cluster.Text("apiServerAccessProfile.disableRunCommand")));
        Assert.Equal(["203.0.113.0/24"], cluster.Texts("apiServerAccessProfile.authorizedIPRanges"));
    }

    [Fact]
    public async Task Only_people_whom_Entra_ID_knows_get_in()
    {
        var cluster = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster);
        Assert.Equal(("true", "true"), (cluster.Text("disableLocalAccounts"), cluster.Text("enableRBAC")));
        Assert.Equal(("true", "true"), (cluster.Text("aadProfile.managed"), cluster.Text("aadProfile.enableAzureRBAC")));
        Assert.Equal("b7a1c2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d", cluster.Text("aadProfile.tenantID"));
        Assert.Equal(["0c9b8a7f-6e5d-4c3b-a2a1-908f7e6d5c4b"], cluster.Texts("aadProfile.adminGroupObjectIDs"));
    }

    [Fact]
    public async Task Groups_are_known_by_their_object_id()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        Assert.Equal("11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a005", run.Contract.GroupNames["scientists"]);
        var binding = run.One("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "data-science-tenant-developer");
        Assert.Equal(("Group", "11f0a9e8-2d7c-4b6a-9f58-e4d3c2b1a005"), (binding.Text("subjects.0.kind"), binding.Text("subjects.0.name")));
    }

    [Fact]
    public async Task Pods_have_addresses_and_policies_of_their_own_and_leave_by_NAT()
    {
        var cluster = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster);
        Assert.Equal(
            ("azure", "overlay", "cilium", "cilium", "userAssignedNATGateway", "100.64.0.0/14", "172.20.0.0/16", "172.20.0.10"),
            (
                cluster.Text("networkProfile.networkPlugin"),
                cluster.Text("networkProfile.networkPluginMode"),
                cluster.Text("networkProfile.networkDataplane"),
                cluster.Text("networkProfile.networkPolicy"),
                cluster.Text("networkProfile.outboundType"),
                cluster.Text("networkProfile.podCidr"),
                cluster.Text("networkProfile.serviceCidr"),
                cluster.Text("networkProfile.dnsServiceIP")));
    }

    [Fact]
    public async Task Secrets_are_encrypted_with_a_key_in_the_private_vault_that_the_cluster_waits_for()
    {
        var (made, _) = await MakeAsync(new StackFiles(AksNames.Stack));
        Assert.Equal(
            ("True", ClusterMocks.KeyUri, "Private", AksNames.DataId("Microsoft.KeyVault/vaults/spark-c7c739")),
            (
                made.Security("azureKeyVaultKms", "enabled"),
                made.Security("azureKeyVaultKms", "keyId"),
                made.Security("azureKeyVaultKms", "keyVaultNetworkAccess"),
                made.Security("azureKeyVaultKms", "keyVaultResourceId")));
        Assert.Superset(
            new HashSet<string>
            {
                "spark-control-plane-secrets-key", "spark-control-plane-vault", "spark-control-plane-network", "spark-control-plane-node-identity",
                "spark-control-plane-node-disks", "spark-control-plane-volume-disks", "spark-control-plane-volumes",
                "spark-api-server", "spark-nodes-1", "spark-nodes-2", "spark-nodes-3",
            },
            (await (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster).DependsOnAsync()).ToHashSet());
    }

    [Fact]
    public async Task Pods_take_identities_without_keys_and_old_images_go()
    {
        Assert.Equal("true", (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster).Text("oidcIssuerProfile.enabled"));
        var (made, _) = await MakeAsync(new StackFiles(AksNames.Stack));
        Assert.Equal(
            ("True", "True", "168"),
            (made.Security("workloadIdentity", "enabled"), made.Security("imageCleaner", "enabled"), made.Security("imageCleaner", "intervalHours")));
    }

    [Fact]
    public async Task The_version_is_a_minor_one_and_only_patches_come_by_themselves()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var cluster = run.One(AksNames.Cluster);
        Assert.Equal("1.35", cluster.Text("kubernetesVersion"));
        Assert.Equal(("patch", "SecurityPatch"), (cluster.Text("autoUpgradeProfile.upgradeChannel"), cluster.Text("autoUpgradeProfile.nodeOSUpgradeChannel")));
        Assert.All(run.Of(AksNames.AgentPool), pool => Assert.Equal("1.35", pool.Text("orchestratorVersion")));
    }

    [Fact]
    public async Task AKS_upgrades_in_the_window_of_the_settings()
    {
        var windows = (await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("{day: saturday, hour: 2}", "{ day: sunday, hour: 22 }")))
            .Of("azure-native:containerservice:MaintenanceConfiguration");
        Assert.Equal(["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule", "default"], windows.Select(window => window.Text("configName")));
        Assert.All(windows, window => Assert.Equal(
            ("Sunday", "1", "22:00", "8"),
            (
                window.Text("maintenanceWindow.schedule.weekly.dayOfWeek"),
                window.Text("maintenanceWindow.schedule.weekly.intervalWeeks"),
                window.Text("maintenanceWindow.startTime"),
                window.Text("maintenanceWindow.durationHours"))));
    }

    [Fact]
    public async Task The_control_plane_is_logged_and_logs_are_kept_for_a_time()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        Assert.Equal("90", run.One("azure-native:operationalinsights:Workspace").Text("retentionInDays"));
        var logs = run.One("azure-native:monitor:DiagnosticSetting", "spark-control-plane");
        Assert.Equal(AksNames.Id("Microsoft.ContainerService/managedClusters/spark"), logs.Text("resourceUri"));
        Assert.Superset(
            new HashSet<string> { "kube-apiserver", "kube-audit", "guard" },
            logs["logs"]!.AsArray().Where(log => log!["enabled"]!.GetValue<bool>()).Select(log => log!["category"]!.ToString()).ToHashSet());
    }

    [Theory]
    [InlineData("deletionProtection: true", "false", null)]
    [InlineData("deletionProtection: true\n    azurePolicy: true\n    defender: true", "true", "True")]
    public async Task What_costs_extra_is_there_only_when_asked_for(string written, string azurePolicy, string? defender)
    {
        var files = new StackFiles(AksNames.Stack).With("deletionProtection: true", written);
        Assert.Equal(azurePolicy, (await ClusterAsync(files)).Text("addonProfiles.azurepolicy.enabled"));
        var (made, _) = await MakeAsync(files);
        Assert.Equal(defender, made.Security("defender", "securityMonitoring", "enabled"));
    }

    [Theory]
    [InlineData("deletionProtection: true", true)]
    [InlineData("deletionProtection: false", false)]
    public async Task What_holds_data_is_protected_while_the_settings_say_so(string written, bool isProtected)
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("deletionProtection: true", written));
        string[] kept =
        [
            AksNames.Cluster, "azure-native:resources:ResourceGroup", "azure-native:keyvault:Vault",
            "azure-native:keyvault:Key", "azure-native:compute:DiskEncryptionSet",
            AksNames.StorageAccount, "azure-native:containerregistry:Registry", "azure-native:operationalinsights:Workspace",
        ];
        Assert.All(kept.SelectMany(run.Of), resource => Assert.Equal(isProtected, resource.Options.Protect));
        Assert.Equal(
            isProtected
                ? [AksNames.DataId("Microsoft.ContainerRegistry/registries/sparkimagesc7c739"), AksNames.DataId("Microsoft.KeyVault/vaults/spark-c7c739")]
                : [],
            run.Of("azure-native:authorization:ManagementLockByScope").Select(resource => resource.Text("scope")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_nodes_group_is_AKSs_alone()
    {
        var cluster = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.Cluster);
        Assert.Equal(("spark-nodes", "ReadOnly"), (cluster.Text("nodeResourceGroup"), cluster.Text("nodeResourceGroupProfile.restrictionLevel")));
    }

    [Theory]
    [InlineData("azureCli", "azurecli")]
    [InlineData("workloadIdentity", "workloadidentity")]
    [InlineData("managedIdentity", "msi")]
    public async Task The_kubeconfig_has_the_clusters_address_and_asks_kubelogin_for_a_token(string login, string asked)
    {
        var (made, kubeconfig) = await MakeAsync(new StackFiles(AksNames.Stack).With("login: azureCli", $"login: {login}"));
        Assert.True(await Output.IsSecretAsync(kubeconfig));
        var config = JsonNode.Parse(await OutputUtilities.GetValueAsync(kubeconfig))!;
        Assert.Equal("https://spark.private.germanywestcentral.azmk8s.io:443", config["clusters"]![0]!["cluster"]!["server"]!.ToString());
        Assert.Equal("Y2VydGlmaWNhdGU=", config["clusters"]![0]!["cluster"]!["certificate-authority-data"]!.ToString());
        var exec = config["users"]![0]!["user"]!["exec"]!;
        Assert.Equal("kubelogin", exec["command"]!.ToString());
        Assert.Equal(
            ["get-token", "--environment", "AzurePublicCloud", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630", "--login", asked],
            exec["args"].Texts());
        Assert.Equal(("spark", "spark"), (made.Asked!["resourceGroupName"], made.Asked["resourceName"]));
    }

    [Theory]
    [InlineData("azure-native:location: germanywestcentral\n", "", "azure-native:location is missing, but")]
    [InlineData(
        "azure-native:location: germanywestcentral",
        "azure-native:location: Germany West Central",
        "azure-native:location is \"Germany West Central\", but")]
    public async Task A_stack_without_a_region_is_refused(string written, string instead, string error)
    {
        var refused = await Record.ExceptionAsync(() => StackRun.OfAsync(new StackFiles(AksNames.Stack).With(written, instead)));
        Assert.Contains($"{error} a region's short name such as germanywestcentral is expected.", refused!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<Registered> ClusterAsync(StackFiles files) => (await StackRun.OfAsync(files)).One(AksNames.Cluster);

    /// <summary>Makes the cluster, with what Azure tells once it is there.</summary>
    private static async Task<(ClusterMocks Made, Output<string> Kubeconfig)> MakeAsync(StackFiles files)
    {
        var settings = files.Load();
        var mocks = new ClusterMocks();
        Output<string>? kubeconfig = null;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            kubeconfig = new AksCluster("spark", new AksClusterArgs(
                new AzureAccount("5d2f6b1e-8c3a-4f70-9b64-2e1a7c90d3f8", "tenant", "germanywestcentral"),
                settings.Stack,
                Assert.IsType<AksSettings>(settings.Cloud),
                settings.Platform with { Tenants = [], HistoryServer = null })).Kubeconfig;
            return Task.CompletedTask;
        });
        return (mocks, kubeconfig!);
    }

    /// <summary>Answers for a cluster that is there.</summary>
    private sealed class ClusterMocks : IMocks
    {
        public const string KeyUri = "https://spark-c7c739.vault.azure.net/keys/cluster/0123456789abcdef";

        private const string FromAzure = """
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: Y2VydGlmaWNhdGU=
                server: https://spark.private.germanywestcentral.azmk8s.io:443
              name: spark
            kind: Config
            """;

        public ImmutableDictionary<string, object>? Asked { get; private set; }

        private ImmutableDictionary<string, object> Cluster { get; set; } = [];

        /// <summary>A value of the cluster's security profile, as text.</summary>
        public string? Security(params ReadOnlySpan<string> path)
        {
            var value = Cluster["securityProfile"];
            foreach (var key in path)
            {
                value = (value as IReadOnlyDictionary<string, object>)?.GetValueOrDefault(key);
            }

            return value?.ToString();
        }

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            var state = args.Inputs;
            switch (args.Type)
            {
                case AksNames.Cluster:
                    Cluster = args.Inputs;
                    state = state.SetItem("name", state["resourceName"]);
                    break;
                case "azure-native:keyvault:Key":
                    state = state.SetItem("keyUriWithVersion", KeyUri);
                    break;
            }

            return Task.FromResult<(string?, object)>(($"{args.Name}-id", state));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            Assert.Equal("azure-native:containerservice:listManagedClusterUserCredentials", args.Token);
            Asked = args.Args;
            var kubeconfig = new Dictionary<string, object> { ["name"] = "clusterUser", ["value"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(FromAzure)) };
            return Task.FromResult<object>(new Dictionary<string, object> { ["kubeconfigs"] = new[] { kubeconfig } });
        }
    }
}
