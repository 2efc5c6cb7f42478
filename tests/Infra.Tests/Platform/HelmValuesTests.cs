using Infra.Clusters;
using Infra.Clusters.Eks;
using Infra.Clusters.Eks.Karpenter;
using Infra.Contract;
using Infra.Platform.Catalogue;
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
    public void What_is_null_is_left_to_the_chart() => Assert.Equal(
        new Dictionary<string, object> { ["text"] = "text", ["off"] = false },
        new HelmValues { ["text"] = "text", ["absent"] = null, ["off"] = false });

    [Fact]
    public void A_key_that_is_not_there_is_null()
    {
        var values = new HelmValues { ["text"] = "text" };
        Assert.Equal("text", values["text"]);
        Assert.Null(values["absent"]);
    }

    [Fact]
    public void The_values_of_every_chart_are_what_Pulumi_can_send()
    {
        var settings = new ProjectFiles().Load();
        var system = NodeRoles.Placements[NodeRole.System];
        var account = new AwsAccount("aws", "amazonaws.com", AwsMocks.AccountId, AwsMocks.Region, []);
        HelmValues[] charts =
        [
            KarpenterValues.Of(new EksContext(account, settings.Stack, (EksSettings)settings.Cloud), system),
            KubePrometheusStackValues.Of(settings.Platform.Monitoring, NodeRoles.Placements),
            SparkOperatorValues.Of(settings.Platform.SparkOperator, SchedulerKind.Yunikorn, ["a", "b"], system),
            YuniKornValues.Of(settings.Platform.Scheduler, QueueModel.Of(settings.Platform, []), system),
            KueueValues.Of(settings.Platform.Scheduler, system, "monitoring"),
            .. new[] { Strimzi.Operator, CloudNativePg.Operator, RookCeph.Operator }.Select(
                known => known.Values(new(known.Key, new("chart", "repository", "1.0.0", 600), "own"), ["a", "b"], system)),
        ];
        Assert.All(charts, values =>
        {
            Assert.NotEmpty(values);
            AssertPlain(values, "values");
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
}
