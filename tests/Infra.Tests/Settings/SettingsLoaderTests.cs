using Infra.Settings;
using Infra.Settings.Eks;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class SettingsLoaderTests
{
    private static readonly ProjectFiles Shipped = new();

    [Fact]
    public void The_shipped_settings_load()
    {
        var settings = Shipped.Load();
        Assert.Equal((Cloud.Eks, "spark", "spark-platform/eks"), (settings.Stack.Cloud, settings.Stack.Name, settings.Stack.DeploymentId));
        Assert.Equal("production", settings.Stack.Tags["environment"]);
        Assert.Equal(["analytics", "data-science", "streaming"], settings.Platform.Tenants.Select(tenant => tenant.Name));
        Assert.Equal(["a", "b", "c"], Assert.IsType<EksSettings>(settings.Cloud).Network.Zones);
    }

    [Fact]
    public void A_stack_lays_its_own_values_over_the_platform()
    {
        var platform = WithOverlay("tenants: [{ name: streaming, pods: 7 }]", "storage: { keepVolumes: false }").Load().Platform;
        var streaming = platform.Tenants.Single(tenant => tenant.Name == "streaming");
        Assert.Equal((7, "realtime-data"), (streaming.Pods, streaming.Owner));
        Assert.Equal(3, platform.Tenants.Length);
        Assert.Equal(new StorageSettings(StorageTier.Standard, KeepVolumes: false), platform.Storage);
    }

    [Fact]
    public void A_stack_may_add_a_tenant()
    {
        var tenants =
            WithOverlay("tenants: [{ name: guests, owner: x, costCenter: x, guaranteed: { cpu: 1, memory: 1Gi }, ceiling: { cpu: 16, memory: 128Gi } }]")
            .Load().Platform.Tenants;
        Assert.Equal(["analytics", "data-science", "streaming", "guests"], tenants.Select(tenant => tenant.Name));
    }

    [Fact]
    public void A_mistake_in_what_a_stack_lays_over_is_reported_in_the_stacks_file()
    {
        var files = WithOverlay("tenants: [{ name: streaming, pods: none }]");
        Assert.Equal(
            [$"stacks/Pulumi.eks.yaml:{files.Line("pods: none")}: tenants[streaming].pods is \"none\", but a whole number from 1 to 20000 is expected."],
            files.Errors());
    }

    [Fact]
    public void What_is_laid_over_must_be_a_map()
    {
        var files = Shipped.InStack("config:\n", "config:\n  spark-platform:platform: [1]\n");
        Assert.Equal(["stacks/Pulumi.eks.yaml:4: platform is a list, but a map is expected."], files.Errors());
    }

    [Fact]
    public void Without_the_platforms_file_nothing_loads() => Assert.Equal(
        ["stacks/platform.yaml: the file is missing. Restore it from version control, or copy it from the project's template."],
        (Shipped with { Platform = null }).Errors());

    /// <summary>"pulumi new" makes a stack called dev.</summary>
    [Theory]
    [InlineData("encryptionsalt: v1:x:v1:y:z\n")]
    [InlineData("config:\n  aws:region: eu-central-1\n")]
    public void An_error_says_where_to_take_missing_settings_from(string text) => Assert.Equal(
        [
            "stacks/Pulumi.eks.yaml: the stack has no settings. Copy config: "
            + "from a stack on the same cloud, such as stacks/Pulumi.eks.yaml, and make its values your own.",
        ],
        (Shipped with { Stack = text }).Errors());

    [Fact]
    public void An_error_says_what_an_empty_platform_must_hold() => Assert.Equal(
        [
            "stacks/platform.yaml:1: monitoring.chart.version is missing: an exact version such as 2.5.2 is expected. Add it.",
            "stacks/platform.yaml:1: sparkOperator.chart.version is missing: an exact version such as 2.5.2 is expected. Add it.",
        ],
        (Shipped with { Platform = "{}" }).Errors());

    [Fact]
    public void All_errors_of_both_files_are_reported_at_once()
    {
        var files = Shipped
            .InPlatform("pods: 1000", "pods: many")
            .InPlatform("replicas: 2", "replicas: 9")
            .InStack("zones: [a, b, c]", "zones: [9]");
        Assert.Equal(
            [
                $"stacks/Pulumi.eks.yaml:{files.Line("zones: [9]")}: network.zones[0] is 9, but the letter of one of the region's zones such as a is expected.",
                $"stacks/platform.yaml:{files.Line("pods: many")}: tenants[analytics].pods is \"many\", but a whole number from 1 to 20000 is expected.",
                $"stacks/platform.yaml:{files.Line("replicas: 9")}: sparkOperator.replicas is 9, but a whole number from 1 to 5 is expected.",
            ],
            files.Errors());
    }

    [Fact]
    public void Where_the_stacks_file_is_elsewhere_an_error_names_the_configuration_key() => Assert.Equal(
        ["configuration spark-platform:network: network.zones[0] is 9, but the letter of one of the region's zones such as a is expected."],
        (Shipped.InStack("zones: [a, b, c]", "zones: [9]") with { StackFileIsFound = false }).Errors());

    [Fact]
    public void A_key_that_the_project_does_not_know_is_refused() => Assert.Equal(
        ["stacks/Pulumi.eks.yaml:4: spark-platform:nodePool is not a known key. Did you mean spark-platform:nodePools?"],
        Shipped.InStack("config:\n", "config:\n  spark-platform:nodePool: {}\n").Errors());

    [Theory]
    [InlineData(
        "spark-platform:name: spark",
        "spark-platform:name: Spark",
        "name is \"Spark\", but a name of at most 24 lower-case letters, digits and dashes that "
        + "starts with a letter and ends with a letter or digit is expected. Write spark.")]
    [InlineData("environment: production", "environment: \"\"", "tags.environment is \"\", but a tag's value of at most 256 characters is expected.")]
    [InlineData("environment: production", "managed-by: hand", "tags.managed-by is a tag that the cloud or the platform sets itself. Choose another name.")]
    [InlineData("environment: production", "aws:owner: me", "tags.aws:owner is a tag that the cloud or the platform sets itself. Choose another name.")]
    [InlineData(
        "analytics-leads: ['arn",
        "strangers: ['arn",
        "access.groups.strangers is a group that no tenant names. Name it under a tenant's groups, or remove it here.")]
    public void A_mistake_in_the_stacks_file_is_refused_and_explained(string written, string instead, string message)
    {
        var files = Shipped.InStack(written, instead);
        Assert.Equal([$"stacks/Pulumi.eks.yaml:{files.Line(instead)}: {message}"], files.Errors());
    }

    [Fact]
    public void A_tag_with_a_name_that_is_too_long_is_refused()
    {
        var name = new string('a', 129);
        var files = Shipped.InStack("environment: production", $"{name}: x");
        Assert.Equal(
            [$"stacks/Pulumi.eks.yaml:{files.Line(name)}: tags.{name} has 129 characters, but the name of a tag has 1 to 128. Shorten it."], files.Errors());
    }

    [Fact]
    public void More_tags_than_there_is_room_for_are_refused()
    {
        var tags = string.Join("\n    ", Enumerable.Range(1, 41).Select(i => $"tag{i}: x"));
        var files = Shipped.InStack("environment: production", tags);
        Assert.Equal(
            [
                $"stacks/Pulumi.eks.yaml:{files.Line("spark-platform:tags:")}: "
                + "tags has 41 entries, but 40 are the most that leave room for the platform's own. Remove some.",
            ],
            files.Errors());
    }

    [Fact]
    public void An_empty_group_is_reported_with_its_place()
    {
        var files = Shipped.InStack("      scientists: ['arn:aws:iam::123456789012:role/scientists']\n", "");
        Assert.Empty(Shipped.Load().Warnings);
        Assert.Equal(
            [
                $"stacks/platform.yaml:{Shipped.Line("    groups:\n      admins: [science-leads]")}:5: "
                + "tenants[data-science].groups has scientists, but the stack does not say who is in it, so it is empty. "
                + "Write the ARNs of its IAM roles or users under access.groups.scientists of the stack, or [] where something else fills the group.",
            ],
            files.Load().Warnings);
    }

    [Fact]
    public void A_group_that_something_else_fills_is_not_reported() => Assert.Empty(
        Shipped.InStack("scientists: ['arn:aws:iam::123456789012:role/scientists']", "scientists: []").Load().Warnings);

    [Fact]
    public void An_unknown_cloud_is_answered_with_those_that_are_known()
    {
        var files = Shipped.InStack("cloud: eks", "cloud: mars");
        Assert.Contains(
            $"stacks/Pulumi.eks.yaml:{files.Line("cloud: mars")}: cloud is \"mars\", but one of "
            + $"{string.Join(", ", Enum.GetValues<Cloud>().Select(ScalarFormats.Spelling))} is expected.",
            files.Errors());
    }

    [Fact]
    public void A_missing_key_is_reported_where_the_configuration_starts()
    {
        var files = Shipped.InStack("  spark-platform:name: spark\n", "");
        Assert.Equal(
            [
                $"stacks/Pulumi.eks.yaml:{files.Line("config:")}: spark-platform:name is missing: a name of at most 24 lower-case letters, digits and dashes "
                + "that starts with a letter and ends with a letter or digit is expected. Add it.",
            ],
            files.Errors());
    }

    [Fact]
    public void Promises_are_held_against_the_node_pools_of_the_stack()
    {
        var enough = Shipped.InPlatform("guaranteed: { cpu: 400,", "guaranteed: { cpu: 1600,").InStack("cpu: 2000,", "cpu: 168,");
        Assert.Empty(enough.Errors());
        var tooLittle = enough.InStack("cpu: 168,", "cpu: 167,");
        Assert.Equal(
            [
                $"stacks/platform.yaml:{tooLittle.Line("tenants:")}: tenants are guaranteed 1960 cores together, but the node pools have 1959 at most. "
                + "Lower the guarantees or raise the pools' limit.cpu.",
            ],
            tooLittle.Errors());
    }

    [Fact]
    public void The_least_that_a_file_can_hold_is_enough_for_the_optional_keys() =>
        Assert.Equal(
            90,
            Assert.IsType<EksSettings>(
                Shipped.InStack("  spark-platform:dataLake:\n    eventLogDays: 90\n    noncurrentVersionDays: 30\n", "").Load().Cloud).DataLake.EventLogDays);

    private static ProjectFiles WithOverlay(params string[] lines) => Shipped with
    {
        Stack = $"{Shipped.Stack.TrimEnd()}\n  spark-platform:platform:\n{string.Concat(lines.Select(line => $"    {line}\n"))}",
    };
}
