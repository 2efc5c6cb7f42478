using Live.Tests.Cluster;

namespace Live.Tests;

/// <summary>A tenant's service account can do in its namespace what Spark needs, and nothing elsewhere.</summary>
[Collection(LiveTests.Name)]
public sealed class SparkRightsTests(LiveCluster cluster)
{
    private static readonly string[] Needed =
    [
        "create pods", "get pods", "list pods", "watch pods", "delete pods", "deletecollection pods",
        "create configmaps", "get configmaps", "delete configmaps",
        "create services", "get services", "delete services",
        "create persistentvolumeclaims", "list persistentvolumeclaims", "delete persistentvolumeclaims",
    ];

    /// <summary>Rights that would lead out of the account's bounds: to others' keys and identities, to more than its share, to more rights.</summary>
    private static readonly string[] NotThere =
    [
        "get secrets", "list secrets", "create secrets", "create pods/exec", "create serviceaccounts", "create serviceaccounts/token",
        "update resourcequotas", "delete limitranges", "delete networkpolicies.networking.k8s.io",
        "create roles.rbac.authorization.k8s.io", "create rolebindings.rbac.authorization.k8s.io",
    ];

    private static readonly string[] NotInTheCluster =
    [
        "list pods", "get secrets", "list nodes", "list namespaces", "create namespaces", "create persistentvolumes", "create storageclasses.storage.k8s.io",
        "list clusterroles.rbac.authorization.k8s.io", "create clusterrolebindings.rbac.authorization.k8s.io",
    ];

    [Fact]
    public Task In_its_own_namespace_Spark_may_do_what_it_needs() => InEveryTenant(async (tenant, spark) =>
    {
        foreach (var right in Needed)
        {
            Assert.True(await spark.MaySoonAsync(cluster.Server, right, tenant), $"Spark of {tenant} may not {right}.");
        }
    });

    [Fact]
    public Task In_its_own_namespace_Spark_may_do_no_more() => InEveryTenant((tenant, spark) => MayNot(spark, NotThere, tenant));

    [Fact]
    public Task In_any_other_namespace_Spark_may_do_nothing_of_it() => InEveryTenant(async (tenant, spark) =>
    {
        foreach (var other in cluster.Plan.Namespaces.Append("kube-system").Append("default").Where(name => name != tenant))
        {
            await MayNot(spark, [.. Needed, .. NotThere], other);
        }
    });

    [Fact]
    public Task In_the_whole_cluster_Spark_may_do_nothing() => InEveryTenant((_, spark) => MayNot(spark, NotInTheCluster, null));

    private async Task MayNot(Subject spark, IReadOnlyList<string> rights, string? where)
    {
        foreach (var right in rights)
        {
            Assert.False(await spark.MayAsync(cluster.Server, right, where), $"{spark.User} may {right} in {where ?? "the whole cluster"}.");
        }
    }

    private async Task InEveryTenant(Func<string, Subject, Task> check)
    {
        foreach (var tenant in cluster.Plan.Tenants.Select(tenant => tenant.Name))
        {
            var spark = Subject.ServiceAccount(tenant, "spark");

            // A "no" says something only once the "yes" is in force.
            Assert.True(await spark.MaySoonAsync(cluster.Server, "create pods", tenant), $"The rights of Spark of {tenant} are not in force.");
            await check(tenant, spark);
        }
    }
}
