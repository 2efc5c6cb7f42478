using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests;

/// <summary>A tenant's people can do what their strongest role there says, and nothing in another tenant's namespace.</summary>
[Collection(LiveTests.Name)]
public sealed class GroupRightsTests(LiveCluster cluster)
{
    [Fact]
    public Task Admins_start_pods_and_change_no_quota() => Check("tenant-admin", may: "create pods", mayNot: "update resourcequotas");

    [Fact]
    public Task Developers_start_applications_and_no_bare_pods() =>
        Check("tenant-developer", may: "create sparkapplications.sparkoperator.k8s.io", mayNot: "create pods", except: ["tenant-admin"]);

    [Fact]
    public Task Viewers_see_pods_and_delete_none() =>
        Check("tenant-viewer", may: "list pods", mayNot: "delete pods", except: ["tenant-admin", "tenant-developer"]);

    [Fact]
    public async Task No_one_reads_secrets()
    {
        foreach (var (tenant, group) in Bound(_ => true))
        {
            Assert.False(await Subject.MemberOf(group).MayAsync(cluster.Server, "get secrets", tenant.Name), $"{group} may read the secrets of {tenant}.");
        }
    }

    [Fact]
    public async Task No_one_sees_another_tenants_pods()
    {
        foreach (var (tenant, group) in Bound(_ => true))
        {
            Assert.True(await Subject.MemberOf(group).MaySoonAsync(cluster.Server, "list pods", tenant.Name), $"{group} may not list the pods of {tenant}.");
            foreach (var other in cluster.Plan.Tenants.Where(other => !other.Groups.Contains(group)))
            {
                Assert.False(
                    await Subject.MemberOf(group).MayAsync(cluster.Server, "list pods", other.Name), $"{group} of {tenant} may list the pods of {other}.");
            }
        }
    }

    /// <param name="role">The role that is tested.</param>
    /// <param name="may">What it gives.</param>
    /// <param name="mayNot">What it does not give.</param>
    /// <param name="except">Stronger roles: who has one of them as well is not asked.</param>
    private async Task Check(string role, string may, string mayNot, params string[] except)
    {
        var bound = Bound(roles => roles.Contains(role) && !roles.Intersect(except).Any()).ToList();
        Assert.SkipWhen(bound.Count == 0, $"No group of this stack has {role} as its strongest role.");
        foreach (var (tenant, group) in bound)
        {
            var member = Subject.MemberOf(group);
            Assert.True(await member.MaySoonAsync(cluster.Server, may, tenant.Name), $"{group} may not {may} in {tenant}.");
            Assert.False(await member.MayAsync(cluster.Server, mayNot, tenant.Name), $"{group} may {mayNot} in {tenant}.");
        }
    }

    private IEnumerable<(Tenant Tenant, string Group)> Bound(Func<IEnumerable<string>, bool> roles) =>
        cluster.Plan.Tenants.SelectMany(tenant => tenant.Groups.Where(group => roles(group)).Select(group => (tenant, group.Key)));
}
