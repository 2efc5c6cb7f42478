using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class SchedulerSettingsReaderTests
{
    private const string Platform = """
        tenants:
          - name: analytics
            owner: data-analytics
            costCenter: "4100"
            guaranteed: { cpu: 8, memory: 64Gi }
            ceiling: { cpu: 32, memory: 256Gi }
            lendLimit: { cpu: 8 }
        monitoring:
          chart: { version: 88.5.3 }
        sparkOperator:
          chart: { version: 2.5.2 }
        scheduler:
          kind: kueue
          namespace: queues
          replicas: 3
          preemptionDelay: 5m
          charts:
            yunikorn: { version: 1.9.1 }
            kueue: { repository: "oci://mirror.example/charts", version: 0.19.3, timeoutSeconds: 900 }
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (settings, errors) = Read(Platform);
        Assert.Empty(errors);
        Assert.Equal(
            new SchedulerSettings(
                SchedulerKind.Kueue,
                "queues",
                3,
                "5m",
                new ChartSettings("yunikorn", "https://apache.github.io/yunikorn-release", "1.9.1", 600),
                new ChartSettings("kueue", "oci://mirror.example/charts", "0.19.3", 900)),
            settings.Scheduler);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (settings, errors) = Read(Platform[..Platform.IndexOf("scheduler:", StringComparison.Ordinal)]);
        Assert.Empty(errors);
        Assert.Equal(
            new SchedulerSettings(
                SchedulerKind.Yunikorn,
                "scheduling",
                2,
                "60s",
                new ChartSettings("yunikorn", "https://apache.github.io/yunikorn-release", "1.9.0", 600),
                new ChartSettings("kueue", "oci://registry.k8s.io/kueue/charts", "0.19.2", 600)),
            settings.Scheduler);
    }

    [Theory]
    [InlineData("kind: kueue", "kind: volcano", "13: scheduler.kind is \"volcano\", but one of yunikorn, kueue is expected.")]
    [InlineData(
        "scheduler:\n  kind: kueue\n  namespace: queues\n  replicas: 3\n  preemptionDelay: 5m\n  charts:\n    yunikorn: { version: 1.9.1 }\n"
        + "    kueue: { repository: \"oci://mirror.example/charts\", version: 0.19.3, timeoutSeconds: 900 }",
        "scheduler: kueue",
        "12: scheduler is \"kueue\", but a map is expected.")]
    [InlineData("replicas: 3", "replicas: 0", "15: scheduler.replicas is 0, but a whole number from 1 to 5 is expected.")]
    [InlineData("preemptionDelay: 5m", "preemptionDelay: 1d", "16: scheduler.preemptionDelay is \"1d\", but a duration such as 30s, 5m or 1h is expected.")]
    [InlineData("preemptionDelay: 5m", "preemptionDelay: 0s", "16: scheduler.preemptionDelay is \"0s\", but a duration such as 30s, 5m or 1h is expected.")]
    [InlineData(
        "version: 1.9.1",
        "version: latest",
        "18: scheduler.charts.yunikorn.version is \"latest\", but an exact version such as 2.5.2 is expected. Ranges and \"latest\" are refused: "
        + "the same settings must always install the same thing.")]
    [InlineData("{ version: 1.9.1 }", "{}", "18: scheduler.charts.yunikorn.version is missing: an exact version such as 2.5.2 is expected. Add it.")]
    [InlineData("yunikorn: {", "volcano: {", "18: scheduler.charts.volcano is not a known key. Known here: kueue, yunikorn.")]
    [InlineData("namespace: queues", "namespace: monitoring", "14: scheduler.namespace is monitoring, which monitoring uses already. Give each its own.")]
    [InlineData(
        "namespace: queues", "namespace: spark-operator", "14: scheduler.namespace is spark-operator, which sparkOperator uses already. Give each its own.")]
    [InlineData("namespace: queues", "namespace: analytics", "1: tenants has analytics, which is a namespace of the platform. Give the tenant another name.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error) =>
        Assert.Equal([$"test.yaml:{error}"], Read(SettingsText.Edit(Platform, written, instead)).Errors);

    /// <summary>A promise that the scheduler cannot keep is no warning.</summary>
    [Theory]
    [InlineData("kueue", "cpu: 7", false)]
    [InlineData("yunikorn", "cpu: 7", true)]
    [InlineData("yunikorn", "memory: 1Gi", true)]
    [InlineData("yunikorn", "cpu: 8", false)]
    public void YuniKorn_cannot_keep_a_guarantee_back(string kind, string lend, bool refused) => Assert.Equal(
        refused
            ? [
                "test.yaml:7: tenants[analytics].lendLimit keeps some of the guarantee back, but YuniKorn knows no lending limit: "
                + "it lends all that is idle, and takes it back after scheduler.preemptionDelay. Remove it, or set scheduler.kind to kueue.",
            ]
            : [],
        Read(SettingsText.Edit(SettingsText.Edit(Platform, "kind: kueue", $"kind: {kind}"), "{ cpu: 8 }", $"{{ {lend} }}")).Errors);

    private static (PlatformSettings Settings, string[] Errors) Read(string yaml)
    {
        var errors = new SettingsErrors();
        var settings = PlatformSettingsReader.Read(SettingsText.Map(yaml), errors);
        return (settings, SettingsText.Shown(errors));
    }
}
