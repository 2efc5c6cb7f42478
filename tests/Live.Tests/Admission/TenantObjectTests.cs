using System.Text.Json.Nodes;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Admission;

/// <summary>Who may change what is there in a tenant's namespace, beyond what a role can tell apart.</summary>
[Collection(LiveTests.Name)]
public sealed class TenantObjectTests(LiveCluster cluster)
{
    private const string Managed =
        "This ConfigMap belongs to the platform or to an add-on, and a program runs what is in it: "
        + "only an account that may read the secrets of the namespace changes or deletes it. "
        + "Change the settings of the platform, or use a ConfigMap of your own.";

    private const string NotSparks =
        "The service account spark changes and deletes only what Spark made, which has the label spark-app-selector. A person of the tenant can do the rest.";

    private const string External =
        "A service of a tenant has no externalIPs: every node would send traffic for these addresses to the tenant's pods (CVE-2020-8554). Remove externalIPs.";

    private static readonly JsonObject Edit = YamlObject.Parse("data: { more: a }");

    [Theory]
    [InlineData("{ app.kubernetes.io/managed-by: Helm }", true)]
    [InlineData("{ app.kubernetes.io/managed-by: strimzi-cluster-operator }", true)]
    [InlineData("{ cnpg.io/reload: '' }", true)]
    [InlineData("{ team: a }", false)]
    public Task A_developer_changes_the_ConfigMaps_of_the_team_only(string labels, bool isManaged) =>
        WithAsync("ConfigMap", labels, "data: { a: b }", async (map, tenant) =>
        {
            Answer[] answers =
            [
                await cluster.Server.MergeAsync(map, Edit, tenant.Developer()),
                await cluster.Server.DeleteAsync(map, tenant.Developer()),
                await cluster.Server.MergeAsync(map, YamlObject.Parse("metadata: { labels: null }"), tenant.Developer()),
            ];
            Assert.All(answers, answer =>
            {
                if (isManaged)
                {
                    Assert.Equal(Managed, answer.Refusal("spark-platform-config-maps"));
                }
                else
                {
                    answer.MustBeAccepted();
                }
            });
            (await cluster.Server.MergeAsync(map, Edit, Subject.Administrator)).MustBeAccepted();
        });

    [Fact]
    public async Task A_developer_changes_neither_the_platforms_ConfigMaps_nor_the_API_servers_certificate()
    {
        foreach (var name in new[] { "spark-defaults", "spark-platform", "kube-root-ca.crt" })
        {
            var tenant = cluster.Plan.Tenants[0];
            var map = Object(tenant, "ConfigMap", name, "{}", "{}");
            var answer = await Eventually.AskAsync(() => cluster.Server.MergeAsync(map, Edit, tenant.Developer()), answer => !answer.NotFound);
            Assert.Equal(Managed, answer.Refusal("spark-platform-config-maps"));
        }
    }

    [Theory]
    [InlineData("ConfigMap", "data: { a: b }")]
    [InlineData("Service", "spec: { ports: [{ port: 1 }] }")]
    [InlineData("PersistentVolumeClaim", "spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }")]
    public async Task Spark_changes_and_deletes_only_what_Spark_made(string kind, string body)
    {
        await WithAsync(kind, "{ team: a }", body, async (other, tenant) =>
        {
            var spark = Subject.ServiceAccount(tenant.Name, "spark");
            var label = YamlObject.Parse("metadata: { labels: { spark-app-selector: a } }");
            Assert.Equal(NotSparks, (await cluster.Server.MergeAsync(other, label, spark)).Refusal("spark-platform-spark-objects"));
            Assert.Equal(NotSparks, (await cluster.Server.DeleteAsync(other, spark)).Refusal("spark-platform-spark-objects"));
        });
        await WithAsync(kind, "{ spark-app-selector: spark-1 }", body, async (own, tenant) =>
        {
            var spark = Subject.ServiceAccount(tenant.Name, "spark");
            (await cluster.Server.MergeAsync(own, YamlObject.Parse("metadata: { annotations: { a: b } }"), spark)).MustBeAccepted();
            (await cluster.Server.DeleteAsync(own, spark)).MustBeAccepted();
        });
    }

    [Theory]
    [InlineData("dataSource: { kind: PersistentVolumeClaim, name: claim-a-person }")]
    [InlineData("dataSourceRef: { kind: PersistentVolumeClaim, name: claim-a-person }")]
    [InlineData("volumeName: released")]
    public async Task A_claim_that_Spark_makes_holds_no_data_of_another(string field)
    {
        var tenant = cluster.Plan.Tenants[0];
        var claim = Object(
            tenant,
            "PersistentVolumeClaim",
            "trial",
            "{}",
            $"spec: {{ accessModes: [ReadWriteOnce], resources: {{ requests: {{ storage: 1Gi }} }}, {field} }}");
        Assert.Equal(
            "A claim that the service account spark makes is new: with dataSource, dataSourceRef or "
            + "volumeName it would hold another claim's data. Remove them.",
            (await cluster.Server.CreateAsync(claim, Subject.ServiceAccount(tenant.Name, "spark"))).Refusal("spark-platform-spark-objects"));
    }

    [Fact]
    public async Task A_service_has_no_external_addresses()
    {
        var tenant = cluster.Plan.Tenants[0];
        var spec = "spec: { ports: [{ port: 1 }], externalIPs: [203.0.113.1] }";
        Assert.Equal(
            External,
            (await cluster.Server.CreateAsync(Object(tenant, "Service", "trial", "{}", spec), Subject.Administrator)).Refusal("spark-platform-services"));
        (await cluster.Server.CreateAsync(Object(tenant, "Service", "trial", "{}", "spec: { ports: [{ port: 1 }] }"), Subject.Administrator)).MustBeAccepted();
    }

    private static LayerObject Object(Tenant tenant, string kind, string name, string labels, string body) => new(
        YamlObject.Parse($"{{ apiVersion: v1, kind: {kind}, metadata: {{ name: {name}, namespace: {tenant.Name}, labels: {labels} }} }}").With(body));

    /// <summary>Makes an object of each tenant as the administrator, and removes it.</summary>
    private async Task WithAsync(string kind, string labels, string body, Func<LayerObject, Tenant, Task> check)
    {
        foreach (var tenant in cluster.Plan.Tenants)
        {
            var made = Object(tenant, kind, $"trial-{Guid.NewGuid():n}"[..14], labels, body);
            (await cluster.Server.CreateAsync(made, Subject.Administrator, dryRun: false)).MustBeAccepted();
            try
            {
                await check(made, tenant);
            }
            finally
            {
                await cluster.Server.DeleteAsync(made, Subject.Administrator, dryRun: false);
            }
        }
    }
}
