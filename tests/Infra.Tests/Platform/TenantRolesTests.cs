using System.Text.Json.Nodes;
using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class TenantRolesTests
{
    private const string Role = "kubernetes:rbac.authorization.k8s.io/v1:Role";
    private const string Binding = "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding";

    [Fact]
    public async Task Nothing_of_a_tenant_reaches_beyond_its_namespace() => Assert.DoesNotContain(
        (await EksRun.Shipped).Resources,
        resource => resource.Type.EndsWith(":ClusterRole", StringComparison.Ordinal)
            || resource.Type.EndsWith(":ClusterRoleBinding", StringComparison.Ordinal));

    [Fact]
    public async Task No_rule_has_a_wildcard() => Assert.All(await RulesAsync(), rule => Assert.All(
        ["apiGroups", "resources", "verbs"],
        part => Assert.DoesNotContain(Texts(rule[part]), text => text.Contains('*', StringComparison.Ordinal))));

    [Fact]
    public async Task No_one_can_raise_their_own_rights() => Assert.All(await RulesAsync(), rule =>
    {
        Assert.Empty(Texts(rule["verbs"]).Intersect(["escalate", "bind", "impersonate"]));
        Assert.DoesNotContain("rbac.authorization.k8s.io", Texts(rule["apiGroups"]));
        Assert.DoesNotContain(Texts(rule["resources"]), resource => resource is "serviceaccounts/token" or "pods/exec" or "pods/attach");
    });

    [Fact]
    public async Task No_one_reads_secrets() => Assert.All(
        (await RulesAsync()).Where(rule => Texts(rule["resources"]).Contains("secrets")),
        rule => Assert.Empty(Texts(rule["verbs"]).Intersect(["get", "list", "watch", "deletecollection"])));

    [Theory]
    [InlineData("resourcequotas")]
    [InlineData("limitranges")]
    [InlineData("networkpolicies")]
    [InlineData("serviceaccounts")]
    public async Task No_one_changes_the_bounds(string resource) => Assert.All(
        (await RulesAsync()).Where(rule => Texts(rule["resources"]).Contains(resource)),
        rule => Assert.Equal(["get", "list", "watch"], Texts(rule["verbs"])));

    [Theory]
    [InlineData("tenant-viewer", "pods", "list", true)]
    [InlineData("tenant-viewer", "pods/log", "get", false)]
    [InlineData("tenant-viewer", "sparkapplications", "create", false)]
    [InlineData("tenant-developer", "sparkapplications", "create", true)]
    [InlineData("tenant-developer", "pods/log", "get", true)]
    [InlineData("tenant-developer", "pods/portforward", "create", true)]
    [InlineData("tenant-developer", "pods", "delete", true)]
    [InlineData("tenant-developer", "pods", "create", false)]
    [InlineData("tenant-developer", "secrets", "create", false)]
    [InlineData("tenant-admin", "secrets", "create", true)]
    [InlineData("tenant-admin", "deployments", "create", true)]
    [InlineData("tenant-admin", "sparkapplications", "create", true)]
    [InlineData("spark-driver", "pods", "create", true)]
    [InlineData("spark-driver", "configmaps", "deletecollection", true)]
    [InlineData("spark-driver", "secrets", "get", false)]
    public async Task Each_role_may_what_its_holder_needs(string role, string resource, string verb, bool may)
    {
        var rules = (await EksRun.Shipped).One(Role, $"analytics-{role}")["rules"]!.AsArray();
        Assert.Equal(may, rules.Any(rule => Texts(rule!["resources"]).Contains(resource) && Texts(rule["verbs"]).Contains(verb)));
    }

    [Fact]
    public async Task The_driver_is_the_tenants_service_account()
    {
        var binding = (await EksRun.Shipped).One(Binding, "analytics-spark-driver");
        Assert.Equal(("Role", "spark-driver"), (binding.Text("roleRef.kind"), binding.Text("roleRef.name")));
        Assert.Equal(
            ("ServiceAccount", "spark", "analytics"),
            (binding.Text("subjects.0.kind"), binding.Text("subjects.0.name"), binding.Text("subjects.0.namespace")));
    }

    [Theory]
    [InlineData("analytics-tenant-admin", "analytics-leads")]
    [InlineData("analytics-tenant-developer", "analytics-engineers")]
    [InlineData("analytics-tenant-viewer", "finance-controllers")]
    public async Task Each_group_holds_the_role_that_the_settings_give_it(string name, string group)
    {
        var binding = (await EksRun.Shipped).One(Binding, name);
        Assert.Equal("Group", binding.Text("subjects.0.kind"));
        Assert.Equal(group, Assert.Single(binding["subjects"]!.AsArray())!["name"]!.ToString());
        Assert.EndsWith(binding.Text("roleRef.name")!, name, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> RulesAsync() =>
        [.. (await EksRun.Shipped).Of(Role).SelectMany(role => role["rules"]!.AsArray()).Select(rule => rule!)];

    private static string[] Texts(JsonNode? node) => [.. (node?.AsArray() ?? []).Select(item => item!.ToString())];
}
