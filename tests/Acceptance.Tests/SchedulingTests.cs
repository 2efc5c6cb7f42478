using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>Another scheduler, or one more tenant, changes its own objects in a plan and nothing else.</summary>
public sealed class SchedulingTests
{
    private const string Marketing = """
          - name: marketing
            owner: marketing-analytics
            costCenter: "4400"
            guaranteed: { cpu: 40, memory: 160Gi }
            ceiling: { cpu: 200, memory: 800Gi }
            groups:
              developers: [analytics-engineers]

        """;

    [Fact]
    public async Task Another_scheduler_is_one_word_and_changes_the_scheduling_only()
    {
        using var project = new ProjectCopy().Replace("stacks/platform.yaml", "kind: yunikorn", "kind: kueue");
        var change = Change.Of((await StackPlan.Of("eks")).Json, await PlanAsync(project));

        // Monitoring asks the one or the other, and has rules for each.
        Assert.All(
            change.Added.Concat(change.Removed).Where(urn => !urn.EndsWith(":PodMonitor::scheduler", StringComparison.Ordinal)),
            urn => Assert.Contains("spark-platform:platform:Scheduling$", urn));
        Assert.Equal(
            ["rules-queues", "rules-scheduler"],
            change.Changed.Select(changed => changed.Split(':')[0]).Where(name => name.StartsWith("rules-", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "analytics-facts: data.queue data.scheduler",
                "analytics-spark-defaults: data.spark-defaults.conf",
                "data-science-facts: data.queue data.scheduler",
                "data-science-spark-defaults: data.spark-defaults.conf",
                "scheduling: kind",
                "spark-driver-high: preemptionPolicy", "spark-driver-low: preemptionPolicy", "spark-driver-normal: preemptionPolicy",
                "spark-executor-high: preemptionPolicy", "spark-executor-low: preemptionPolicy", "spark-executor-normal: preemptionPolicy",
                "spark-operator-defaults: data.spark-defaults.conf",
                "spark-operator: values.controller.batchScheduler.default values.controller.batchScheduler.enable",
                "streaming-facts: data.queue data.scheduler",
                "streaming-spark-defaults: data.spark-defaults.conf",
            ],
            change.Changed.Where(changed => !changed.StartsWith("rules-", StringComparison.Ordinal)));
        Assert.Contains(change.Added, urn => urn.EndsWith("::kueue", StringComparison.Ordinal));
        Assert.Contains(change.Removed, urn => urn.EndsWith("::yunikorn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_other_scheduler_cannot_do_is_said_where_it_is_chosen()
    {
        using var project = new ProjectCopy().Replace("stacks/platform.yaml", "kind: yunikorn", "kind: kueue");
        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["kubernetes-sigs/kueue#12047", "kubernetes-sigs/kueue#15833", "kubeflow/spark-operator#2961"], issue =>
            Assert.Contains(issue, run.Output.ReplaceLineEndings(" ")));
    }

    /// <summary>Ten lines, as README.md has them, make the tenant's objects, its identity in the cloud and its queue.</summary>
    [Theory]
    [InlineData("yunikorn", "yunikorn: values.yunikornDefaults.admissionController.filtering.processNamespaces values.yunikornDefaults.queues.yaml")]
    [InlineData("kueue", "tenants: spec.resourceGroups[0].flavors[0].resources[0].nominalQuota spec.resourceGroups[0].flavors[0].resources[1].nominalQuota")]
    public async Task One_more_tenant_changes_nothing_of_the_others(string kind, string queues)
    {
        Assert.True(Marketing.TrimEnd().Split('\n').Length <= 10);
        using var before = new ProjectCopy().Replace("stacks/platform.yaml", "kind: yunikorn", $"kind: {kind}");
        using var after = new ProjectCopy().Replace("stacks/platform.yaml", "kind: yunikorn", $"kind: {kind}")
            .Replace("stacks/platform.yaml", "# The storage classes are", Marketing + "# The storage classes are");
        var change = Change.Of(await PlanAsync(before), await PlanAsync(after));

        Assert.Empty(change.Removed);
        Assert.All(change.Added, urn => Assert.Contains("marketing", urn.Split("::")[3]));
        Assert.Contains(change.Added, urn => urn.EndsWith("::marketing-quota", StringComparison.Ordinal));

        // The history server reads every tenant's event logs by name.
        Assert.Equal(
            ["history-server", "history-server", "history-server-conf"],
            change.Changed.Select(changed => changed.Split(':')[0]).Where(IsHistory).Order(StringComparer.Ordinal));
        string[] expected =
        [
            "platform: tenants[3]",
            "spark-operator: jobNamespaces[2] jobNamespaces[3]",
            "spark-operator: values.spark.jobNamespaces[2] values.spark.jobNamespaces[3]",
            queues,
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            change.Changed.Where(changed => !IsHistory(changed)));
    }

    private static bool IsHistory(string changed) => changed.StartsWith("history-server", StringComparison.Ordinal);

    private static async Task<string> PlanAsync(ProjectCopy project)
    {
        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks", "--json");
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }

    /// <summary>The URNs that only one of two plans has, and of those that both have the inputs that differ.</summary>
    private sealed record Change(string[] Added, string[] Removed, string[] Changed)
    {
        public static Change Of(string before, string after)
        {
            var (old, now) = (Resources(before), Resources(after));
            return new Change(
                [.. now.Keys.Except(old.Keys)],
                [.. old.Keys.Except(now.Keys)],
                [
                    .. old.Keys.Intersect(now.Keys)
                        .Select(urn => (Name: urn.Split("::")[3], Fields: Differences(old[urn], now[urn]).Order(StringComparer.Ordinal).ToList()))
                        .Where(change => change.Fields.Count > 0)
                        .Select(change => $"{change.Name}: {string.Join(' ', change.Fields)}")
                        .Order(StringComparer.Ordinal),
                ]);
        }

        private static Dictionary<string, Dictionary<string, string>> Resources(string plan) => JsonDocument.Parse(plan).RootElement
            .GetProperty("deployment").GetProperty("resources").EnumerateArray()
            .ToDictionary(StackPlan.UrnOf, resource => resource.TryGetProperty("inputs", out var inputs) ? Leaves(inputs, "").ToDictionary() : []);

        private static IEnumerable<string> Differences(Dictionary<string, string> old, Dictionary<string, string> now) =>
            old.Keys.Union(now.Keys).Where(path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path));

        private static IEnumerable<(string Path, string Value)> Leaves(JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Object =>
                element.EnumerateObject().SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
            _ => [(path, element.GetRawText())],
        };
    }
}
