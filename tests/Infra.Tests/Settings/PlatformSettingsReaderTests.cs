using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class PlatformSettingsReaderTests
{
    private const string Least = """
        tenants:
          - name: analytics
            owner: data-analytics
            costCenter: "4100"
            guaranteed: { cpu: 8, memory: 64Gi }
            ceiling: { cpu: 32, memory: 256Gi }
        monitoring:
          chart: { version: 88.5.3 }
        sparkOperator:
          chart: { version: 2.5.2 }
        """;

    private const string All = """
        tenants:
          - name: analytics
            owner: data-analytics
            costCenter: "4100"
            guaranteed: { cpu: 8, memory: 64Gi }
            ceiling: { cpu: 32, memory: 256Gi }
        storage:
          defaultTier: fast
          keepVolumes: false
        monitoring:
          chart: { repository: "oci://charts.example/monitoring", version: 88.5.3, timeoutSeconds: 900 }
          namespace: watch
          retention: 30d
          storage: 500Gi
          tier: fast
          runbooks: https://git.example/runbooks.md
          alertmanagerSecret: alert-routes
          grafanaSecret: grafana-admin
        sparkOperator:
          chart: { repository: "https://charts.example:8443/spark", version: 2.5.2 }
          namespace: operator
          replicas: 3
          workers: 50
        spark: { imageTag: 4.2.0-2, scratch: volume, scratchSize: 50Gi }
        historyServer: { namespace: history, replicas: 2, memory: 8Gi, clients: [proxy] }
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (settings, errors) = Read(All);
        Assert.Empty(errors);
        Assert.Equal("analytics", Assert.Single(settings.Tenants).Name);
        Assert.Equal(new StorageSettings(StorageTier.Fast, KeepVolumes: false), settings.Storage);
        Assert.Equal(
            new MonitoringSettings(
                new ChartSettings("kube-prometheus-stack", "oci://charts.example/monitoring", "88.5.3", 900),
                "watch",
                "30d",
                Quantity.Parse("500Gi"),
                StorageTier.Fast,
                "https://git.example/runbooks.md",
                "alert-routes",
                "grafana-admin"),
            settings.Monitoring);
        Assert.Equal(
            new SparkOperatorSettings(new ChartSettings("spark-operator", "https://charts.example:8443/spark", "2.5.2", 600), "operator", 3, 50),
            settings.SparkOperator);
        Assert.Equal(new SparkSettings("4.2.0-2", ScratchSpace.Volume, Quantity.Parse("50Gi")), settings.Spark);
        var history = Assert.IsType<HistoryServerSettings>(settings.HistoryServer);
        Assert.Equal(("history", 2, "8Gi"), (history.Namespace, history.Replicas, history.Memory.Text));
        Assert.Equal(["proxy"], history.Clients);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (settings, errors) = Read(Least);
        Assert.Empty(errors);
        Assert.Equal(new StorageSettings(StorageTier.Standard, KeepVolumes: true), settings.Storage);
        Assert.Equal(
            ("monitoring", "15d", "100Gi", StorageTier.Standard),
            (settings.Monitoring.Namespace, settings.Monitoring.Retention, settings.Monitoring.Storage.Text, settings.Monitoring.Tier));
        Assert.Equal(("spark-operator", 2, 20), (settings.SparkOperator.Namespace, settings.SparkOperator.Replicas, settings.SparkOperator.Workers));
        Assert.Equal(
            ("docs/runbooks.md", null, null), (settings.Monitoring.Runbooks, settings.Monitoring.AlertmanagerSecret, settings.Monitoring.GrafanaSecret));
        Assert.Equal(new SparkSettings("4.2.0-1", ScratchSpace.Node, Quantity.Parse("100Gi")), settings.Spark);
        Assert.Equal(
            ("spark-history", 1, "4Gi", 0),
            (settings.HistoryServer!.Namespace, settings.HistoryServer.Replicas, settings.HistoryServer.Memory.Text, settings.HistoryServer.Clients.Length));
        Assert.Equal(600, settings.Monitoring.Chart.TimeoutSeconds);
        Assert.StartsWith("https://", settings.Monitoring.Chart.Repository, StringComparison.Ordinal);
        Assert.StartsWith("https://", settings.SparkOperator.Chart.Repository, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_server_that_is_off_is_none_and_takes_no_name()
    {
        var (settings, errors) = Read(In("{ namespace: history,", "{ enabled: false, namespace: watch,"));
        Assert.Empty(errors);
        Assert.Null(settings.HistoryServer);
    }

    [Fact]
    public void Without_tenants_there_is_no_platform() => Assert.Equal(
        ["test.yaml:1: tenants has no entry, but at least one tenant is expected. Add one with a name, an owner, a costCenter, guaranteed and ceiling."],
        Read("""
            tenants: []
            monitoring: { chart: { version: 88.5.3 } }
            sparkOperator: { chart: { version: 2.5.2 } }
            """).Errors);

    [Fact]
    public void A_tenant_that_is_there_twice_is_refused() => Assert.Equal(
        ["test.yaml:7: tenants[analytics] is there twice, first at test.yaml:2:5. Give it another name or remove one."],
        Read(SettingsText.Edit(Least, "monitoring:", """
              - { name: analytics, owner: x, costCenter: x, guaranteed: { cpu: 1, memory: 1Gi }, ceiling: { cpu: 16, memory: 128Gi } }
            monitoring:
            """)).Errors);

    [Theory]
    [InlineData("defaultTier: fast", "defaultTier: ssd", "8: storage.defaultTier is \"ssd\", but one of standard, fast, shared, scratch is expected.")]
    [InlineData("keepVolumes: false", "keepVolumes: no", "9: storage.keepVolumes is \"no\", but true or false is expected.")]
    [InlineData("keepVolumes: false", "reclaimPolicy: Delete", "9: storage.reclaimPolicy is not a known key. Known here: defaultTier, keepVolumes.")]
    [InlineData(
        "oci://charts.example/monitoring",
        "file:///charts",
        "11: monitoring.chart.repository is \"file:///charts\", but a chart repository's address that starts with https:// or oci:// is expected.")]
    [InlineData(
        "version: 88.5.3",
        "version: latest",
        "11: monitoring.chart.version is \"latest\", but an exact version such as 2.5.2 is expected. Ranges and \"latest\" are refused: "
        + "the same settings must always install the same thing.")]
    [InlineData("timeoutSeconds: 900", "timeoutSeconds: 59", "11: monitoring.chart.timeoutSeconds is 59, but a whole number from 60 to 3600 is expected.")]
    [InlineData("timeoutSeconds: 900", "name: other", "11: monitoring.chart.name is not a known key. Known here: repository, timeoutSeconds, version.")]
    [InlineData(
        "namespace: watch",
        "namespace: Watch",
        "12: monitoring.namespace is \"Watch\", but a name of at most 40 lower-case letters, digits and "
        + "dashes that starts with a letter and ends with a letter or digit is expected. Write watch.")]
    [InlineData("retention: 30d", "retention: 30", "13: monitoring.retention is 30, but a duration such as 30s, 15d or 720h is expected.")]
    [InlineData(
        "storage: 500Gi",
        "storage: 500",
        "14: monitoring.storage is 500, but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 500Gi.")]
    [InlineData("tier: fast", "tier: shared", "15: monitoring.tier is shared, but Prometheus needs block storage that is kept. Write standard or fast.")]
    [InlineData("tier: fast", "tier: scratch", "15: monitoring.tier is scratch, but Prometheus needs block storage that is kept. Write standard or fast.")]
    [InlineData(
        "tier: fast",
        "grafana: true",
        "15: monitoring.grafana is not a known key. Known here: alertmanagerSecret, chart, grafanaSecret, namespace, retention, runbooks, storage, tier.")]
    [InlineData(
        "runbooks: https://git.example/runbooks.md",
        "runbooks: http://git.example",
        "16: monitoring.runbooks is \"http://git.example\", but docs/runbooks.md or the address that starts with https:// at which people read that file is "
        + "expected. Leave out what comes after #: each alert's name is added there.")]
    [InlineData(
        "alertmanagerSecret: alert-routes",
        "alertmanagerSecret: Alerts",
        "17: monitoring.alertmanagerSecret is \"Alerts\", but a name of at most 40 lower-case letters, digits and dashes that starts with a letter and ends "
        + "with a letter or digit is expected. Write alerts.")]
    [InlineData(
        "grafanaSecret: grafana-admin",
        "grafanaSecret: 7",
        "18: monitoring.grafanaSecret is 7, but a name of at most 40 lower-case letters, digits "
        + "and dashes that starts with a letter and ends with a letter or digit is expected.")]
    [InlineData("namespace: operator", "namespace: watch", "21: sparkOperator.namespace is watch, which monitoring uses already. Give each its own.")]
    [InlineData("replicas: 3", "replicas: 6", "22: sparkOperator.replicas is 6, but a whole number from 1 to 5 is expected.")]
    [InlineData("workers: 50", "workers: 201", "23: sparkOperator.workers is 201, but a whole number from 1 to 200 is expected.")]
    [InlineData("workers: 50", "worker: 50", "23: sparkOperator.worker is not a known key. Did you mean workers?")]
    [InlineData("name: analytics", "name: watch", "1: tenants has watch, which is a namespace of the platform. Give the tenant another name.")]
    [InlineData("name: analytics", "name: operator", "1: tenants has operator, which is a namespace of the platform. Give the tenant another name.")]
    [InlineData(
        "imageTag: 4.2.0-2",
        "imageTag: \"a:b\"",
        "24: spark.imageTag is \"a:b\", but an image tag of at most 128 letters, digits, dots, dashes and underscores is expected.")]
    [InlineData("scratch: volume", "scratch: disk", "24: spark.scratch is \"disk\", but one of node, volume is expected.")]
    [InlineData(
        "scratchSize: 50Gi", "scratchSize: 512Mi", "24: spark.scratchSize is 512Mi, less than 1Gi, the smallest volume that a tenant may have. Raise it.")]
    [InlineData("scratchSize: 50Gi", "size: 50Gi", "24: spark.size is not a known key. Known here: imageTag, scratch, scratchSize.")]
    [InlineData("namespace: history", "namespace: operator", "25: historyServer.namespace is operator, which sparkOperator uses already. Give each its own.")]
    [InlineData("replicas: 2", "replicas: 0", "25: historyServer.replicas is 0, but a whole number from 1 to 5 is expected.")]
    [InlineData("memory: 8Gi", "memory: 512Mi", "25: historyServer.memory is 512Mi, less than 1Gi, the least that it starts with. Raise it.")]
    [InlineData(
        "clients: [proxy]",
        "clients: [Proxy]",
        "25: historyServer.clients[0] is \"Proxy\", but a name of at most 63 lower-case letters, digits "
        + "and dashes that starts with a letter and ends with a letter or digit is expected. Write proxy.")]
    [InlineData("name: analytics", "name: history", "1: tenants has history, which is a namespace of the platform. Give the tenant another name.")]
    [InlineData("storage:\n  defaultTier", "storages:\n  defaultTier", "7: storages is not a known key. Did you mean storage?")]
    [InlineData(
        "costCenter: \"4100\"",
        "costCentre: \"4100\"",
        "2: tenants[analytics].costCenter is missing: a cost centre of at most 63 letters, digits, dots, dashes and underscores is expected. Add it.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error) =>
        Assert.Equal($"test.yaml:{error}", Read(In(written, instead)).Errors[0]);

    [Theory]
    [InlineData("defaultTier: fast", "defaultTier: scratch")]
    [InlineData("timeoutSeconds: 900", "timeoutSeconds: 3600")]
    [InlineData("tier: fast", "tier: standard")]
    [InlineData("replicas: 3", "replicas: 1")]
    [InlineData("workers: 50", "workers: 200")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) => Assert.Empty(Read(In(written, instead)).Errors);

    // "tier" ends "defaultTier" too, and "storage" is a key of several maps: what follows monitoring is meant.
    private static string In(string written, string instead)
    {
        var from = written.StartsWith("tier", StringComparison.Ordinal) ? All.IndexOf("monitoring:", StringComparison.Ordinal) : 0;
        return All[..from] + SettingsText.Edit(All[from..], written, instead);
    }

    private static (PlatformSettings Value, string[] Errors) Read(string yaml)
    {
        var errors = new SettingsErrors();
        var settings = PlatformSettingsReader.Read(SettingsText.Map(yaml), errors);
        return (settings, SettingsText.Shown(errors));
    }
}
