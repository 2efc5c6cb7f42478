using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Platform.Spark;
using Infra.Tests.Support;

namespace Infra.Tests.Platform;

/// <summary>docs/security.md says what the platform does: its lists are those of the code and of the charts.</summary>
public class SecurityDocumentTests
{
    private const string Role = "kubernetes:rbac.authorization.k8s.io/v1:Role";

    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs/security.md"));

    [Fact]
    public void It_lists_every_setting_that_is_refused_at_submission() => Assert.Equal(
        SubmissionKey.Refused.Select(key => $"| `{key.Start}{(key.Start.EndsWith('.') ? "*" : "")}` | {key.Effect} |"),
        Lines("setting", @"^\| `spark\."));

    [Fact]
    public void The_settings_are_in_order_and_each_once() =>
        Assert.Equal(SubmissionKey.Refused.Select(key => key.Start).Distinct().Order(StringComparer.Ordinal), SubmissionKey.Refused.Select(key => key.Start));

    [Fact]
    public async Task It_lists_every_admission_policy()
    {
        var policies = (await EksRun.Shipped).Of("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy");
        Assert.Equal(
            policies.Select(policy => policy.ObjectName).Order(StringComparer.Ordinal),
            Lines("policy", @"^\| `spark-platform-").Select(line => line.Split('`')[1]).Order(StringComparer.Ordinal));
    }

    /// <summary>The rules are those of the pinned chart, and each is accepted with a reason.</summary>
    [Fact]
    public async Task It_lists_what_the_operator_may_do_in_a_tenants_namespace()
    {
        var version = (await EksRun.Shipped).Settings.Platform.SparkOperator.Chart.Version;
        Assert.Contains($"From the chart spark-operator {version}.", Page, StringComparison.Ordinal);
        var rules = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, $"Platform/Facts/spark-operator-{version}.permissions.txt"))
            .Where(line => !line.StartsWith('#'));
        var rows = Lines("account", @"^\| `spark-operator-(controller|webhook)` \|")
            .Select(line => line.Trim('|', ' ').Replace("`", "", StringComparison.Ordinal).Split(" | "))
            .ToList();
        Assert.Equal(rules, rows.Select(row => string.Join(" | ", row[..4])));
        Assert.All(rows, row => Assert.True(row.Length == 5 && row[4].Length > 10, row[2]));
    }

    /// <summary>The output of spark-submit ends in the application's status, so no secret may be there to print.</summary>
    [Fact]
    public async Task It_lists_all_that_is_in_the_operators_pod()
    {
        var controller = (await EksRun.Shipped).One("kubernetes:helm.sh/v3:Release", "spark-operator")["values.controller"]!.AsObject();
        Assert.Equal(
            ["/opt/spark/conf", "/tmp"], controller["volumeMounts"]!.AsArray().Select(mount => mount!["mountPath"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["configMap spark-defaults", "emptyDir tmp"],
            controller["volumes"]!.AsArray()
                .Select(volume => $"{volume!.AsObject().Single(field => field.Key != "name").Key} {volume["name"]}")
                .Order(StringComparer.Ordinal));
        Assert.Empty(controller.Select(field => field.Key).Intersect(["env", "envFrom", "sidecars"]));
        Assert.All(
            new[] { "| `/tmp` |", "| `/opt/spark/conf` |", "| `/var/run/secrets/kubernetes.io/serviceaccount` |" },
            row => Assert.Contains(row, Page, StringComparison.Ordinal));
        var defaults = (await EksRun.Shipped).One("kubernetes:core/v1:ConfigMap", "spark-operator-defaults")["data"]!.ToJsonString();
        Assert.DoesNotMatch(
            "(?i)secret|password|token|accesskey", defaults.Replace("spark.kubernetes.driver.secretKeyRef", "", StringComparison.Ordinal));
    }

    /// <summary>A role with which somebody gets pods made, or changes ConfigMaps, is in the table of detours.</summary>
    [Theory]
    [InlineData("Pulumi.aks.yaml")]
    [InlineData("Pulumi.eks.yaml")]
    [InlineData("Pulumi.gke.yaml")]
    [InlineData("Pulumi.onprem.yaml")]
    public async Task It_names_each_role_that_reaches_more_than_it_says(string stack)
    {
        string[] making = ["pods", "deployments", "statefulsets", "jobs", "cronjobs", "sparkapplications", "configmaps"];
        var roles = (await StackRun.Shipped(stack)).Of(Role)
            .Where(role => role["rules"]!.AsArray().Any(rule => Has(rule, "verbs", "create", "update", "*") && Has(rule, "resources", [.. making, "*"])))
            .Select(role => role.ObjectName)
            .Distinct();
        var table = Page[Page.IndexOf("## What Spark may reach", StringComparison.Ordinal)..];
        Assert.All(roles, role => Assert.Contains(role == "spark-driver" ? "service account `spark`" : $"role `{role}`", table, StringComparison.Ordinal));
        Assert.Contains("tenant-admin", roles);
    }

    private static bool Has(JsonNode? rule, string list, params string[] any) => rule![list]!.AsArray().Any(entry => any.Contains(entry!.ToString()));

    private static IEnumerable<string> Lines(string header, string row)
    {
        Assert.Contains($"| {header} |", Page, StringComparison.Ordinal);
        return Page.Split('\n').Where(line => Regex.IsMatch(line, row));
    }
}
