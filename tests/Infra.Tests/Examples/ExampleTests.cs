using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Tests.Support;
using NJsonSchema;

namespace Infra.Tests.Examples;

/// <summary>
/// The applications of examples/ run for every tenant on every cluster, or say at their top what else they need: they are valid for the
/// operator's kinds and for a restricted namespace, and small enough for the smallest tenant that is shipped.
/// </summary>
public class ExampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "examples");

    public static TheoryData<string> Examples { get; } =
    [
        .. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_is_one_of_each_kind_of_work() =>
        Assert.Equal(["etl.yaml", "nightly-etl.yaml", "shared-files.yaml", "spark-pi.yaml", "streaming.yaml"], Examples.Select(example => example.Data));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_operators_kind_allows_it(string example)
    {
        var application = Read(example);
        Assert.Empty((await Schema(application["kind"]!.ToString())).Validate(application.ToJsonString()));
        Assert.Equal($"{application["metadata"]!["name"]}.yaml", example);
        Assert.Null(application["metadata"]!["namespace"]);
    }

    [Theory]
    [InlineData("spec.driver.core", "1")]
    [InlineData("spec.driver.cores", "\"one\"")]
    [InlineData("spec.mode", "\"batch\"")]
    [InlineData("spec.restartPolicy.type", "\"Sometimes\"")]
    [InlineData("spec.timeToLive", "60")]
    [InlineData("spec.driver.securityContext.runAsNonRoots", "true")]
    public async Task A_mistake_would_be_found(string path, string value)
    {
        var application = Read("spark-pi.yaml");
        var keys = path.Split('.');
        keys[..^1].Aggregate(application, (node, key) => node[key]!)[keys[^1]] = JsonNode.Parse(value);
        Assert.NotEmpty((await Schema("SparkApplication")).Validate(application.ToJsonString()));
    }

    /// <summary>Otherwise a tenant's namespace refuses the pods.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void A_restricted_namespace_allows_its_pods(string example) => Assert.All(Pods(example), pod =>
    {
        var context = pod["securityContext"]!;
        Assert.Equal(
            ("false", "true", "185"), (context["allowPrivilegeEscalation"]!.ToString(), context["runAsNonRoot"]!.ToString(), context["runAsUser"]!.ToString()));
        Assert.Equal(["ALL"], context["capabilities"]!["drop"]!.AsArray().Select(name => name!.ToString()));
        Assert.Equal("RuntimeDefault", context["seccompProfile"]!["type"]!.ToString());
        Assert.Null(pod["hostNetwork"]);
    });

    /// <summary>A driver and one executor, in the bounds of every tenant of every stack.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public async Task It_fits_every_tenant(string example)
    {
        var pods = Pods(example).Select(pod => (Cores: pod["cores"]!.GetValue<long>(), Memory: WithOverhead(pod["memory"]!.ToString()))).ToList();
        var runs = await Task.WhenAll(
            new[] { "Pulumi.eks.yaml", "Pulumi.gke.yaml", "Pulumi.aks.yaml", "Pulumi.onprem.yaml", "examples/Pulumi.local.yaml" }.Select(StackRun.Shipped));
        Assert.All(runs.SelectMany(run => run.Settings.Platform.Tenants), tenant =>
        {
            Assert.All(pods, pod => Assert.True(pod.Cores <= tenant.LargestContainer.Cpu.Value && pod.Memory <= tenant.LargestContainer.Memory.Value));
            Assert.True(pods.Sum(pod => pod.Cores) <= tenant.Ceiling.Cpu.Value);
            Assert.True(pods.Sum(pod => pod.Memory) <= tenant.Ceiling.Memory.Value);
        });
    }

    /// <summary>It has the fields that the admission policy requires, and nothing in it names a cloud: the cluster's own names are placeholders.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void It_runs_on_any_cluster(string example)
    {
        var application = Application(Read(example));
        Assert.InRange(application["timeToLiveSeconds"]!.GetValue<long>(), 1, 604_800);
        Assert.True(application["restartPolicy"]!["type"]!.ToString() != "OnFailure" || application["restartPolicy"]!["onFailureRetries"] is not null);
        Assert.Equal(("spark-defaults", "spark"), (application["sparkConfigMap"]!.ToString(), application["driver"]!["serviceAccount"]!.ToString()));
        Assert.Null(application["image"]);
        Assert.DoesNotMatch("s3a:|gs:|abfss:|nodeSelector|tolerations|spark-platform/role|amazonaws|azure", File.ReadAllText(Path.Combine(Folder, example)));
    }

    /// <summary>
    /// An application's own value overrides its tenant's default, and the quota then refuses executors until Spark ends the application:
    /// examples/etl.yaml once did.
    /// </summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void It_leaves_its_executors_bound_to_its_tenant(string example)
    {
        var application = Application(Read(example));
        Assert.DoesNotContain(application["sparkConf"]?.AsObject() ?? [], entry => entry.Key.EndsWith("Executors", StringComparison.Ordinal));
        Assert.Null(application["dynamicAllocation"]);
    }

    /// <summary>It runs in the cluster, from what is in the image: the operator's submission fetches and sends nothing.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void The_operator_reads_nothing_for_it(string example)
    {
        var application = Application(Read(example));
        Assert.Equal("cluster", application["mode"]!.ToString());
        Assert.StartsWith("local://", application["mainApplicationFile"]!.ToString(), StringComparison.Ordinal);
        Assert.Null(application["deps"]);
    }

    /// <summary>A claim that its tenant need not have, or a ConfigMap that no one has made, leaves a driver Pending without end.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void What_it_needs_is_said_at_its_top(string example)
    {
        var top = string.Concat(File.ReadLines(Path.Combine(Folder, example)).TakeWhile(line => line.StartsWith('#')).Select(line => $"{line}\n"));
        Assert.Contains($"kubectl -n <tenant> apply -f examples/{example}\n", top, StringComparison.Ordinal);
        foreach (var volume in Application(Read(example))["volumes"]?.AsArray() ?? [])
        {
            var need = volume!["persistentVolumeClaim"] is { } claim
                ? $"# Needs: a tenant with `{claim["claimName"]}` in its settings."
                : $"kubectl -n <tenant> create configmap {volume["configMap"]!["name"]} --from-file=";
            Assert.Contains(need, top, StringComparison.Ordinal);
        }
    }

    /// <summary>The volumes for a read-only root file system in docs/spark.md cover both pods and both folders, and the operator's kind allows them.</summary>
    [Fact]
    public async Task The_documented_volumes_for_a_read_only_root_are_in_both_pods()
    {
        var docs = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "spark.md"));
        var patch = Regex.Match(docs, "### A read-only root file system\n.*?```yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var spec = NodeJson.Of(SettingsText.Map(patch))!["spec"]!;
        var volumes = spec["volumes"]!.AsArray().Where(volume => volume!["emptyDir"] is not null).Select(volume => volume!["name"]!.ToString()).ToList();
        Assert.All([spec["driver"]!, spec["executor"]!], pod =>
        {
            Assert.Equal(
                ["/opt/spark/work-dir", "/tmp"], pod["volumeMounts"]!.AsArray().Select(mount => mount!["mountPath"]!.ToString()).Order(StringComparer.Ordinal));
            Assert.All(pod["volumeMounts"]!.AsArray(), mount => Assert.Contains(mount!["name"]!.ToString(), volumes));
            Assert.True(pod["securityContext"]!["readOnlyRootFilesystem"]!.GetValue<bool>());
        });

        var application = Read("spark-pi.yaml");
        application["spec"]!["volumes"] = spec["volumes"]!.DeepClone();
        foreach (var kind in new[] { "driver", "executor" })
        {
            application["spec"]![kind]!["volumeMounts"] = spec[kind]!["volumeMounts"]!.DeepClone();
            application["spec"]![kind]!["securityContext"]!["readOnlyRootFilesystem"] = true;
        }

        Assert.Empty((await Schema("SparkApplication")).Validate(application.ToJsonString()));
    }

    /// <summary>Without coreRequest a pod counts as no CPU (kubernetes-sigs/kueue#15833), and the team's quota holds nothing.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void Kueue_counts_its_cores(string example) =>
        Assert.All(Pods(example), pod => Assert.Equal(pod["cores"]!.ToString(), pod["coreRequest"]!.ToString()));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Its_sources_are_there_and_get_to_the_driver(string example)
    {
        var application = Application(Read(example));
        if (application["type"]!.ToString() != "Python")
        {
            return;
        }

        var source = Regex.Match(application["mainApplicationFile"]!.ToString(), "^local:///opt/examples/(.+)$").Groups[1].Value;
        Assert.True(File.Exists(Path.Combine(Folder, source)), $"examples/{source} is missing.");
        Assert.Contains($"--from-file=examples/{source}", File.ReadAllText(Path.Combine(Folder, example)), StringComparison.Ordinal);
        var mount = Assert.Single(application["driver"]!["volumeMounts"]!.AsArray())!;
        var volume = Assert.Single(application["volumes"]!.AsArray())!;
        Assert.Equal(("/opt/examples", volume["name"]!.ToString()), (mount["mountPath"]!.ToString(), mount["name"]!.ToString()));
        var data = Assert.Single(application["driver"]!["env"]!.AsArray())!;
        Assert.Equal(
            ("DATA", "spark-platform", "data"),
            (data["name"]!.ToString(), data["valueFrom"]!["configMapKeyRef"]!["name"]!.ToString(), data["valueFrom"]!["configMapKeyRef"]!["key"]!.ToString()));
    }

    [Fact]
    public void Shared_files_are_on_the_claim_that_the_platform_makes()
    {
        var application = Application(Read("shared-files.yaml"));
        var volume = Assert.Single(application["volumes"]!.AsArray())!;
        Assert.Equal("shared", volume["persistentVolumeClaim"]!["claimName"]!.ToString());
        Assert.All(Pods("shared-files.yaml"), pod =>
        {
            var mount = Assert.Single(pod["volumeMounts"]!.AsArray())!;
            Assert.Equal((volume["name"]!.ToString(), "/shared"), (mount["name"]!.ToString(), mount["mountPath"]!.ToString()));
        });
        Assert.StartsWith("file:///shared/", application["arguments"]![1]!.ToString(), StringComparison.Ordinal);
    }

    private static JsonNode Read(string example) => NodeJson.Of(SettingsText.Map(File.ReadAllText(Path.Combine(Folder, example)), example))!;

    private static JsonNode Application(JsonNode example) =>
        example["kind"]!.ToString() == "ScheduledSparkApplication" ? example["spec"]!["template"]! : example["spec"]!;

    private static IEnumerable<JsonNode> Pods(string example) =>
        Application(Read(example)) is var application ? [application["driver"]!, application["executor"]!] : [];

    private static Task<JsonSchema> Schema(string kind) =>
        JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Examples", $"{kind}-2.5.2.schema.json"));

    /// <summary>Spark adds 40 % for Python, and at least 384 MiB.</summary>
    private static decimal WithOverhead(string memory)
    {
        var bytes = Quantity.Parse(memory.Replace("g", "Gi", StringComparison.Ordinal)).Value;
        return bytes + Math.Max(0.4m * bytes, Quantity.Parse("384Mi").Value);
    }
}
