using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Clusters.Gke;
using Infra.Settings.Gke;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Tests.Gke;

public sealed class GkeControlPlaneTests
{
    [Fact]
    public async Task The_API_server_has_no_public_address()
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack));
        Assert.Equal(("true", "true"), (cluster.Text("privateClusterConfig.enablePrivateEndpoint"), cluster.Text("privateClusterConfig.enablePrivateNodes")));
        Assert.Equal("true", cluster.Text("masterAuthorizedNetworksConfig.privateEndpointEnforcementEnabled"));
        Assert.Equal("false", cluster.Text("masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled"));
        Assert.Null(cluster["masterAuthorizedNetworksConfig.cidrBlocks"]);
        Assert.Equal("true", cluster.Text("controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic"));
        Assert.Equal("false", cluster.Text("controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sTokensViaDns"));
        Assert.Equal("false", cluster.Text("controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sCertsViaDns"));
    }

    [Fact]
    public async Task Only_the_networks_of_the_settings_are_let_in()
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack)
            .With("publicAccessCidrs: []", "publicAccessCidrs: [203.0.113.0/24]\n    privateAccessCidrs: [10.0.0.0/16]")
            .With("dnsEndpoint: true", "dnsEndpoint: false"));
        Assert.Equal("false", cluster.Text("privateClusterConfig.enablePrivateEndpoint"));
        Assert.Equal("false", cluster.Text("controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic"));
        Assert.Equal(
            ["203.0.113.0/24", "10.0.0.0/16"],
            cluster["masterAuthorizedNetworksConfig.cidrBlocks"]!.AsArray().Select(block => block!["cidrBlock"]!.ToString()));
    }

    [Fact]
    public async Task Secrets_are_encrypted_with_a_key_that_the_cluster_waits_for()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        var cluster = run.One("gcp:container/cluster:Cluster");
        Assert.Equal(("ENCRYPTED", GkeNames.ClusterKey), (cluster.Text("databaseEncryption.state"), cluster.Text("databaseEncryption.keyName")));
        var after = await cluster.DependsOnAsync();
        Assert.Superset(new HashSet<string> { "spark-secrets-key", "spark-volumes-key" }, after.ToHashSet());

        // Only pods need the way out, and the node pools wait for it.
        Assert.DoesNotContain("spark-nat", after);
        Assert.Equal(
            "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com",
            run.One("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "spark-secrets-key").Text("member"));
    }

    [Fact]
    public async Task The_old_ways_in_are_closed()
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack));
        Assert.Equal("false", cluster.Text("enableLegacyAbac"));
        Assert.Equal("false", cluster.Text("masterAuth.clientCertificateConfig.issueClientCertificate"));
        Assert.Equal("LIMITED", cluster.Text("anonymousAuthenticationConfig.mode"));
        Assert.Equal(
            ("false", "false"),
            (
                cluster.Text("rbacBindingConfig.enableInsecureBindingSystemAuthenticated"),
                cluster.Text("rbacBindingConfig.enableInsecureBindingSystemUnauthenticated")));
        Assert.Equal("FALSE", cluster.Text("nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled"));
        Assert.Equal("false", cluster.Text("serviceExternalIpsConfig.enabled"));
        Assert.Equal("BASIC", cluster.Text("securityPostureConfig.mode"));
    }

    [Fact]
    public async Task Network_policies_hold_and_pods_have_identities()
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack));
        Assert.Equal("ADVANCED_DATAPATH", cluster.Text("datapathProvider"));
        Assert.Equal("spark-platform-prod.svc.id.goog", cluster.Text("workloadIdentityConfig.workloadPool"));
        Assert.Equal("false", cluster.Text("addonsConfig.dnsCacheConfig.enabled"));
        Assert.Equal(
            ("true", "true"),
            (cluster.Text("addonsConfig.gcePersistentDiskCsiDriverConfig.enabled"), cluster.Text("addonsConfig.gcpFilestoreCsiDriverConfig.enabled")));
    }

    [Fact]
    public async Task The_control_plane_is_logged_and_Prometheus_is_ours()
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack));
        Assert.Equal(["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"], cluster.Texts("loggingConfig.enableComponents"));
        Assert.Equal("false", cluster.Text("monitoringConfig.managedPrometheus.enabled"));
        Assert.Equal("true", cluster.Text("costManagementConfig.enabled"));
    }

    [Theory]
    [InlineData("minorUpgrades: held", "REGULAR", true)]
    [InlineData("minorUpgrades: automatic", "REGULAR", false)]
    public async Task The_version_is_pinned(string written, string channel, bool held)
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack).With("minorUpgrades: held", written));
        Assert.Equal(("1.35", channel), (cluster.Text("minMasterVersion"), cluster.Text("releaseChannel.channel")));
        Assert.Equal(
            held ? "NO_MINOR_UPGRADES" : null,
            (cluster["maintenancePolicy.maintenanceExclusions"] as JsonArray)?[0]!["exclusionOptions"]!["scope"]!.ToString());
    }

    [Theory]
    [InlineData("[saturday, sunday], start: \"02:00\", hours: 8", "2026-01-03T02:00:00Z", "2026-01-03T10:00:00Z", "FREQ=WEEKLY;BYDAY=SU,SA")]
    [InlineData("[thursday], start: \"23:30\", hours: 24", "2026-01-01T23:30:00Z", "2026-01-02T23:30:00Z", "FREQ=WEEKLY;BYDAY=TH")]
    public async Task The_maintenance_window_opens_when_the_settings_say(string window, string start, string end, string recurrence)
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack).With("[saturday, sunday], start: \"02:00\", hours: 8", window));
        Assert.Equal(
            (start, end, recurrence),
            (
                cluster.Text("maintenancePolicy.recurringWindow.startTime"),
                cluster.Text("maintenancePolicy.recurringWindow.endTime"),
                cluster.Text("maintenancePolicy.recurringWindow.recurrence")));
    }

    [Theory]
    [InlineData("deletionProtection: true", true)]
    [InlineData("deletionProtection: false", false)]
    public async Task The_cluster_is_protected_while_the_settings_say_so(string written, bool isProtected)
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack).With("deletionProtection: true", written));
        Assert.Equal(isProtected, cluster.Options.Protect);
        Assert.Equal(isProtected ? "true" : "false", cluster.Text("deletionProtection"));
    }

    [Fact]
    public async Task A_change_of_the_pool_that_is_removed_does_not_replace_the_cluster()
    {
        var cluster = await ClusterAsync(new StackFiles(GkeNames.Stack));
        Assert.Equal("true", cluster.Text("removeDefaultNodePool"));
        Assert.Equal(["initialNodeCount", "nodeConfig"], cluster.Options.IgnoreChanges);
        Assert.Equal("spark-nodes@spark-platform-prod.iam.gserviceaccount.com", cluster.Text("nodeConfig.serviceAccount"));
        Assert.Equal("false", cluster.Text("clusterAutoscaling.enabled"));
    }

    [Fact]
    public async Task Groups_are_known_by_their_address_and_may_connect()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        Assert.Equal("gke-security-groups@example.com", run.One("gcp:container/cluster:Cluster").Text("authenticatorGroupsConfig.securityGroup"));
        Assert.Equal("scientists@example.com", run.Contract.GroupNames["scientists"]);
        var member = run.One("gcp:projects/iAMMember:IAMMember", "spark-group-scientists");
        Assert.Equal(("group:scientists@example.com", "roles/container.clusterViewer"), (member.Text("member"), member.Text("role")));
        Assert.Equal(
            "scientists@example.com",
            run.One("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "data-science-tenant-developer")["subjects"]![0]!["name"]!.ToString());
    }

    [Theory]
    [InlineData(true, false, "https://gke-0.europe-west4.gke.goog", null)]
    [InlineData(false, true, "https://198.51.100.7", "Y2VydGlmaWNhdGU=")]
    [InlineData(false, false, "https://10.50.0.2", "Y2VydGlmaWNhdGU=")]
    public async Task The_kubeconfig_names_the_address_that_is_open(bool dnsEndpoint, bool isPublic, string server, string? certificateAuthority)
    {
        var files = new StackFiles(GkeNames.Stack).With("dnsEndpoint: true", dnsEndpoint ? "dnsEndpoint: true" : "dnsEndpoint: false");
        var settings = (isPublic ? files.With("publicAccessCidrs: []", "publicAccessCidrs: [203.0.113.0/24]") : files).Load();
        Output<string>? kubeconfig = null;
        await Deployment.TestAsync(new ClusterMocks(), new TestOptions { IsPreview = false }, () =>
        {
            kubeconfig = new GkeCluster("spark", new GkeClusterArgs(
                new GkeProject("p", "1", "europe-west4", ["europe-west4-a", "europe-west4-b", "europe-west4-c"], "storage@p"),
                settings.Stack,
                Assert.IsType<GkeSettings>(settings.Cloud),
                settings.Platform with { Tenants = [], HistoryServer = null })).Kubeconfig;
            return Task.CompletedTask;
        });

        Assert.True(await Output.IsSecretAsync(kubeconfig!));
        var config = JsonNode.Parse(await OutputUtilities.GetValueAsync(kubeconfig!))!;
        Assert.Equal(server, config["clusters"]![0]!["cluster"]!["server"]!.ToString());
        Assert.Equal(certificateAuthority, config["clusters"]![0]!["cluster"]!["certificate-authority-data"]?.ToString());
        Assert.Equal("gke-gcloud-auth-plugin", config["users"]![0]!["user"]!["exec"]!["command"]!.ToString());
    }

    private static async Task<Registered> ClusterAsync(StackFiles files) => (await StackRun.OfAsync(files)).One("gcp:container/cluster:Cluster");

    /// <summary>Answers for a cluster that is there.</summary>
    private sealed class ClusterMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            var state = args.Type == "gcp:container/cluster:Cluster"
                ? args.Inputs.SetItems(new Dictionary<string, object>
                {
                    ["endpoint"] = "10.50.0.2",
                    ["masterAuth"] = Map("clusterCaCertificate", "Y2VydGlmaWNhdGU="),
                    ["controlPlaneEndpointsConfig"] = Map("dnsEndpointConfig", Map("endpoint", "gke-0.europe-west4.gke.goog")),
                    ["privateClusterConfig"] = Map("privateEndpoint", "10.50.0.2").Add("publicEndpoint", "198.51.100.7"),
                })
                : args.Inputs;
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", state));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException($"No answer is prepared for {args.Token}.");

        private static ImmutableDictionary<string, object> Map(string key, object value) => ImmutableDictionary<string, object>.Empty.Add(key, value);
    }
}
