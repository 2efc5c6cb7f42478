using System.Text.Json.Serialization;
using Infra.Clusters;
using Infra.Clusters.Eks;
using Infra.Clusters.Eks.Karpenter;
using Infra.Platform.Helm;
using Infra.Platform.Monitoring;
using Infra.Platform.Scheduling;
using Infra.Platform.Scheduling.Kueue;
using Infra.Platform.Scheduling.YuniKorn;
using Infra.Platform.Spark;
using Infra.Settings;
using Infra.Settings.Eks;
using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class HelmValuesTests
{
    [Fact]
    public void A_record_becomes_what_Pulumi_can_send()
    {
        var values = HelmValues.From(new Sample("text", 3, 0.5, true, null, ["a"], new() { ["Key"] = "v" }));
        Assert.Equal(
            new Dictionary<string, object>
            {
                ["text"] = "text",
                ["wholeNumber"] = 3,
                ["number"] = 0.5,
                ["own-name"] = true,
                ["list"] = new List<object> { "a" },
                ["map"] = new Dictionary<string, object> { ["Key"] = "v" },
            },
            values);
    }

    [Fact]
    public void A_null_inside_a_list_is_refused() => Assert.Equal(
        "A Null cannot be a Helm value.",
        Assert.Throws<ArgumentException>(() => HelmValues.From(new { List = new[] { (string?)null } })).Message);

    [Fact]
    public void The_values_of_every_chart_are_what_Pulumi_can_send()
    {
        var settings = new ProjectFiles().Load();
        var system = NodeRoles.Placements[NodeRole.System];
        var account = new AwsAccount("aws", "amazonaws.com", AwsMocks.AccountId, AwsMocks.Region, []);
        object[] charts =
        [
            KarpenterValues.Of(new EksContext(account, settings.Stack, (EksSettings)settings.Cloud), system),
            KubePrometheusStackValues.Of(settings.Platform.Monitoring, NodeRoles.Placements),
            SparkOperatorValues.Of(settings.Platform.SparkOperator, SchedulerKind.Yunikorn, ["a", "b"], system),
            YuniKornValues.Of(settings.Platform.Scheduler, QueueModel.Of(settings.Platform, []), system),
            KueueValues.Of(settings.Platform.Scheduler, system, "monitoring"),
        ];
        Assert.All(charts, chart =>
        {
            var values = HelmValues.From(chart);
            Assert.NotEmpty(values);
            AssertPlain(values, chart.GetType().Name);
        });
    }

    private static void AssertPlain(object value, string at)
    {
        switch (value)
        {
            case Dictionary<string, object> map:
                Assert.All(map, entry => AssertPlain(entry.Value, $"{at}.{entry.Key}"));
                break;
            case List<object> list:
                Assert.All(list, item => AssertPlain(item, $"{at}[]"));
                break;
            default:
                Assert.True(value is string or bool or int or double, $"{at} is a {value.GetType()}.");
                break;
        }
    }

    private sealed record Sample(
        string Text, int WholeNumber, double Number, [property: JsonPropertyName("own-name")] bool Named, string? Absent, List<string> List, Dictionary<string, string> Map);
}
