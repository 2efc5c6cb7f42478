using Live.Tests.Plans;

namespace Live.Tests.Offline;

public sealed class LayerPlanTests
{
    [Fact]
    public void The_platforms_objects_are_read_in_the_plans_order() =>
        Assert.Equal(
            ["StorageClass fast", "Namespace analytics", "ConfigMap analytics/facts"], LayerPlan.Read(PlanText.Small).Objects.Select(one => one.ToString()));

    [Fact]
    public void Every_object_says_its_version_and_kind() =>
        Assert.Equal(
            ["storage.k8s.io/v1 StorageClass", "v1 Namespace", "v1 ConfigMap"],
            LayerPlan.Read(PlanText.Small).Objects.Select(one => $"{one.Body["apiVersion"]} {one.Body["kind"]}"));

    /// <summary>A cluster without the chart does not know its kinds.</summary>
    [Fact]
    public void What_is_of_a_kind_that_a_chart_brings_is_left_out()
    {
        var plan = LayerPlan.Read(PlanText.Of(
            ("kubernetes:core/v1:Namespace", """{"metadata":{"name":"a"}}"""),
            ("kubernetes:networking.k8s.io/v1:NetworkPolicy", """{"metadata":{"name":"b","namespace":"a"}}"""),
            ("kubernetes:monitoring.coreos.com/v1:PodMonitor", """{"metadata":{"name":"c","namespace":"a"}}""")));

        Assert.Equal(["Namespace a", "NetworkPolicy a/b"], plan.Objects.Select(made => made.ToString()));
    }

    [Fact]
    public void Helm_releases_are_left_out_and_named()
    {
        var plan = LayerPlan.Read(PlanText.Of(("kubernetes:core/v1:Namespace", """{"metadata":{"name":"a"}}"""), ("kubernetes:helm.sh/v3:Release", "{}")));

        Assert.Equal(["name"], plan.Releases);
        Assert.Equal(["Namespace a"], plan.Objects.Select(one => one.ToString()));
    }

    [Fact]
    public void Unknowns_and_secrets_have_stand_ins()
    {
        const string secret = """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:abc"}""";
        var inputs = $$"""{"metadata":{"name":"a","namespace":"b"},"stringData":{"known":"{{PlanText.Unknown}}/x","hidden":{{secret}} } }""";

        var plan = LayerPlan.Read(PlanText.Of(("kubernetes:core/v1:Secret", inputs)));

        Assert.Equal("""{"known":"unknown/x","hidden":"dummy"}""", plan.Objects[0].Body["stringData"]!.ToJsonString());
    }

    [Fact]
    public void A_name_that_is_not_known_yet_is_refused()
    {
        var plan = PlanText.Of(
            (
                "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
                $$"""{"metadata":{"name":"a","namespace":"b"},"subjects":[{"name":"{{PlanText.Unknown}}"}]}"""));

        Assert.Equal(
            "The plan leaves a name in RoleBinding b/a unknown until the stack is deployed, and these tests ask about names. "
            + "Choose another stack with INFRA_TEST_STACK.",
            Assert.Throws<InvalidDataException>(() => LayerPlan.Read(plan)).Message);
    }

    [Fact]
    public void A_plan_without_a_platform_is_refused() => Assert.Throws<InvalidDataException>(() => LayerPlan.Read(PlanText.Of()));

    /// <summary>The one that is applied unless another is named.</summary>
    [Fact]
    public async Task The_example_for_a_laptop_has_all_that_the_tests_ask_about()
    {
        var plan = await StackOnDisk.PlanAsync(LiveSettings.DefaultStack);

        Assert.Equal(["spark-history", "scheduling", "monitoring", "analytics", "data-science", "streaming", "spark-operator"], plan.Namespaces);
        Assert.Equal(["yunikorn", "kube-prometheus-stack", "spark-operator"], plan.Releases);
        var analytics = plan.Tenants[0];
        Assert.Equal(
            ("analytics", "restricted", 2m, 4m, "quota"), (analytics.Name, analytics.PodSecurity, analytics.LargestCpu, analytics.CeilingCpu, analytics.Quota));
        Assert.Equal(["tenant-viewer"], analytics.Groups["finance-controllers"]);
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_named() => Assert.Equal(
        "INFRA_TEST_STACK is moon, but there is neither stacks/Pulumi.moon.yaml nor an example of that name in stacks/examples.",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => StackOnDisk.PlanAsync("moon"))).Message);
}
