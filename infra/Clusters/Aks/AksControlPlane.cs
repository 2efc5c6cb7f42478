using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Contract;
using Infra.Settings.Aks;
using Pulumi;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.ContainerService;
using Pulumi.AzureNative.ContainerService.Inputs;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using YamlDotNet.RepresentationModel;

namespace Infra.Clusters.Aks;

/// <summary>
/// The control plane: private, logged, with its secrets encrypted by a key of ours, open to the groups that the settings name. It brings one
/// of the system's nodes, because AKS makes no cluster without any.
/// </summary>
internal sealed class AksControlPlane : ComponentResource
{
    // The application that stands for the API servers of all AKS clusters in Entra ID.
    private const string ServerApplication = "6dae42f8-4368-4678-94ff-3960e28e3630";

    private readonly AksContext _context;
    private readonly AksClusterSettings _settings;

    public AksControlPlane(string name, AksControlPlaneArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:ControlPlane", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.Cluster;

        Logs = CreateLogs(args.Groups);
        Grants = GrantControlPlane(args);
        Cluster = CreateCluster(args, Logs);
        SendLogs();

        // Each use of a key is an event of the vault's.
        AksLogs.Send(_context, "vault", _context.VaultId, ["AuditEvent"], this, hasTables: true, args.Keys.Vault, Logs);
        CreateMaintenance();
        Kubeconfig = ReadKubeconfig();

        // Azure's answer does not remember whom it was asked about, and what is inside must go before the cluster does.
        Provider = Clusters.Kubeconfig.Provider(_context.Name, Kubeconfig, _context.ClusterId, this, Cluster);
        RegisterOutputs();
    }

    public ManagedCluster Cluster { get; }

    /// <summary>Where logs are kept.</summary>
    public Workspace Logs { get; }

    /// <summary>The roles that AKS and its drivers have outside the cluster's own resource group.</summary>
    public ImmutableArray<Resource> Grants { get; }

    /// <summary>How the API is reached. It holds no credential, kubelogin gets one when it is used; it is a secret all the same.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    public Pulumi.Kubernetes.Provider Provider { get; }

    private bool IsPrivate => _settings.Api.Public.IsEmpty;

    private Workspace CreateLogs(AksResourceGroups groups) => new(
        $"{_context.Name}-logs",
        new WorkspaceArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            WorkspaceName = $"{_context.Name}-logs",
            Location = _context.Account.Location,
            Sku = new WorkspaceSkuArgs { Name = WorkspaceSkuNameEnum.PerGB2018 },
            RetentionInDays = _settings.LogRetentionDays,

            // The workspace's keys are disabled: logs are read with an Entra identity.
            Features = new WorkspaceFeaturesArgs { DisableLocalAuth = true, EnableLogAccessUsingOnlyResourcePermissions = true },
            Tags = _context.Tags(),
        },
        _context.Protected(this, groups.Main));

    private ImmutableArray<Resource> GrantControlPlane(AksControlPlaneArgs args)
    {
        var identity = args.Identities.ControlPlane;
        Resource Grant(string purpose, AksRole role, string scope, Resource on) =>
            AksRoles.Grant(_context, $"{_context.Name}-control-plane-{purpose}", role, identity, scope, this, on);
        return
        [
            Grant("network", AksRoles.NetworkContributor, _context.Id($"Microsoft.Network/virtualNetworks/{_context.NetworkName}"), args.Network.Network),
            Grant("node-identity", AksRoles.ManagedIdentityOperator, _context.NodeIdentityId, args.Identities.Nodes),
            Grant("secrets-key", AksRoles.KeyVaultCryptoUser, _context.KeyId(AksKeys.ClusterKey), args.Keys.Cluster),

            // AKS connects the API server with the private vault by a private endpoint, which somebody has to approve.
            Grant("vault", AksRoles.KeyVaultContributor, _context.VaultId, args.Keys.Vault),
            Grant("node-disks", AksRoles.Reader, _context.NodeDiskEncryptionId, args.Keys.NodeDisks),
            Grant("volume-disks", AksRoles.Reader, _context.VolumeEncryptionId, args.Keys.VolumeDisks),
            Grant("volumes", CreateVolumesRole(args.Groups), _context.Account.ResourceGroupId(_context.VolumeResourceGroup), args.Groups.Volumes),
        ];
    }

    /// <summary>
    /// Disks and snapshots in the volumes' resource group: what the disk driver's page lists, without the rights on machines and disk encryption
    /// sets, which the driver's identity has from AKS and by a grant of its own. A snapshot needs beginGetAccess on what it is made from
    /// (kubernetes-sigs/azuredisk-csi-driver#1711).
    /// </summary>
    private AksRole CreateVolumesRole(AksResourceGroups groups) => AksRoles.Define(
        _context,
        "volumes",
        $"{_context.AccountName} volumes",
        "Creates and deletes the disks of volumes and their snapshots.",
        new PermissionArgs
        {
            Actions =
            {
                "Microsoft.Compute/disks/read",
                "Microsoft.Compute/disks/write",
                "Microsoft.Compute/disks/delete",
                "Microsoft.Compute/disks/beginGetAccess/action",
                "Microsoft.Compute/snapshots/read",
                "Microsoft.Compute/snapshots/write",
                "Microsoft.Compute/snapshots/delete",
                "Microsoft.Resources/subscriptions/resourceGroups/read",
            },
        },
        _context.VolumeResourceGroup,
        this,
        groups.Volumes);

    private ManagedCluster CreateCluster(AksControlPlaneArgs args, Workspace logs)
    {
        var network = _context.Settings.Network;
        var cluster = new ManagedClusterArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            ResourceName = _context.Name,
            Location = _context.Account.Location,
            DnsPrefix = _context.Name,
            KubernetesVersion = _settings.Version,
            Sku = new ManagedClusterSKUArgs { Name = ManagedClusterSKUName.Base, Tier = ManagedClusterSKUTier.Standard },
            Identity = new ManagedClusterIdentityArgs
            {
                Type = ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = { _context.ControlPlaneIdentityId },
            },
            IdentityProfile =
            {
                ["kubeletidentity"] = new UserAssignedIdentityArgs
                {
                    ResourceId = _context.NodeIdentityId,
                    ClientId = args.Identities.Nodes.ClientId,
                    ObjectId = args.Identities.Nodes.PrincipalId,
                },
            },

            // What is in it is AKS's; a hand that changes it breaks the cluster sooner or later.
            NodeResourceGroup = _context.NodeResourceGroup,
            NodeResourceGroupProfile = new ManagedClusterNodeResourceGroupProfileArgs { RestrictionLevel = RestrictionLevel.ReadOnly },
            EnableRBAC = true,
            DisableLocalAccounts = true,
            AadProfile = new ManagedClusterAADProfileArgs
            {
                Managed = true,
                EnableAzureRBAC = true,
                TenantID = _context.Account.TenantId,

                // They have their rights at once; an Azure role takes minutes to arrive, in which Pulumi could make nothing.
                AdminGroupObjectIDs = _context.Settings.Access.Admins,
            },
            ApiServerAccessProfile = ApiServerAccess(),
            NetworkProfile = new ContainerServiceNetworkProfileArgs
            {
                NetworkPlugin = NetworkPlugin.Azure,
                NetworkPluginMode = NetworkPluginMode.Overlay,
                NetworkDataplane = NetworkDataplane.Cilium,
                NetworkPolicy = NetworkPolicy.Cilium,
                PodCidr = network.PodCidr.ToString(),
                ServiceCidr = network.ServiceCidr.ToString(),
                DnsServiceIP = network.ServiceCidr.Address(10),
                OutboundType = OutboundType.UserAssignedNATGateway,
                LoadBalancerSku = LoadBalancerSku.Standard,
            },
            OidcIssuerProfile = new ManagedClusterOIDCIssuerProfileArgs { Enabled = true },
            SecurityProfile = Security(args.Keys),
            StorageProfile = new ManagedClusterStorageProfileArgs
            {
                DiskCSIDriver = new ManagedClusterStorageProfileDiskCSIDriverArgs { Enabled = true },
                FileCSIDriver = new ManagedClusterStorageProfileFileCSIDriverArgs { Enabled = true },
                SnapshotController = new ManagedClusterStorageProfileSnapshotControllerArgs { Enabled = true },
            },
            DiskEncryptionSetID = _context.NodeDiskEncryptionId,

            // The version is a minor one, and the channel changes the patch only: they never contradict each other.
            AutoUpgradeProfile = new ManagedClusterAutoUpgradeProfileArgs
            {
                UpgradeChannel = UpgradeChannel.Patch,
                NodeOSUpgradeChannel = NodeOSUpgradeChannel.SecurityPatch,
            },
            AutoScalerProfile = new ManagedClusterPropertiesAutoScalerProfileArgs
            {
                // Spot first, on demand where there is none: the pools' order is in a ConfigMap.
                Expander = Expander.Priority,
                BalanceSimilarNodeGroups = "true",
                SkipNodesWithLocalStorage = "false",
                SkipNodesWithSystemPods = "true",
                ScaleDownUnneededTime = "5m",
            },
            AddonProfiles = { ["azurepolicy"] = new ManagedClusterAddonProfileArgs { Enabled = _settings.AzurePolicy } },
            Tags = _context.Tags(),
        };
        cluster.AgentPoolProfiles.Add(Bootstrap());

        // No lock of Azure's on it: that would also keep node pools from being replaced.
        var options = _context.Protected(this, [.. Grants, .. args.Network.Subnets, logs]);

        // Azure lists every pool of the cluster here, with the number of nodes that it has at the moment: that is no drift. A part of the list
        // cannot be ignored, because Pulumi does not compare lists of different lengths.
        options.IgnoreChanges.Add("agentPoolProfiles");
        return new ManagedCluster(_context.Name, cluster, options);
    }

    private ManagedClusterAPIServerAccessProfileArgs ApiServerAccess()
    {
        var access = new ManagedClusterAPIServerAccessProfileArgs
        {
            EnablePrivateCluster = IsPrivate,
            DisableRunCommand = true,

            // Nodes reach it inside the network, and it reaches a private key vault.
            EnableVnetIntegration = true,
            SubnetId = _context.ApiServerSubnetId,
        };
        if (IsPrivate)
        {
            access.EnablePrivateClusterPublicFQDN = false;
            access.PrivateDNSZone = "system";
        }

        foreach (var cidr in _settings.Api.Public)
        {
            access.AuthorizedIPRanges.Add(cidr.ToString());
        }

        return access;
    }

    private ManagedClusterSecurityProfileArgs Security(AksKeys keys)
    {
        var security = new ManagedClusterSecurityProfileArgs
        {
            WorkloadIdentity = new ManagedClusterSecurityProfileWorkloadIdentityArgs { Enabled = true },
            AzureKeyVaultKms = new AzureKeyVaultKmsArgs
            {
                Enabled = true,
                KeyId = keys.Cluster.KeyUriWithVersion,
                KeyVaultNetworkAccess = KeyVaultNetworkAccessTypes.Private,
                KeyVaultResourceId = _context.VaultId,
            },
            ImageCleaner = new ManagedClusterSecurityProfileImageCleanerArgs { Enabled = true, IntervalHours = 168 },
        };
        if (_settings.Defender)
        {
            security.Defender = new ManagedClusterSecurityProfileDefenderArgs
            {
                LogAnalyticsWorkspaceResourceId = _context.LogsId,
                SecurityMonitoring = new ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs { Enabled = true },
            };
        }

        return security;
    }

    /// <summary>
    /// The pool that AKS makes the cluster with: one node that never changes. No update may leave it out (pulumi/pulumi-azure-native#2719), and
    /// AKS refuses another machine or disk for it (PropertyChangeNotAllowed, Azure/bicep-registry-modules#7130). So none of the settings is in it:
    /// the system's nodes are pools of their own, which are replaced by new ones.
    /// </summary>
    private ManagedClusterAgentPoolProfileArgs Bootstrap()
    {
        var pool = AksPool.Bootstrap(_context);
        return new ManagedClusterAgentPoolProfileArgs
        {
            Name = "bootstrap",
            Mode = AgentPoolMode.System,
            Type = AgentPoolType.VirtualMachineScaleSets,
            VmSize = pool.VmSize.Name,
            OsType = OSType.Linux,
            OsSKU = OSSKU.AzureLinux,
            OsDiskType = OSDiskType.Ephemeral,
            OsDiskSizeGB = pool.DiskGi,
            EnableAutoScaling = false,
            Count = pool.Minimum,
            MaxPods = AksNodePools.MaxPods,
            AvailabilityZones = { pool.Zone },
            VnetSubnetID = _context.NodeSubnetId(pool.Zone),
            EnableNodePublicIP = false,
            EnableEncryptionAtHost = true,
            LocalDNSProfile = new LocalDNSProfileArgs { Mode = LocalDNSMode.Disabled },
            NodeLabels = pool.Labels,
            NodeTaints = pool.Taints,
            UpgradeSettings = new AgentPoolUpgradeSettingsArgs { MaxSurge = "1" },
            Tags = _context.Tags(),
        };
    }

    private void SendLogs()
    {
        // All of the audit log; kube-audit-admin is the same without gets and lists.
        var audit = _settings.AuditReads ? "kube-audit" : "kube-audit-admin";
        string[] categories =
            ["kube-apiserver", audit, "kube-controller-manager", "kube-scheduler", "cluster-autoscaler", "cloud-controller-manager", "guard"];
        AksLogs.Send(_context, "control-plane", _context.ClusterId, categories, this, hasTables: true, Cluster);
    }

    private void CreateMaintenance()
    {
        // The names are AKS's own: one for upgrades of Kubernetes, one for the nodes' images, one for AKS's weekly releases.
        foreach (var window in new[] { "aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule", "default" })
        {
            _ = new MaintenanceConfiguration(
                $"{_context.Name}-{window}",
                new MaintenanceConfigurationArgs
                {
                    ResourceGroupName = _context.ResourceGroup,
                    ResourceName = _context.Name,
                    ConfigName = window,
                    MaintenanceWindow = new MaintenanceWindowArgs
                    {
                        Schedule = new ScheduleArgs
                        {
                            Weekly = new WeeklyScheduleArgs { DayOfWeek = _settings.Maintenance.Day.ToString(), IntervalWeeks = 1 },
                        },
                        StartTime = $"{_settings.Maintenance.Hour:00}:00",
                        DurationHours = 8,
                        UtcOffset = "+00:00",
                    },
                },
                ChildOptions.Of(this, Cluster));
        }
    }

    /// <summary>AKS tells the API server's address and certificate only in a kubeconfig; how a token is got is ours to say.</summary>
    private Output<string> ReadKubeconfig()
    {
        // By the cluster's own output, so that the call waits for the cluster.
        var credentials = ListManagedClusterUserCredentials.Invoke(
            new ListManagedClusterUserCredentialsInvokeArgs { ResourceGroupName = _context.ResourceGroup, ResourceName = Cluster.Name },
            new InvokeOptions { Parent = this });
        return Output.CreateSecret(
            credentials.Apply(answer => WriteKubeconfig(Encoding.UTF8.GetString(Convert.FromBase64String(answer.Kubeconfigs[0].Value)))));
    }

    private string WriteKubeconfig(string fromAzure)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(fromAzure));
        var cluster = yaml.Documents[0].RootNode["clusters"][0]["cluster"];

        var login = _context.Settings.Access.Login switch
        {
            AksLogin.WorkloadIdentity => "workloadidentity",
            AksLogin.ManagedIdentity => "msi",
            _ => "azurecli",
        };
        var arguments = new JsonArray("get-token", "--environment", "AzurePublicCloud", "--server-id", ServerApplication, "--login", login);
        return Clusters.Kubeconfig.Write(_context.Name, cluster["server"].ToString(), cluster["certificate-authority-data"].ToString(), new JsonObject
        {
            ["apiVersion"] = "client.authentication.k8s.io/v1",
            ["command"] = "kubelogin",
            ["args"] = arguments,
        });
    }
}

/// <summary>The inputs of <see cref="AksControlPlane"/>.</summary>
internal sealed class AksControlPlaneArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    public required AksIdentities Identities { get; init; }

    public required AksNetwork Network { get; init; }

    public required AksKeys Keys { get; init; }

    [Input("version")]
    public Input<string> Version => Context.Settings.Cluster.Version;

    [Input("publicAccessCidrs")]
    public InputList<string> PublicAccessCidrs => Context.Settings.Cluster.Api.Public.Select(cidr => cidr.ToString()).ToArray();
}
