using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class TenantTests
{
    private const string Tenant = "spark-platform:platform:Tenant";

    [Theory]
    [InlineData("analytics", "tenant-admin tenant-developer tenant-viewer")]
    [InlineData("data-science", "tenant-admin tenant-developer")]
    [InlineData("streaming", "tenant-admin tenant-developer")]
    public async Task Each_tenant_gets_exactly_its_objects(string tenant, string bound)
    {
        var run = await EksRun.Shipped;
        string[] expected =
        [
            $"Namespace {tenant}",
            "ResourceQuota quota", "ResourceQuota priorities",
            "LimitRange limits",
            "ServiceAccount spark",
            "ConfigMap spark-defaults", "ConfigMap spark-placement", "ConfigMap spark-platform",
            "PersistentVolumeClaim workspace",
            "Role spark-driver", "Role tenant-admin", "Role tenant-developer", "Role tenant-viewer",
            "RoleBinding spark-driver", .. bound.Split(' ').Select(role => $"RoleBinding {role}"),
            "NetworkPolicy default-deny", "NetworkPolicy allow-dns", "NetworkPolicy allow-spark", "NetworkPolicy allow-metrics",
            "NetworkPolicy allow-api-server", "NetworkPolicy allow-pod-identity", "NetworkPolicy allow-object-store",
            "PodDisruptionBudget spark-drivers",
        ];
        var objects = run.Below(run.One(Tenant, tenant));
        Assert.Equal(expected.Order(StringComparer.Ordinal), objects.Select(o => $"{o.Type.Split(':')[^1]} {o.ObjectName}").Order(StringComparer.Ordinal));
        Assert.All(objects.Where(o => o.ObjectName != tenant), o => Assert.Equal(tenant, o.Namespace));
    }

    [Fact]
    public async Task A_tenant_without_groups_binds_its_driver_only()
    {
        var run = await EksRun.OfAsync(new ProjectFiles()
            .InPlatform("    groups:\n      admins: [science-leads]\n      developers: [scientists]\n", "")
            .InStack(
                "      science-leads: ['arn:aws:iam::123456789012:role/science-leads']\n      scientists: ['arn:aws:iam::123456789012:role/scientists']\n",
                ""));
        Assert.Equal(
            ["spark-driver"],
            run.Below(run.One(Tenant, "data-science")).Where(o => o.Type.EndsWith(":RoleBinding", StringComparison.Ordinal)).Select(o => o.ObjectName));
    }

    [Fact]
    public async Task The_quota_is_the_ceiling_and_not_the_guarantee()
    {
        var run = await EksRun.Shipped;
        Assert.All(run.Settings.Platform.Tenants, tenant =>
        {
            var hard = run.One("kubernetes:core/v1:ResourceQuota", $"{tenant.Name}-quota")["spec.hard"]!.AsObject();
            Assert.Equal(
                new Dictionary<string, string>
                {
                    ["requests.cpu"] = tenant.Ceiling.Cpu.Text,
                    ["requests.memory"] = tenant.Ceiling.Memory.Text,
                    ["limits.memory"] = tenant.Ceiling.Memory.Text,
                    ["requests.nvidia.com/gpu"] = "0",
                    ["requests.storage"] = tenant.Storage.Text,
                    ["persistentvolumeclaims"] = $"{tenant.Volumes}",
                    ["pods"] = $"{tenant.Pods}",
                    ["services.loadbalancers"] = "0",
                    ["services.nodeports"] = "0",
                },
                hard.ToDictionary(bound => bound.Key, bound => bound.Value!.ToString()));
        });
    }

    [Fact]
    public async Task A_container_is_bounded_by_the_largest_one()
    {
        var limits = (await EksRun.Shipped).One("kubernetes:core/v1:LimitRange", "analytics-limits");
        Assert.Equal(("32", "240Gi"), (limits.Text("spec.limits.0.max.cpu"), limits.Text("spec.limits.0.max.memory")));
        Assert.Equal(("1Gi", "4Ti"), (limits.Text("spec.limits.1.min.storage"), limits.Text("spec.limits.1.max.storage")));
    }

    /// <summary>Kubernetes refuses a LimitRange whose default request is above its default, or its default above its maximum.</summary>
    [Theory]
    [InlineData("cpu: 32, memory: 240Gi")]
    [InlineData("cpu: 100m, memory: 1Gi")]
    [InlineData("cpu: 250m, memory: 512Mi")]
    [InlineData("cpu: 50m, memory: 100Mi")]
    public async Task Default_bounds_are_within_the_largest_container(string largest)
    {
        var run = await EksRun.WithPlatformAsync("cpu: 32, memory: 240Gi", largest);
        var container = run.One("kubernetes:core/v1:LimitRange", "analytics-limits")["spec.limits"]![0]!;
        Assert.All(["cpu", "memory"], resource =>
        {
            var (request, usual, most) = (Amount("defaultRequest"), Amount("default"), Amount("max"));
            Assert.True(request <= usual && usual <= most, $"{resource}: {request}, {usual} and {most} must not fall.");

            Quantity Amount(string bound) => Quantity.Parse(container[bound]![resource]!.ToString());
        });
    }

    [Theory]
    [InlineData("analytics", "standard", "ReadWriteOnce", "500Gi")]
    [InlineData("data-science", "shared", "ReadWriteMany", "1Ti")]
    [InlineData("streaming", "fast", "ReadWriteOnce", "200Gi")]
    public async Task The_workspace_is_made_of_its_tier(string tenant, string tier, string mode, string size)
    {
        var run = await EksRun.Shipped;
        var claim = run.One("kubernetes:core/v1:PersistentVolumeClaim", $"{tenant}-workspace");
        Assert.Equal(($"spark-{tier}", size), (claim.Text("spec.storageClassName"), claim.Text("spec.resources.requests.storage")));
        Assert.Equal([mode], claim.Texts("spec.accessModes"));
        Assert.Contains(tier, await claim.DependsOnAsync());
    }

    [Fact]
    public async Task Its_other_volumes_are_made_of_their_tiers()
    {
        var run = await EksRun.WithPlatformAsync(
            "workspace: { size: 500Gi, tier: standard }",
            "workspace: { size: 500Gi, tier: standard }\n    shared: { size: 300Gi }\n    claims: [{ name: models, size: 50Gi, tier: fast, accessMode: "
            + "readWriteOncePod }]");
        var claims = run.Of("kubernetes:core/v1:PersistentVolumeClaim").Where(claim => claim.Namespace == "analytics");
        Assert.Equal(
            ["models spark-fast ReadWriteOncePod 50Gi", "shared spark-shared ReadWriteMany 300Gi", "workspace spark-standard ReadWriteOnce 500Gi"],
            from claim in claims.OrderBy(claim => claim.ObjectName, StringComparer.Ordinal)
            let modes = string.Join(',', claim.Texts("spec.accessModes"))
            select $"{claim.ObjectName} {claim.Text("spec.storageClassName")} {modes} {claim.Text("spec.resources.requests.storage")}");
        Assert.Equal("shared", run.One("kubernetes:core/v1:ConfigMap", "analytics-facts").Text("data.shared-volume"));
        Assert.Null(run.One("kubernetes:core/v1:ConfigMap", "streaming-facts").Text("data.shared-volume"));
    }

    [Theory]
    [InlineData("restricted")]
    [InlineData("baseline")]
    public async Task Pods_are_held_to_the_level_of_the_settings(string level)
    {
        var run = await EksRun.WithPlatformAsync("pods: 1000", $"pods: 1000\n    podSecurity: {level}");
        var labels = run.One("kubernetes:core/v1:Namespace", "analytics")["metadata.labels"]!;
        Assert.Equal(
            (level, "v1.35"), (labels["pod-security.kubernetes.io/enforce"]!.ToString(), labels["pod-security.kubernetes.io/enforce-version"]!.ToString()));
        Assert.Equal("restricted", labels["pod-security.kubernetes.io/warn"]!.ToString());
    }

    [Fact]
    public async Task Everything_of_a_tenant_says_whose_it_is_and_who_pays()
    {
        var run = await EksRun.Shipped;
        Assert.All(run.Below(run.One(Tenant, "analytics")), o =>
        {
            var labels = o["metadata.labels"]!;
            Assert.Equal(
                ("analytics", "4100", "spark", "pulumi"),
                (
                    labels["spark-platform/tenant"]!.ToString(),
                    labels["spark-platform/cost-center"]!.ToString(),
                    labels["spark-platform/cluster"]!.ToString(),
                    labels["app.kubernetes.io/managed-by"]!.ToString()));
        });
    }

    [Fact]
    public async Task An_application_finds_what_it_has_to_know()
    {
        var facts = (await EksRun.Shipped).One("kubernetes:core/v1:ConfigMap", "analytics-facts");
        Assert.Equal("s3a://spark-data-123456789012-eu-central-1/analytics/", facts.Text("data.data"));
        Assert.Equal("s3a://spark-data-123456789012-eu-central-1/spark-events/analytics/", facts.Text("data.event-log"));
        Assert.Equal("123456789012.dkr.ecr.eu-central-1.amazonaws.com/spark/spark", facts.Text("data.image-repository"));
        Assert.Equal("spark", facts.Text("data.service-account"));
    }

    [Fact]
    public async Task No_key_is_kept_where_the_cloud_knows_identities() =>
        Assert.Empty((await EksRun.Shipped).Of("kubernetes:core/v1:Secret"));

    [Fact]
    public async Task The_service_account_waits_for_its_identity() =>
        Assert.Contains("spark-tenant-analytics", await (await EksRun.Shipped).One("kubernetes:core/v1:ServiceAccount", "analytics-spark").DependsOnAsync());

    [Fact]
    public async Task The_namespace_says_what_Sparks_pods_may_mount()
    {
        var files = new StackFiles("Pulumi.onprem.yaml")
            .InPlatform("    pods: 300", "    pods: 300\n    sparkSecrets: [warehouse]\n    shared: { size: 1Gi }\n    claims: [{ name: models, size: 1Gi }]");
        var annotations = (await StackRun.OfAsync(files)).One("kubernetes:core/v1:Namespace", "streaming")["metadata.annotations"]!;
        Assert.Equal(
            ("workspace,shared,models", "object-store,warehouse"),
            (annotations["spark-platform/spark-claims"]!.ToString(), annotations["spark-platform/spark-secrets"]!.ToString()));
    }
}
