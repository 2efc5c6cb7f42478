using System.Text.Json.Nodes;
using Infra.Contract;
using Infra.Settings.Gke;
using Infra.Settings.Reading;
using Pulumi;
using Pulumi.Gcp.Container;
using Pulumi.Gcp.Container.Inputs;
using Pulumi.Gcp.Projects;

namespace Infra.Clusters.Gke;

/// <summary>The control plane: private, logged, with its secrets encrypted by a key of ours, in the project's IAM.</summary>
internal sealed class GkeControlPlane : ComponentResource
{
    private static readonly string[] Components = ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"];

    private static readonly DateTime FirstDay = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly GkeContext _context;
    private readonly GkeClusterSettings _settings;

    public GkeControlPlane(string name, GkeControlPlaneArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:ControlPlane", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.Cluster;

        Cluster = CreateCluster(args);
        if (_settings.AuditReads)
        {
            // Kubernetes' own reads are in both: those of objects, secrets for example, and those of a pod's logs.
            GkeAuditLogs.TurnOn(_context, "api-server", "container.googleapis.com", this, "ADMIN_READ", "DATA_READ");
        }

        AdmitGroups();
        Endpoint = Address();
        Kubeconfig = Output.CreateSecret(Output.Tuple(Endpoint, Cluster.MasterAuth).Apply(t => WriteKubeconfig(t.Item1, t.Item2.ClusterCaCertificate)));
        Provider = Clusters.Kubeconfig.Provider(_context.Name, Kubeconfig, _context.ClusterId, this);
        RegisterOutputs();
    }

    public Cluster Cluster { get; }

    /// <summary>Where the API is reached.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>How the API is reached. It holds no credential, Google's plug-in gets one when it is used; it is a secret all the same.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    public Pulumi.Kubernetes.Provider Provider { get; }

    private Cluster CreateCluster(GkeControlPlaneArgs args)
    {
        var encryption = args.Keys.Allow(args.Keys.Cluster, "secrets", _context.Project.GkeAgent, this);
        var cluster = new ClusterArgs
        {
            Name = _context.Name,
            Location = _context.Project.Region,
            NodeLocations = _context.Zones,
            Description = $"{_context.Name}: the Spark platform",
            DeletionProtection = _settings.DeletionProtection,
            ResourceLabels = _context.Labels(),
            MinMasterVersion = _settings.Version,
            ReleaseChannel = new ClusterReleaseChannelArgs { Channel = ScalarFormats.Spelling(_settings.ReleaseChannel).ToUpperInvariant() },
            MaintenancePolicy = Maintenance(),
        };
        Connect(cluster, args.Network);
        Secure(cluster);
        Observe(cluster);
        Scale(cluster);
        return new Cluster(_context.Name, cluster, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = { encryption, args.Keys.Volumes, args.NodeIdentity.Grants },
            Protect = _settings.DeletionProtection,

            // The first pool is removed at once, so a change of it must never replace the cluster (hashicorp/terraform-provider-google#12070).
            IgnoreChanges = { "initialNodeCount", "nodeConfig" },
        });
    }

    private void Connect(ClusterArgs cluster, GkeNetwork network)
    {
        cluster.Network = network.Vpc.SelfLink;
        cluster.Subnetwork = network.Subnet.SelfLink;
        cluster.NetworkingMode = "VPC_NATIVE";
        cluster.IpAllocationPolicy = new ClusterIpAllocationPolicyArgs
        {
            ClusterSecondaryRangeName = GkeNetwork.PodRange,
            ServicesSecondaryRangeName = GkeNetwork.ServiceRange,
            StackType = "IPV4",
        };
        cluster.DefaultMaxPodsPerNode = _context.Settings.Network.PodsPerNode;

        // Without it every network policy is accepted and none is enforced.
        cluster.DatapathProvider = "ADVANCED_DATAPATH";
        cluster.EnableIntranodeVisibility = _context.Settings.Network.FlowLogs;
        cluster.PrivateClusterConfig = new ClusterPrivateClusterConfigArgs
        {
            EnablePrivateNodes = true,
            EnablePrivateEndpoint = _settings.Api.Public.IsEmpty,
        };
        cluster.MasterAuthorizedNetworksConfig = AuthorizedNetworks();
        cluster.ControlPlaneEndpointsConfig = new ClusterControlPlaneEndpointsConfigArgs
        {
            DnsEndpointConfig = new ClusterControlPlaneEndpointsConfigDnsEndpointConfigArgs
            {
                AllowExternalTraffic = _settings.Api.ByName,

                // By name, one comes in as somebody whom IAM knows, and not with a token or certificate of Kubernetes' own.
                EnableK8sTokensViaDns = false,
                EnableK8sCertsViaDns = false,
            },
            IpEndpointsConfig = new ClusterControlPlaneEndpointsConfigIpEndpointsConfigArgs { Enabled = true },
        };
        cluster.ServiceExternalIpsConfig = new ClusterServiceExternalIpsConfigArgs { Enabled = false };
    }

    /// <summary>An empty list lets in the cluster's own nodes and pods only, and none of Google's other customers.</summary>
    private ClusterMasterAuthorizedNetworksConfigArgs AuthorizedNetworks()
    {
        var networks = new ClusterMasterAuthorizedNetworksConfigArgs { GcpPublicCidrsAccessEnabled = false, PrivateEndpointEnforcementEnabled = true };
        foreach (var cidr in _settings.Api.Public.Concat(_settings.Api.Private).Distinct())
        {
            networks.CidrBlocks.Add(new ClusterMasterAuthorizedNetworksConfigCidrBlockArgs { CidrBlock = cidr.ToString(), DisplayName = "settings" });
        }

        return networks;
    }

    private void Secure(ClusterArgs cluster)
    {
        cluster.DatabaseEncryption = new ClusterDatabaseEncryptionArgs { State = "ENCRYPTED", KeyName = _context.ClusterKey };
        cluster.WorkloadIdentityConfig = new ClusterWorkloadIdentityConfigArgs { WorkloadPool = _context.Project.WorkloadPool };
        cluster.EnableShieldedNodes = true;
        cluster.EnableLegacyAbac = false;
        cluster.MasterAuth = new ClusterMasterAuthArgs
        {
            ClientCertificateConfig = new ClusterMasterAuthClientCertificateConfigArgs { IssueClientCertificate = false },
        };
        cluster.AnonymousAuthenticationConfig = new ClusterAnonymousAuthenticationConfigArgs { Mode = "LIMITED" };
        cluster.RbacBindingConfig = new ClusterRbacBindingConfigArgs
        {
            // "Everybody with a Google account" is who system:authenticated is on GKE.
            EnableInsecureBindingSystemAuthenticated = false,
            EnableInsecureBindingSystemUnauthenticated = false,
        };
        cluster.SecurityPostureConfig = new ClusterSecurityPostureConfigArgs { Mode = "BASIC", VulnerabilityMode = "VULNERABILITY_DISABLED" };
        if (_context.Settings.Access.SecurityGroup is { } securityGroup)
        {
            cluster.AuthenticatorGroupsConfig = new ClusterAuthenticatorGroupsConfigArgs { SecurityGroup = securityGroup };
        }
    }

    private static void Observe(ClusterArgs cluster)
    {
        cluster.LoggingConfig = new ClusterLoggingConfigArgs { EnableComponents = Components };
        cluster.MonitoringConfig = new ClusterMonitoringConfigArgs
        {
            EnableComponents = Components,

            // The platform brings a Prometheus of its own, the same on every cloud.
            ManagedPrometheus = new ClusterMonitoringConfigManagedPrometheusArgs { Enabled = false },
        };
        cluster.CostManagementConfig = new ClusterCostManagementConfigArgs { Enabled = true };
    }

    private void Scale(ClusterArgs cluster)
    {
        // GKE wants a pool to make a cluster; it is made with what an organisation may demand of nodes, and removed.
        cluster.RemoveDefaultNodePool = true;
        cluster.InitialNodeCount = 1;
        cluster.NodeConfig = new ClusterNodeConfigArgs
        {
            ServiceAccount = _context.NodeAccount,
            OauthScopes = { "https://www.googleapis.com/auth/cloud-platform" },
            DiskSizeGb = 20,
            DiskType = "pd-balanced",
            BootDiskKmsKey = _context.DataKey,
            ShieldedInstanceConfig = new ClusterNodeConfigShieldedInstanceConfigArgs { EnableSecureBoot = true, EnableIntegrityMonitoring = true },
            WorkloadMetadataConfig = new ClusterNodeConfigWorkloadMetadataConfigArgs { Mode = "GKE_METADATA" },
        };
        cluster.ClusterAutoscaling = new ClusterClusterAutoscalingArgs
        {
            // Pools that GKE makes by itself would have neither our labels and taints nor the bounds that tenants are held against.
            Enabled = false,

            // Idle nodes are removed sooner, and pods are packed onto full ones: right for a cluster that is idle half of the day.
            AutoscalingProfile = "OPTIMIZE_UTILIZATION",
        };
        cluster.NodePoolDefaults = new ClusterNodePoolDefaultsArgs
        {
            NodeConfigDefaults = new ClusterNodePoolDefaultsNodeConfigDefaultsArgs { InsecureKubeletReadonlyPortEnabled = "FALSE" },
        };
        cluster.AddonsConfig = new ClusterAddonsConfigArgs
        {
            GcePersistentDiskCsiDriverConfig = new ClusterAddonsConfigGcePersistentDiskCsiDriverConfigArgs { Enabled = true },
            GcpFilestoreCsiDriverConfig = new ClusterAddonsConfigGcpFilestoreCsiDriverConfigArgs { Enabled = true },

            // On by default since 1.33. With it names are asked of pods that are not labelled as the cluster's DNS, which the tenants'
            // network policies would refuse.
            DnsCacheConfig = new ClusterAddonsConfigDnsCacheConfigArgs { Enabled = false },
        };
    }

    private ClusterMaintenancePolicyArgs Maintenance()
    {
        var window = _settings.Maintenance;

        // Where counting starts: the first such day of a year that is past.
        var start = FirstDay.Add(TimeOnly.Parse(window.Start).ToTimeSpan());
        start = Enumerable.Range(0, 7).Select(later => start.AddDays(later)).First(day => window.Days.Contains(day.DayOfWeek));
        var days = window.Days.Distinct().Order().Select(day => day.ToString()[..2].ToUpperInvariant());
        var policy = new ClusterMaintenancePolicyArgs
        {
            RecurringWindow = new ClusterMaintenancePolicyRecurringWindowArgs
            {
                StartTime = Time(start),
                EndTime = Time(start.AddHours(window.Hours)),
                Recurrence = $"FREQ=WEEKLY;BYDAY={string.Join(',', days)}",
            },
        };
        if (_settings.MinorUpgrades == GkeMinorUpgrades.Held)
        {
            policy.MaintenanceExclusions.Add(new ClusterMaintenancePolicyMaintenanceExclusionArgs
            {
                ExclusionName = "minor-upgrades-are-held",
                StartTime = Time(FirstDay),
                ExclusionOptions = new ClusterMaintenancePolicyMaintenanceExclusionExclusionOptionsArgs
                {
                    Scope = "NO_MINOR_UPGRADES",
                    EndTimeBehavior = "UNTIL_END_OF_SUPPORT",
                },
            });
        }

        return policy;
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ");

    /// <summary>Groups may find the cluster and connect; what they may do there, the tenants' roles say.</summary>
    private void AdmitGroups()
    {
        foreach (var (group, address) in _context.Settings.Access.Groups)
        {
            _ = new IAMMember(
                $"{_context.Name}-group-{group}",
                new IAMMemberArgs { Project = _context.Project.ProjectId, Role = "roles/container.clusterViewer", Member = $"group:{address}" },
                ChildOptions.Of(this));
        }
    }

    /// <summary>The DNS name where it is on; else the public address where networks are let in, and the private one where none is.</summary>
    private Output<string> Address() => Output
        .Tuple(Cluster.Endpoint, Cluster.ControlPlaneEndpointsConfig, Cluster.PrivateClusterConfig)
        .Apply(t =>
        {
            var host = _settings.Api.ByName ? t.Item2.DnsEndpointConfig?.Endpoint
                : _settings.Api.Public.IsEmpty ? t.Item3.PrivateEndpoint
                : t.Item3.PublicEndpoint;
            return $"https://{host ?? t.Item1}";
        });

    private string WriteKubeconfig(string address, string? certificateAuthority) => Clusters.Kubeconfig.Write(
        _context.Name,
        address,

        // Behind its DNS name, the API server has a certificate that everybody knows to be good.
        _settings.Api.ByName ? null : certificateAuthority,
        new JsonObject
        {
            ["apiVersion"] = "client.authentication.k8s.io/v1beta1",
            ["provideClusterInfo"] = true,
            ["command"] = "gke-gcloud-auth-plugin",
            ["installHint"] = "Install it with: gcloud components install gke-gcloud-auth-plugin",
        });
}

/// <summary>The inputs of <see cref="GkeControlPlane"/>.</summary>
internal sealed class GkeControlPlaneArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required GkeNetwork Network { get; init; }

    public required GkeKeys Keys { get; init; }

    public required GkeNodeIdentity NodeIdentity { get; init; }

    [Input("version")]
    public Input<string> Version => Context.Settings.Cluster.Version;

    [Input("dnsEndpoint")]
    public Input<bool> DnsEndpoint => Context.Settings.Cluster.Api.ByName;

    [Input("publicAccessCidrs")]
    public InputList<string> PublicAccessCidrs => Context.Settings.Cluster.Api.Public.Select(cidr => cidr.ToString()).ToArray();
}
