using Infra.Platform.Spark;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class SparkDefaultsTests
{
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    private static readonly string[] Clouds = ["Pulumi.aks.yaml", "Pulumi.eks.yaml", "Pulumi.gke.yaml", "Pulumi.onprem.yaml"];

    /// <summary>The settings that differ with the object store, the registry or the kind of identity; all others are the same everywhere.</summary>
    private static readonly string[] MayDiffer =
    [
        "spark.hadoop.", "spark.eventLog.dir", "spark.kubernetes.container.image", "spark.kubernetes.driver.label.", "spark.kubernetes.executor.label.",
        "spark.kubernetes.driver.secretKeyRef.", "spark.kubernetes.executor.secretKeyRef.", "spark.kubernetes.driver.node.selector.",
    ];

    [Fact]
    public async Task Every_cloud_has_the_same_defaults_but_for_its_store()
    {
        var runs = await Task.WhenAll(Clouds.Select(StackRun.Shipped));
        Assert.All(["spark-operator-defaults", "analytics-spark-defaults"], map =>
        {
            var files = runs.Select(
                run => Conf(run, map).Where(entry => !MayDiffer.Any(prefix => entry.Key.StartsWith(prefix, StringComparison.Ordinal))).ToList()).ToList();
            Assert.True(files[0].Count > 20);
            Assert.All(files, file => Assert.Equal(files[0], file));
        });
    }

    [Theory]
    [InlineData("Pulumi.eks.yaml", "s3a://spark-data-123456789012-eu-central-1/spark-events/")]
    [InlineData("Pulumi.gke.yaml", "gs://")]
    [InlineData("Pulumi.aks.yaml", "abfss://spark-events@")]
    [InlineData("Pulumi.onprem.yaml", "s3a://spark-data/spark-events/")]
    public async Task The_event_log_is_the_tenants_own(string stack, string store)
    {
        var run = await StackRun.Shipped(stack);
        var address = Conf(run, "analytics-spark-defaults")["spark.eventLog.dir"];
        Assert.StartsWith(store, address, StringComparison.Ordinal);
        Assert.EndsWith("/analytics/", address, StringComparison.Ordinal);
        Assert.Equal(
            address.Replace("/analytics/", "/${spark.kubernetes.namespace}/", StringComparison.Ordinal),
            Conf(run, "spark-operator-defaults")["spark.eventLog.dir"]);
        Assert.Equal(run.One(ConfigMap, "analytics-facts").Text("data.event-log"), address);
    }

    /// <summary>Spark reads a tenant's file second: it cannot override the operator's values, only add its own.</summary>
    [Theory]
    [InlineData("analytics")]
    [InlineData("data-science")]
    [InlineData("streaming")]
    public async Task A_tenants_file_adds_its_bounds_only(string tenant)
    {
        var run = await StackRun.Shipped("Pulumi.eks.yaml");
        var (common, own) = (Conf(run, "spark-operator-defaults"), Conf(run, $"{tenant}-spark-defaults"));
        Assert.Equal(["spark.dynamicAllocation.maxExecutors", "spark.kubernetes.namespace"], own.Keys.Except(common.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(["spark.eventLog.dir"], common.Keys.Where(key => own[key] != common[key]));
        Assert.Empty(common.Keys.Except(own.Keys));
    }

    [Theory]
    [InlineData("Pulumi.eks.yaml", "spark.hadoop.fs.s3a.aws.credentials.provider", "software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider")]
    [InlineData(
        "Pulumi.onprem.yaml",
        "spark.hadoop.fs.s3a.aws.credentials.provider",
        "software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider")]
    [InlineData("Pulumi.onprem.yaml", "spark.kubernetes.executor.secretKeyRef.AWS_SECRET_ACCESS_KEY", "object-store:AWS_SECRET_ACCESS_KEY")]
    [InlineData("Pulumi.onprem.yaml", "spark.hadoop.fs.s3a.endpoint", "https://s3.spark.example.com")]
    [InlineData("Pulumi.onprem.yaml", "spark.hadoop.fs.s3a.path.style.access", "true")]
    [InlineData("Pulumi.gke.yaml", "spark.hadoop.fs.gs.auth.type", "COMPUTE_ENGINE")]
    [InlineData("Pulumi.aks.yaml", "spark.hadoop.fs.azure.account.oauth.provider.type", "org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider")]
    [InlineData("Pulumi.aks.yaml", "spark.kubernetes.driver.label.azure.workload.identity/use", "true")]
    [InlineData("Pulumi.eks.yaml", "spark.kubernetes.container.image", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/spark/spark:4.2.0-1")]
    [InlineData("Pulumi.eks.yaml", "spark.kubernetes.driver.node.selector.spark-platform/role", "driver")]
    [InlineData("examples/Pulumi.local.yaml", "spark.kubernetes.executor.node.selector.kubernetes.io/os", "linux")]
    public async Task Pods_are_who_they_should_be_and_where(string stack, string key, string value) =>
        Assert.Equal(value, Conf(await StackRun.Shipped(stack), "spark-operator-defaults")[key]);

    /// <summary>Spark's settings have no toleration: a pod that selects tainted nodes would stay Pending.</summary>
    [Theory]
    [InlineData("Pulumi.aks.yaml")]
    [InlineData("Pulumi.eks.yaml")]
    [InlineData("Pulumi.gke.yaml")]
    [InlineData("Pulumi.onprem.yaml")]
    public async Task No_default_sends_a_pod_onto_tainted_nodes(string stack)
    {
        var run = await StackRun.Shipped(stack);
        Assert.NotEmpty(run.Contract.Nodes[NodeRole.Executor].Taints);
        Assert.DoesNotContain(
            Conf(run, "analytics-spark-defaults").Keys, key => key.StartsWith("spark.kubernetes.executor.node.selector.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pulumi.aks.yaml")]
    [InlineData("Pulumi.eks.yaml")]
    [InlineData("Pulumi.onprem.yaml")]
    [InlineData("examples/Pulumi.local.yaml")]
    public async Task The_way_onto_the_executors_nodes_is_that_of_the_contract(string stack)
    {
        var run = await StackRun.Shipped(stack);
        foreach (var (key, role) in ApplicationPatch.Roles)
        {
            var nodes = run.Contract.Nodes[role];
            var application = NodeJson.Of(
                SettingsText.Map(run.One(ConfigMap, "streaming-spark-placement").Inputs["data"]![$"{key}.yaml"]!.ToString()))!["spec"]!["executor"]!;
            var schedule = NodeJson.Of(
                SettingsText.Map(
                    run.One(ConfigMap, "streaming-spark-placement").Inputs["data"]![$"{key}.schedule.yaml"]!.ToString()))!["spec"]!["template"]!["executor"]!;
            Assert.Equal(application.ToJsonString(), schedule.ToJsonString());
            Assert.StartsWith("spark-executor-", application["priorityClassName"]!.ToString(), StringComparison.Ordinal);
            Assert.Equal(nodes.LabelValue, application["nodeSelector"]![nodes.LabelKey]!.ToString());
            Assert.Equal(
                nodes.Taints.Select(taint => $"{taint.Key}={taint.Value}:NoSchedule"),
                (application["tolerations"]?.AsArray() ?? []).Select(toleration => $"{toleration!["key"]}={toleration["value"]}:{toleration["effect"]}"));
        }
    }

    [Fact]
    public async Task Drivers_and_executors_have_their_tenants_priorities()
    {
        var patch = NodeJson.Of(
            SettingsText.Map((await EksRun.Shipped).One(ConfigMap, "streaming-spark-placement").Inputs["data"]!["executor.yaml"]!.ToString()))!["spec"]!;
        var facts = (await EksRun.Shipped).One(ConfigMap, "streaming-facts").Inputs["data"]!;
        Assert.Equal(facts["driver-priority-class"]!.ToString(), patch["driver"]!["priorityClassName"]!.ToString());
        Assert.Equal(facts["executor-priority-class"]!.ToString(), patch["executor"]!["priorityClassName"]!.ToString());
    }

    /// <summary>Kueue refuses an application that asks for more executors as it goes.</summary>
    [Theory]
    [InlineData("yunikorn", "true")]
    [InlineData("kueue", "false")]
    public async Task Executors_come_and_go_where_the_scheduler_can_count_them(string scheduler, string expected)
    {
        var run = await EksRun.WithPlatformAsync("kind: yunikorn", $"kind: {scheduler}");
        Assert.All(
            new[] { "streaming-spark-defaults", "spark-operator-defaults" },
            map => Assert.Equal(
                expected,
                SparkDefaultsText.Parse(run.One(ConfigMap, map).Inputs["data"]![SparkDefaults.FileName]!.ToString())["spark.dynamicAllocation.enabled"]));
    }

    [Theory]
    [InlineData("analytics", 999)]
    [InlineData("data-science", 599)]
    [InlineData("streaming", 299)]
    public async Task A_tenants_bounds_bound_its_executors(string tenant, int executors) =>
        Assert.Equal($"{executors}", Conf(await StackRun.Shipped("Pulumi.eks.yaml"), $"{tenant}-spark-defaults")["spark.dynamicAllocation.maxExecutors"]);

    [Fact]
    public async Task A_scratch_volume_is_a_claim_of_its_own_and_counts()
    {
        var run = await EksRun.WithPlatformAsync("scratch: node", "scratch: volume");
        var conf = SparkDefaultsText.Parse(run.One(ConfigMap, "streaming-spark-defaults").Inputs["data"]![SparkDefaults.FileName]!.ToString());
        Assert.Equal("OnDemand", conf["spark.kubernetes.executor.volumes.persistentVolumeClaim.spark-local-dir-1.options.claimName"]);
        Assert.Equal("spark-scratch", conf["spark.kubernetes.executor.volumes.persistentVolumeClaim.spark-local-dir-1.options.storageClass"]);
        Assert.Equal("100Gi", conf["spark.kubernetes.executor.volumes.persistentVolumeClaim.spark-local-dir-1.options.sizeLimit"]);

        // 1Ti of storage without the workspace's 200Gi.
        Assert.Equal("8", conf["spark.dynamicAllocation.maxExecutors"]);
        Assert.DoesNotContain(
            "persistentVolumeClaim",
            (await EksRun.Shipped).One(ConfigMap, "streaming-spark-defaults").Inputs.ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// A driver's claim is made by the operator, which has no right to claims: every submission failed. Executors' claims are made by the
    /// driver, in the access mode that every storage driver knows.
    /// </summary>
    [Fact]
    public async Task With_scratch_volumes_the_operator_makes_no_claim_and_the_driver_asks_for_a_plain_one()
    {
        var run = await EksRun.WithPlatformAsync("scratch: node", "scratch: volume");
        Assert.All(["streaming-spark-defaults", "spark-operator-defaults"], map =>
        {
            var conf = SparkDefaultsText.Parse(run.One(ConfigMap, map).Inputs["data"]![SparkDefaults.FileName]!.ToString());
            Assert.DoesNotContain(conf.Keys, key => key.StartsWith("spark.kubernetes.driver.volumes.", StringComparison.Ordinal));
            Assert.Equal("true", conf["spark.kubernetes.legacy.useReadWriteOnceAccessMode"]);
        });
    }

    /// <summary>Spark warns of both together: idle executors would not be released. Tracking is on unless it is turned off (SPARK-39846).</summary>
    [Theory]
    [InlineData("yunikorn")]
    [InlineData("kueue")]
    public async Task Shuffle_files_are_given_away_and_not_waited_for(string scheduler)
    {
        var run = await EksRun.WithPlatformAsync("kind: yunikorn", $"kind: {scheduler}");
        var conf = SparkDefaultsText.Parse(run.One(ConfigMap, "streaming-spark-defaults").Inputs["data"]![SparkDefaults.FileName]!.ToString());
        Assert.Equal(
            ("true", "true", "false"),
            (
                conf["spark.decommission.enabled"],
                conf["spark.storage.decommission.shuffleBlocks.enabled"],
                conf["spark.dynamicAllocation.shuffleTracking.enabled"]));
        Assert.DoesNotContain("spark.dynamicAllocation.shuffleTracking.timeout", conf.Keys);
    }

    [Fact]
    public async Task The_operator_submits_with_the_defaults_of_all_tenants()
    {
        var release = (await EksRun.Shipped).One("kubernetes:helm.sh/v3:Release", "spark-operator");
        Assert.Contains("spark-operator-defaults", await release.DependsOnAsync());
        Assert.Equal(["tmp", "spark-defaults"], release["values.controller.volumes"]!.AsArray().Select(volume => volume!["name"]!.ToString()));
        Assert.Equal("spark-defaults", release.Text("values.controller.volumes.1.configMap.name"));
        Assert.Equal(
            ("/tmp", "/opt/spark/conf", "true"),
            (
                release.Text("values.controller.volumeMounts.0.mountPath"),
                release.Text("values.controller.volumeMounts.1.mountPath"),
                release.Text("values.controller.volumeMounts.1.readOnly")));
    }

    private static Dictionary<string, string> Conf(StackRun run, string map) =>
        SparkDefaultsText.Parse(run.One(ConfigMap, map).Inputs["data"]![SparkDefaults.FileName]!.ToString());
}
