using System.Text.Json;
using Configuration;
using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class CatalogueReaderTests
{
    private const string Tenant = """
        name: analytics
        owner: data-analytics
        costCenter: "4100"
        guaranteed: { cpu: 8, memory: 64Gi }
        ceiling: { cpu: 64, memory: 256Gi }
        storage: 4Ti
        addOns:
          jupyter: { loginSecret: jupyter-login, people: 20, server: { cpu: 2, memory: 8Gi } }
          zeppelin: { loginSecret: zeppelin-login }
          kafka: { broker: { cpu: 2, memory: 8Gi } }
          postgresql: { instances: 2 }
          objectStore: { keysSecret: store-keys }
          charts:
            - name: superset
              chart: superset
              repository: https://apache.github.io/superset
              version: 0.15.0
              values: { replicas: 2, ratio: 0.5, on: true, none: null, names: [a, { b: c }] }
        """;

    [Fact]
    public void Nothing_is_on_unless_it_is_written()
    {
        var (tenant, errors) =
            SettingsText.Read(SettingsText.Edit(Tenant, Tenant[Tenant.IndexOf("addOns", StringComparison.Ordinal)..], ""), TenantSettingsReader.Read);
        Assert.Empty(errors);
        Assert.Empty(tenant.AddOns);
    }

    [Fact]
    public void Secrets_for_Spark_are_named_and_the_database_of_an_application_is_among_them()
    {
        var (tenant, errors) =
            SettingsText.Read(SettingsText.Edit(Tenant, "storage: 4Ti", "storage: 4Ti\nsparkSecrets: [postgresql-app, warehouse]"), TenantSettingsReader.Read);
        Assert.Empty(errors);
        Assert.Equal(["postgresql-app", "warehouse"], tenant.SparkSecrets);
    }

    [Fact]
    public void Every_add_on_is_read()
    {
        var (tenant, errors) = SettingsText.Read(Tenant, TenantSettingsReader.Read);
        Assert.Empty(errors);
        Assert.Equal(6, tenant.AddOns.Length);
        var jupyter = Assert.IsType<JupyterSettings>(tenant.AddOns[0]);
        Assert.Equal(("4.4.0", "generic-oauth", "jupyter-login", 20), (jupyter.Chart.Version, jupyter.Authenticator, jupyter.LoginSecret, jupyter.People));
        var zeppelin = Assert.IsType<ZeppelinSettings>(tenant.AddOns[1]);
        Assert.Equal(("docker.io/apache/zeppelin:0.12.1", "zeppelin-login"), (zeppelin.Image, zeppelin.LoginSecret));
        var kafka = Assert.IsType<KafkaSettings>(tenant.AddOns[2]);
        Assert.Equal((3, "4.3.1", "100Gi"), (kafka.Brokers, kafka.Version, kafka.Volume.Size.Text));
        var postgres = Assert.IsType<PostgreSqlSettings>(tenant.AddOns[3]);
        Assert.Equal((2, "20Gi"), (postgres.Instances, postgres.Volume.Size.Text));
        Assert.Equal("store-keys", Assert.IsType<TenantStoreSettings>(tenant.AddOns[4]).KeysSecret);
        var chart = Assert.IsType<NamedChartSettings>(tenant.AddOns[5]);
        Assert.Equal(new ChartSettings("superset", "https://apache.github.io/superset", "0.15.0", 600), chart.Chart);
        Assert.Equal("""{"names":["a",{"b":"c"}],"on":true,"ratio":0.5,"replicas":2}""", JsonSerializer.Serialize(chart.Values));
    }

    [Theory]
    [InlineData("kafka: {", "kafkas: {", "10: addOns.kafkas is not a known key. Did you mean kafka?")]
    [InlineData(
        "objectStore: { keysSecret: store-keys }",
        "minio: {}",
        "12: addOns.minio is not in the catalogue: its repository was archived in April 2026, and its server gets no more fixes. "
        + "Write objectStore, which is S3-compatible, too.")]
    [InlineData(
        "version: 0.15.0",
        "version: ^0.15",
        "17: addOns.charts[superset].version is \"^0.15\", but an exact version such as 2.5.2 is expected. Ranges and \"latest\" are refused: "
        + "the same settings must always install the same thing.")]
    [InlineData(
        "name: superset",
        "name: kafka",
        "14: addOns.charts[kafka].name is kafka, which another chart or an add-on of the catalogue has already. Choose another.")]
    [InlineData(
        "repository: https",
        "repository: http",
        "16: addOns.charts[superset].repository is \"http://apache.github.io/superset\", but "
        + "a chart repository's address that starts with https:// or oci:// is expected.")]
    [InlineData(
        "jupyter: { loginSecret: jupyter-login,",
        "jupyter: {",
        "8: addOns.jupyter.loginSecret is missing: a name of at most 40 lower-case letters, digits "
        + "and dashes that starts with a letter and ends with a letter or digit is expected. Add it.")]
    [InlineData(
        "people: 20",
        "authenticator: dummy",
        "8: addOns.jupyter.authenticator is \"dummy\", but one of auth0, azuread, bitbucket, "
        + "generic-oauth, github, gitlab, globus, google, okpy, openshift is expected.")]
    [InlineData(
        "people: 20",
        "image: jupyter:latest",
        "8: addOns.jupyter.image is \"jupyter:latest\", but an image with an exact tag or a digest, such as quay.io/team/image:1.2.3 is expected. "
        + "Without one, or with \"latest\", the same settings would not always run the same thing.")]
    [InlineData(
        "people: 20",
        "people: 20, home: { tier: shared }",
        "8: addOns.jupyter.home.tier is shared, but a service needs block storage that is kept. Write standard or fast.")]
    [InlineData(
        "people: 20",
        "people: 20, home: { size: 512Mi }",
        "8: addOns.jupyter.home.size is 512Mi, less than 1Gi, the smallest volume that a tenant may have. Raise it.")]
    [InlineData(
        "kafka: {",
        "kafka: { brokers: 2,",
        "10: addOns.kafka.brokers is 2, but 1, 3 or 5 is expected. Controllers decide by majority, so an even number bears no more failures.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 700Gi",
        "6: storage is 700Gi, less than the 704Gi of the tenant's volumes (workspace 100Gi, addOns.jupyter 4Gi, "
        + "addOns.jupyter.home 200Gi, addOns.zeppelin.notebooks 10Gi, addOns.kafka.volume 300Gi, "
        + "addOns.postgresql.volume 40Gi, addOns.objectStore.volume 50Gi). Raise it, or make them smaller.")]
    [InlineData("storage: 4Ti", "storage: 4Ti\nvolumes: 28", "7: volumes is 28, less than the 29 volumes that the tenant has from the start. Raise it.")]
    [InlineData("cpu: 64", "cpu: 53", "5: ceiling.cpu is 53, less than the 53.1 cores of the tenant's add-ons. Raise it, or make them smaller or fewer.")]
    [InlineData(
        "memory: 256Gi",
        "memory: 202Gi",
        "5: ceiling.memory is 202Gi, less than the 202.25Gi of the tenant's add-ons. Raise it, or make them smaller or fewer.")]
    [InlineData("storage: 4Ti", "storage: 4Ti\npods: 30", "7: pods is 30, less than the 31 pods of the tenant's add-ons. Raise it, or make them fewer.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nlargestContainer: { memory: 7Gi }",
        "7: largestContainer.memory is 7Gi, less than addOns.jupyter.server.memory, which is 8Gi. Raise it, or lower that.",
        "7: largestContainer.memory is 7Gi, less than addOns.zeppelin.server.memory, which is 8Gi. Raise it, or lower that.",
        "7: largestContainer.memory is 7Gi, less than addOns.kafka.broker.memory, which is 8Gi. Raise it, or lower that.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nsparkSecrets: [warehouse, hub]",
        "7: sparkSecrets has hub, which holds the logins or keys of an add-on: every application could read it. Remove it.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nsparkSecrets: [warehouse, jupyter-login]",
        "7: sparkSecrets has jupyter-login, which holds the logins or keys of an add-on: every application could read it. Remove it.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nsparkSecrets: [warehouse, store-keys]",
        "7: sparkSecrets has store-keys, which holds the logins or keys of an add-on: every application could read it. Remove it.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nsparkSecrets: [warehouse, postgresql-ca]",
        "7: sparkSecrets has postgresql-ca, which holds the logins or keys of an add-on: every application could read it. Remove it.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nsparkSecrets: [warehouse, kafka-cluster-ca]",
        "7: sparkSecrets has kafka-cluster-ca, which holds the logins or keys of an add-on: every application could read it. Remove it.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4Ti\nsparkSecrets: [a_b]",
        "7: sparkSecrets[0] is \"a_b\", but a name of at most 40 lower-case letters, digits and dashes "
        + "that starts with a letter and ends with a letter or digit is expected. Write a-b.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, params string[] errors) =>
        Assert.Equal(
            errors.Select(error => $"test.yaml:{error}"), SettingsText.Read(SettingsText.Edit(Tenant, written, instead), TenantSettingsReader.Read).Errors);

    [Theory]
    [InlineData("storage: 4Ti", "storage: 704Gi")]
    [InlineData("cpu: 64", "cpu: 53100m")]
    [InlineData("storage: 4Ti", "storage: 4Ti\npods: 31")]
    [InlineData("name: superset", "name: redis")]
    [InlineData("people: 20", "people: 20, image: \"registry.example:5000/notebook:1\"")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) =>
        Assert.Empty(SettingsText.Read(SettingsText.Edit(Tenant, written, instead), TenantSettingsReader.Read).Errors);

    [Fact]
    public void A_secret_is_no_value_of_a_chart()
    {
        var errors = new SettingsErrors();
        var at = new Location("test.yaml", 7);
        var values = new YamlMapping(at, [new("values", at, new YamlMapping(at, [new("password", at, new YamlScalar(at, "hush", "hush", IsSecret: true))]))]);
        Assert.Empty(new MapReader(values, "chart", errors).Free("values", ""));
        Assert.Equal(
            [
                "test.yaml:7: chart.values.password is a secret, but a chart's values are kept as plain text. "
                + "Put it into a Secret of the namespace, and name that.",
            ],
            SettingsText.Shown(errors));
    }

    [Fact]
    public void An_operator_is_on_where_a_tenant_needs_it_or_the_settings_say_so()
    {
        var tenant = SettingsText.Read(Tenant, TenantSettingsReader.Read).Value;
        var none = tenant with { AddOns = [] };
        Assert.False(Catalogue("{}", none).Any);
        Assert.Equal(
            [("strimzi", "1.2.0", "strimzi"), ("cloudNativePg", "0.29.0", "cnpg-system")],
            Catalogue("{}", none, tenant).Operators.Select(on => (on.Key, on.Chart.Version, on.Namespace)));
        Assert.Equal("1.20.6", Assert.Single(Catalogue("rookCeph: { enabled: true }", none).Operators).Chart.Version);
        Assert.Equal("strimzi", Assert.Single(Catalogue("strimzi: { enabled: true }", none).Operators).Key);
    }

    [Theory]
    [InlineData(
        "strimzi: { chart: { version: 1.x } }",
        "test.yaml:1: strimzi.chart.version is \"1.x\", but an exact version such as 2.5.2 is expected. Ranges and \"latest\" are refused: "
        + "the same settings must always install the same thing.")]
    [InlineData("strimsi: {}", "test.yaml:1: strimsi is not a known key. Did you mean strimzi?")]
    [InlineData("page: { replicas: 3, mostReplicas: 2 }", "test.yaml:1: page.mostReplicas is 2, less than replicas, which is 3. Raise it.")]
    public void A_mistake_in_the_catalogue_is_refused(string yaml, string error) =>
        Assert.Equal([error], SettingsText.Read(yaml, map => CatalogueReader.Read(map, [])).Errors);

    [Fact]
    public void Operators_have_namespaces_of_their_own()
    {
        var files = new ProjectFiles().InPlatform("page: { enabled: false }", "page: { enabled: true, namespace: monitoring }");
        Assert.Equal(
            [
                $"stacks/platform.yaml:{files.Line("page: { enabled")}: catalogue.page.namespace is monitoring, "
                + "which monitoring uses already. Give each its own.",
            ],
            files.Errors());
    }

    private static CatalogueSettings Catalogue(string yaml, params TenantSettings[] tenants) =>
        SettingsText.Read(yaml, map => CatalogueReader.Read(map, [.. tenants])).Value;
}
