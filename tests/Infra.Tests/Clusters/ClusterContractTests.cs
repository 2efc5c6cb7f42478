using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Infra.Settings;
using Infra.Settings.OnPrem;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Clusters;

/// <summary>The promises of docs/cluster-contract.md hold on every implementation. A new cloud adds its line below.</summary>
public sealed partial class ClusterContractTests
{
    /// <summary>The stacks as they are shipped, at least one for each cloud.</summary>
    public static TheoryData<string> Stacks { get; } =
    [
        "Pulumi.aks.yaml",
        "Pulumi.eks.yaml",
        "Pulumi.gke.yaml",
        "Pulumi.onprem.yaml",
        "examples/Pulumi.local.yaml",
    ];

    [Fact]
    public async Task Every_cloud_is_tested()
    {
        var runs = await Task.WhenAll(Stacks.Select(stack => StackRun.Shipped(stack.Data)));
        Assert.Equal(Enum.GetValues<Cloud>(), runs.Select(run => run.Settings.Stack.Cloud).Distinct().Order());
    }

    [Fact]
    public void Every_fact_of_the_contract_is_written_down()
    {
        var written = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "cluster-contract.md"));
        Assert.All(
            typeof(Infra.Clusters.ClusterContract).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name),
            fact => Assert.Contains($"| `{fact}` |", written));

        static string ThisFile([CallerFilePath] string path = "") => path;
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_cluster_is_reached_with_a_kubeconfig_that_is_a_secret(string stack)
    {
        var run = await StackRun.Shipped(stack);
        var provider = run.One("pulumi:providers:kubernetes");
        Assert.Same(provider.Resource, run.Contract.Kubernetes);

        var args = Assert.IsType<Pulumi.Kubernetes.ProviderArgs>(provider.Args);
        Assert.True(args.KubeConfig is null != args.Context is null, "Either a kubeconfig or a context.");
        Assert.True(args.KubeConfig is null || await Output.IsSecretAsync(args.KubeConfig.ToOutput()));
        Assert.Contains("kubeconfig", Assert.IsType<CustomResourceOptions>(provider.Options).AdditionalSecretOutputs);
    }

    /// <summary>Otherwise a new kubeconfig would replace every object of the cluster.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_cluster_has_an_identity_that_does_not_change(string stack) =>
        Assert.NotEqual("", (await StackRun.Shipped(stack)).One("pulumi:providers:kubernetes").Text("clusterIdentifier") ?? "");

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_version_is_a_minor_version(string stack) =>
        Assert.Matches(@"^1\.[0-9]{2}$", (await StackRun.Shipped(stack)).Contract.KubernetesVersion);

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_tier_has_a_driver(string stack)
    {
        var storage = (await StackRun.Shipped(stack)).Contract.Storage;
        Assert.Equal(Enum.GetValues<StorageTier>(), storage.Keys);
        Assert.All(storage.Values, driver => Assert.Matches(@"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9-]+)?$", driver.Provisioner));
        Assert.All(storage.Values, driver => Assert.False(driver.MountOptions.IsDefault));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_tier_is_encrypted_unless_the_settings_say_otherwise(string stack)
    {
        var run = await StackRun.Shipped(stack);
        var exempt = run.Settings.Cloud is OnPremSettings onPrem ? onPrem.Storage.Unencrypted.ToList() : [];
        Assert.Equal(exempt, run.Contract.Storage.Where(tier => !tier.Value.Encrypted).Select(tier => tier.Key));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_driver_encrypts_unless_its_file_system_always_does(string stack)
    {
        string[] always = ["efs.csi.aws.com", "file.csi.azure.com"];
        Assert.All(
            (await StackRun.Shipped(stack)).Contract.Storage.Values.Where(driver => driver.Encrypted && !always.Contains(driver.Provisioner)),
            driver => Assert.Contains(driver.Parameters.Keys, key => Encryption().IsMatch(key)));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_role_has_nodes_that_a_pod_can_ask_for(string stack)
    {
        var nodes = (await StackRun.Shipped(stack)).Contract.Nodes;
        Assert.Equal(Enum.GetValues<NodeRole>(), nodes.Keys);
        Assert.All(nodes.Values, node => AssertLabel(node.LabelKey, node.LabelValue));
        Assert.All(nodes.Values.SelectMany(node => node.Taints), taint => AssertLabel(taint.Key, taint.Value));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_pod_that_names_no_role_can_land_on_the_drivers_nodes(string stack) =>
        Assert.Empty((await StackRun.Shipped(stack)).Contract.Nodes[NodeRole.Driver].Taints);

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_capacity_equals_the_one_that_the_settings_were_checked_against(string stack)
    {
        var run = await StackRun.Shipped(stack);
        Assert.Equal(run.Settings.Cloud.Pools.Select(pool => (pool.Key, pool.Value.Limit)), run.Contract.Capacity.Select(pool => (pool.Key, pool.Value)));
        Assert.Contains(NodeRole.Driver, run.Contract.Capacity.Keys);
        Assert.DoesNotContain(NodeRole.System, run.Contract.Capacity.Keys);
        Assert.All(run.Contract.Capacity.Values, capacity => Assert.True(capacity.Cpu.Value > 0 && capacity.Memory.Value > 0));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task There_is_a_zone_at_least(string stack)
    {
        var zones = (await StackRun.Shipped(stack)).Contract.Zones;
        Assert.NotEmpty(zones);
        Assert.Equal(zones.Distinct(), zones);
        Assert.All(zones, zone => Assert.Matches(LabelValue(), zone));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_tenant_has_data_of_its_own(string stack)
    {
        var run = await StackRun.Shipped(stack);
        Assert.Equal(run.Settings.Platform.Tenants.Select(tenant => tenant.Name).Order(StringComparer.Ordinal), run.Contract.Identities.Keys);

        var addresses = new List<string>();
        foreach (var identity in run.Contract.Identities.Values)
        {
            var address = await ValueAsync(identity.DataAddress);
            Assert.Matches("^[a-z0-9]+://.+/$", address);
            addresses.Add(address);
        }

        addresses.Add(await ValueAsync(run.Contract.ObjectStore.EventLogAddress));
        Assert.All(addresses, address => Assert.Single(addresses, other => address.StartsWith(other, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_tenant_is_bound_without_a_key_or_its_keys_are_secrets(string stack)
    {
        foreach (var identity in (await StackRun.Shipped(stack)).Contract.Identities.Values)
        {
            Assert.False(identity.Ready.IsDefault);
            Assert.All(identity.PodLabels, label => AssertLabel(label.Key, label.Value));
            Assert.All(identity.ServiceAccountAnnotations.Keys, key => Assert.Matches(LabelKey(), key));
            Assert.All(identity.Credentials.Keys, key => Assert.Matches("^[A-Z][A-Z0-9_]*$", key));
            foreach (var credential in identity.Credentials.Values)
            {
                Assert.True(await Output.IsSecretAsync(credential.ToOutput()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_history_server_is_bound_as_the_tenants_are(string stack)
    {
        var contract = (await StackRun.Shipped(stack)).Contract;
        var (reader, tenant) = (Assert.IsType<Infra.Clusters.PodIdentity>(contract.HistoryReader), contract.Identities.Values.First());
        Assert.Equal(tenant.Ready.IsEmpty, reader.Ready.IsEmpty);
        Assert.Equal(tenant.PodLabels, reader.PodLabels);
        Assert.Equal(tenant.ServiceAccountAnnotations.Keys, reader.ServiceAccountAnnotations.Keys);
        Assert.Equal(tenant.Credentials.Keys, reader.Credentials.Keys);
        foreach (var credential in reader.Credentials.Values)
        {
            Assert.True(await Output.IsSecretAsync(credential.ToOutput()));
        }
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Spark_gets_the_store_in_settings_of_its_own(string stack)
    {
        var store = (await StackRun.Shipped(stack)).Contract.ObjectStore;
        var scheme = (await ValueAsync(store.Address)).Split(':')[0];
        Assert.All(store.SparkConf.Keys, key => Assert.Matches(@"^spark\.(hadoop\.(fs|mapreduce)|sql)\.[A-Za-z0-9._]+$", key));
        Assert.All(store.SparkConf.Values, value => Assert.Matches(@"^\S+$", value));
        Assert.Contains($"spark.hadoop.mapreduce.outputcommitter.factory.scheme.{scheme}", store.SparkConf.Keys);
        Assert.DoesNotContain(
            store.SparkConf.Keys, key => key.Contains("secret", StringComparison.OrdinalIgnoreCase) || key.EndsWith("access.key", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Some_flow_leads_to_the_API_server_and_some_to_the_data(string stack)
    {
        var flows = (await StackRun.Shipped(stack)).Contract.TenantEgress;
        Assert.True(flows.Single(flow => flow.Name == "allow-api-server").ToApiServer);
        Assert.False(flows.Single(flow => flow.Name == "allow-object-store").ToApiServer);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Only_groups_that_a_tenant_names_have_another_name(string stack)
    {
        var run = await StackRun.Shipped(stack);
        Assert.Subset(run.Settings.Platform.Tenants.SelectMany(tenant => tenant.Groups.All).ToHashSet(), run.Contract.GroupNames.Keys.ToHashSet());
        Assert.All(run.Contract.GroupNames.Values, name => Assert.NotEqual("", name));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_object_store_has_an_address(string stack)
    {
        var store = (await StackRun.Shipped(stack)).Contract.ObjectStore;
        Assert.Matches("^[a-z0-9]+://[^/]+", await ValueAsync(store.Address));
        Assert.Matches("^[a-z0-9]+://.+/$", await ValueAsync(store.EventLogAddress));
        Assert.True(store.Endpoint is null || Uri.IsWellFormedUriString(store.Endpoint, UriKind.Absolute));
        Assert.Equal(store.Endpoint is null, store.Region is null);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Images_have_an_address_without_a_scheme(string stack)
    {
        var repository = (await StackRun.Shipped(stack)).Contract.ImageRepository.ToOutput();
        Assert.False(await Output.IsSecretAsync(repository));
        Assert.DoesNotContain("://", await OutputUtilities.GetValueAsync(repository) ?? "");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_flow_out_of_a_tenant_has_a_name_a_reason_and_a_port(string stack)
    {
        var flows = (await StackRun.Shipped(stack)).Contract.TenantEgress;
        Assert.Equal(flows.Select(flow => flow.Name).Distinct(), flows.Select(flow => flow.Name));
        Assert.All(flows, flow =>
        {
            Assert.Matches("^allow-[a-z0-9-]*[a-z0-9]$", flow.Name);
            Assert.DoesNotContain(flow.Name, (string[])["allow-dns", "allow-spark", "allow-metrics"]);
            Assert.EndsWith(".", flow.Reason);
            Assert.InRange(flow.Port, 1, 65_535);
            Assert.NotEmpty(flow.Cidrs);
            Assert.All(flow.Cidrs.Concat(flow.Except), cidr => Assert.True(Cidr.TryParse(cidr, out _), $"{cidr} is no network."));
        });
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Drivers_reach_the_API_server_and_the_data(string stack)
    {
        var names = (await StackRun.Shipped(stack)).Contract.TenantEgress.Select(flow => flow.Name).ToList();
        Assert.Contains("allow-api-server", names);
        Assert.Contains("allow-object-store", names);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task What_pods_need_is_named(string stack) => Assert.False((await StackRun.Shipped(stack)).Contract.ReadyForPods.IsDefault);

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_object_is_labelled_with_the_cluster(string stack)
    {
        var run = await StackRun.Shipped(stack);
        Assert.Equal(run.Settings.Stack.Name, run.Contract.Labels["spark-platform/cluster"]);
        Assert.All(run.Contract.Labels, label => AssertLabel(label.Key, label.Value));
    }

    private static void AssertLabel(string key, string value)
    {
        Assert.Matches(LabelKey(), key);
        Assert.Matches(LabelValue(), value);
    }

    /// <summary>A value that must be known before anything is made, so that a preview can show it.</summary>
    private static async Task<string> ValueAsync(Input<string> input)
    {
        Assert.True(await OutputUtilities.GetIsKnownAsync(input.ToOutput()));
        return await OutputUtilities.GetValueAsync(input.ToOutput());
    }

    // What a driver calls encryption: a flag, a key, or a policy that decides.
    [GeneratedRegex("^encrypt(ed|ion)|kms|diskEncryption|^storagepolicyname$")]
    private static partial Regex Encryption();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelKey();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelValue();
}
