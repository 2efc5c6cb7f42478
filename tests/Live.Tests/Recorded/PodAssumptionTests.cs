using System.Text.Json.Nodes;
using Acceptance.Tests;
using k8s.Models;
using Live.Tests.Plans;

namespace Live.Tests.Recorded;

/// <summary>
/// The platform's assumptions about Spark's pods hold in the pods that the real operator and the real Spark made: the labels that network
/// policies and monitors select by, ports, accounts, volumes, resources, priorities, places. The recordings are of the laptop's stack.
/// </summary>
public sealed class PodAssumptionTests
{
    private static readonly Lazy<Task<LayerPlan>> Plan = new(() => StackOnDisk.PlanAsync("local", withKindsOfCharts: true));

    [Fact]
    public Task Network_policies_select_drivers_and_executors_on_both_sides() => OfEach(Spark, (plan, pod, _) =>
    {
        var policies = In(plan, pod, "NetworkPolicy");
        Assert.Contains(policies, policy => policy.Name == "allow-spark");
        Assert.All(policies, policy => Assert.True(Selects(policy.Body["spec"]!["podSelector"], pod), $"{policy} does not select {pod.Name}."));
        var spark = policies.Single(policy => policy.Name == "allow-spark").Body["spec"]!;
        Assert.All(Peers(spark["ingress"], "from").Concat(Peers(spark["egress"], "to")), peer => Assert.True(Selects(peer["podSelector"], pod)));
    });

    [Fact]
    public Task Placeholders_are_closed_in_and_are_no_pods_of_Spark() => OfEach(recording => recording.Placeholders, (plan, pod, _) =>
    {
        var selecting = In(plan, pod, "NetworkPolicy")
            .Where(policy => Selects(policy.Body["spec"]!["podSelector"], pod))
            .Select(policy => policy.Name)
            .ToList();
        Assert.Contains("default-deny", selecting);
        Assert.DoesNotContain("allow-spark", selecting);
    });

    [Fact]
    public Task Monitoring_selects_drivers_by_label_and_by_the_name_of_a_port_that_is_let_in() => OfEach(recording => recording.Drivers, (plan, pod, _) =>
    {
        var monitor = plan.Objects.Single(one => one is { Kind: "PodMonitor", Name: "spark-drivers" }).Body["spec"]!;
        Assert.True(Selects(monitor["selector"], pod));
        var ports = pod.Container["ports"]!.AsArray().ToDictionary(port => (string)port!["name"]!, port => port!["containerPort"]!.ToString());
        var asked = monitor["podMetricsEndpoints"]!.AsArray().Select(endpoint => ports[(string)endpoint!["port"]!]).Distinct();
        var open = Peers(In(plan, pod, "NetworkPolicy").Single(policy => policy.Name == "allow-metrics").Body["spec"]!["ingress"], "ports")
            .Select(port => port["port"]!.ToString());
        Assert.Equal(asked, open);
    });

    [Fact]
    public Task Monitoring_takes_no_executor_for_a_driver() => OfEach(recording => recording.Executors, (plan, pod, _) =>
        Assert.False(Selects(plan.Objects.Single(one => one is { Kind: "PodMonitor", Name: "spark-drivers" }).Body["spec"]!["selector"], pod)));

    /// <summary>Not by spark-app-name, which the program may set.</summary>
    [Fact]
    public Task One_label_joins_a_driver_and_its_executors() => OfEach(Spark, (_, pod, recording) =>
        Assert.Equal(recording.Drivers.Single().Labels["sparkoperator.k8s.io/app-name"]!.ToString(), pod.Labels["sparkoperator.k8s.io/app-name"]!.ToString()));

    [Fact]
    public Task They_run_as_the_account_of_the_tenant() => OfEach(Spark, (plan, pod, _) =>
    {
        Assert.Equal("spark", pod.Spec["serviceAccountName"]!.ToString());
        Assert.Contains(In(plan, pod, "ServiceAccount"), account => account.Name == "spark");
    });

    /// <summary>All that a pod mounts or reads is the platform's, or was made with the pod, or is asked for at the example's top.</summary>
    [Fact]
    public Task What_they_mount_and_read_is_there() => OfEach(Spark, (plan, pod, recording) =>
    {
        var top = File.ReadAllText(Path.Combine(Repository.Root, "examples", recording.Example));
        string[] needed =
        [
            .. pod.Volumes.Select(volume => (string?)volume["configMap"]?["name"]).OfType<string>().Select(name => $"ConfigMap {name}"),
            .. pod.Volumes.Select(volume => (string?)volume["persistentVolumeClaim"]?["claimName"])
                .OfType<string>()
                .Select(name => $"PersistentVolumeClaim {name}"),
            .. pod.Environment.Select(entry => (string?)entry["valueFrom"]?["configMapKeyRef"]?["name"]).OfType<string>().Select(name => $"ConfigMap {name}"),
            .. pod.Environment.Select(entry => (string?)entry["valueFrom"]?["secretKeyRef"]?["name"]).OfType<string>().Select(name => $"Secret {name}"),
        ];
        string[] there =
        [
            .. plan.Objects.Where(one => one.Namespace == Namespace(pod)).Select(one => $"{one.Kind} {one.Name}"),
            .. recording.Objects.Where(made => made.File is not "shared-claim" || top.Contains("# Needs: a tenant with `shared`", StringComparison.Ordinal))
                .Select(made => $"{made.Kind} {made.Name}"),
            .. top.Contains("create configmap examples ", StringComparison.Ordinal) ? ["ConfigMap examples"] : Array.Empty<string>(),
        ];
        Assert.Contains("ConfigMap spark-defaults", needed);
        Assert.Empty(needed.Except(there));
    });

    /// <summary>The entry point goes by the first argument, and Spark reads the file in the folder that the last SPARK_CONF_DIR names.</summary>
    [Fact]
    public Task The_tenants_defaults_are_where_the_entry_point_looks() => OfEach(Spark, (_, pod, recording) =>
    {
        Assert.Equal(recording.Drivers.Contains(pod) ? "driver" : "executor", pod.Container["args"]![0]!.ToString());
        var volume = pod.Volumes.Single(volume => (string?)volume["configMap"]?["name"] == "spark-defaults")["name"]!.ToString();
        var mount = pod.Container["volumeMounts"]!.AsArray().Single(mount => (string?)mount!["name"] == volume)!;
        Assert.Equal(mount["mountPath"]!.ToString(), pod.Environment.Last(entry => (string?)entry["name"] == "SPARK_CONF_DIR")["value"]!.ToString());
    });

    [Fact]
    public Task They_ask_for_what_the_example_says_and_Sparks_overhead() => OfEach(Spark, (plan, pod, recording) =>
    {
        var example = YamlObject.Parse(File.ReadAllText(Path.Combine(Repository.Root, "examples", recording.Example)))["spec"]!;
        var asked = (example["template"] ?? example)[recording.Drivers.Contains(pod) ? "driver" : "executor"]!;
        var (requests, limits) = (pod.Container["resources"]!["requests"]!, pod.Container["resources"]!["limits"]!);
        Assert.Equal(Amount(asked["coreRequest"]), Amount(requests["cpu"]));

        // At least 384 MiB, and 40 % for Python, rounded down to a MiB.
        var heap = Amount(JsonValue.Create(((string)asked["memory"]!).Replace("g", "Gi", StringComparison.Ordinal)));
        Assert.InRange(Amount(requests["memory"]), heap + Amount("384Mi"), Math.Max(heap + Amount("384Mi"), heap * 1.4m));
        Assert.Equal(requests["memory"]!.ToString(), limits["memory"]!.ToString());

        // The limit range's, which is the tenant's largest container.
        var range = In(plan, pod, "LimitRange").Single().Body["spec"]!["limits"]!.AsArray().Single(limit => (string?)limit!["type"] == "Container")!;
        Assert.Equal(Amount(range["default"]!["cpu"]), Amount(limits["cpu"]));
    });

    /// <summary>Priority 0 unless the application names classes; those of the patch are the tenant's own.</summary>
    [Fact]
    public Task Priorities_are_those_that_the_application_names() => OfEach(Spark, (plan, pod, recording) =>
    {
        var facts = In(plan, pod, "ConfigMap").Single(map => map.Name == "spark-platform").Body["data"]!;
        var named = facts[recording.Drivers.Contains(pod) ? "driver-priority-class" : "executor-priority-class"]!.ToString();
        Assert.Equal(recording.IsPlaced ? named : null, (string?)pod.Spec["priorityClassName"]);
        var value = recording.IsPlaced ? plan.Objects.Single(one => one.Kind == "PriorityClass" && one.Name == named).Body["value"]!.ToString() : "0";
        Assert.Equal(value, pod.Spec["priority"]!.ToString());
    });

    /// <summary>Made from the driver's pod, an executor's placeholder has its class: docs/scheduling.md says so.</summary>
    [Fact]
    public Task A_placeholder_has_the_class_of_its_driver() => OfEach(recording => recording.Placeholders, (_, pod, recording) =>
        Assert.Equal((string?)recording.Drivers.Single().Spec["priorityClassName"], (string?)pod.Spec["priorityClassName"]));

    [Fact]
    public Task Drivers_are_on_the_nodes_of_the_defaults_and_placed_by_the_stacks_scheduler() =>
        OfEach(recording => recording.Drivers, (plan, pod, recording) =>
        {
            Assert.Equal(recording.Scheduler == "yunikorn" ? "yunikorn" : "default-scheduler", pod.Spec["schedulerName"]!.ToString());
            const string key = "spark.kubernetes.driver.node.selector.";
            var conf = In(plan, pod, "ConfigMap").Single(map => map.Name == "spark-defaults").Body["data"]!["spark-defaults.conf"]!.ToString();
            var selectors = conf.Split('\n').Where(line => line.StartsWith(key, StringComparison.Ordinal)).Select(line => line[key.Length..]).ToList();
            Assert.NotEmpty(selectors);
            Assert.All(selectors, selector => Assert.Equal(selector.Split(' ')[1], (string?)pod.Spec["nodeSelector"]![selector.Split(' ')[0]]));
        });

    /// <summary>The node's disk for drivers always, and for executors unless the stack says `scratch: volume`: then a claim of the class scratch.</summary>
    [Fact]
    public Task Scratch_is_the_nodes_disk_or_a_claim_of_each_executor() => OfEach(Spark, (plan, pod, recording) =>
    {
        var scratch = pod.Volumes.Single(volume => (string?)volume["name"] == "spark-local-dir-1");
        var isClaim = recording.Folder.Contains("scratch-volume", StringComparison.Ordinal) && !recording.Drivers.Contains(pod);
        Assert.Equal(isClaim, scratch["emptyDir"] is null);
        if (isClaim)
        {
            var claim =
                recording.Objects.Single(made => made.Kind == "PersistentVolumeClaim" && made.Name == (string?)scratch["persistentVolumeClaim"]!["claimName"]);

            // The pods were recorded when a class had its tier's name.
            Assert.Contains(plan.Objects, one => one.Kind == "StorageClass" && one.Name == $"spark-{claim.Spec["storageClassName"]}");
        }
    });

    private static IEnumerable<RecordedObject> Spark(Recording recording) => recording.Drivers.Concat(recording.Executors);

    private static async Task OfEach(Func<Recording, IEnumerable<RecordedObject>> pods, Action<LayerPlan, RecordedObject, Recording> check)
    {
        var recordings = Recording.All(out var reason);
        Assert.SkipWhen(recordings is null, reason);
        var plan = await Plan.Value;
        var all = recordings!
            .Where(recording => !recording.IsOfAnotherCluster)
            .SelectMany(recording => pods(recording).Select(pod => (Recording: recording, Pod: pod)))
            .ToList();
        Assert.NotEmpty(all);
        foreach (var (recording, pod) in all)
        {
            try
            {
                check(plan, pod, recording);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                throw new Xunit.Sdk.XunitException($"{recording}, {pod.File}: {fault.Message}", fault);
            }
        }
    }

    private static string Namespace(RecordedObject pod) => (string)pod.Body["metadata"]!["namespace"]!;

    private static List<LayerObject> In(LayerPlan plan, RecordedObject pod, string kind) =>
        [.. plan.Objects.Where(one => one.Kind == kind && one.Namespace == Namespace(pod))];

    private static IEnumerable<JsonNode> Peers(JsonNode? rules, string key) =>
        rules?.AsArray().SelectMany(rule => rule![key]?.AsArray() ?? []).Select(peer => peer!) ?? [];

    private static bool Selects(JsonNode? selector, RecordedObject pod) =>
        (selector?["matchLabels"]?.AsObject() ?? []).All(label => (string?)pod.Labels[label.Key] == (string?)label.Value)
        && (selector?["matchExpressions"]?.AsArray() ?? []).All(expression => Holds(expression!, (string?)pod.Labels[(string)expression!["key"]!]));

    private static bool Holds(JsonNode expression, string? label) => (string)expression["operator"]! switch
    {
        "Exists" => label is not null,
        "DoesNotExist" => label is null,
        "In" => label is not null && expression["values"]!.AsArray().Any(value => (string?)value == label),
        "NotIn" => label is null || expression["values"]!.AsArray().All(value => (string?)value != label),
        var other => throw new InvalidOperationException($"A selector has the operator {other}."),
    };

    private static decimal Amount(JsonNode? amount) => new ResourceQuantity(amount!.ToString()).ToDecimal();
}
