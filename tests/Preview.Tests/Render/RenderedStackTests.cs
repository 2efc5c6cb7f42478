using Preview.Plans;
using Preview.Render;
using static Preview.Tests.Support.LayerPlans;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Render;

public sealed class RenderedStackTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    [Fact]
    public void An_object_has_the_order_in_which_people_write_it()
    {
        var pod = Object(
            "a", "kubernetes:apps/v1:Deployment", "web", "team",
            ("spec", Map(("containers", new PlanList([Map(("image", Of("i")), ("args", new PlanList([Of("1")])), ("name", Of("main")))])), ("replicas", new PlanNumber(2)))),
            ("automount", new PlanBool(true)));
        pod = pod with { Inputs = Map([.. pod.Inputs.Where(input => input.Key != "metadata").Select(input => (input.Key, input.Value)), ("metadata", Map(("annotations", Map(("z", Of("1")))), ("labels", Map(("name", Of("x")), ("app", Of("y")))), ("namespace", Of("team")), ("name", Of("web")), ("finalizers", new PlanList([Of("f")]))))]) };
        Assert.Equal(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: team
              labels:
                app: "y"
                name: x
              annotations:
                z: "1"
              finalizers:
                - f
            spec:
              containers:
                - name: main
                  args:
                    - "1"
                  image: i
              replicas: 2
            automount: true

            """.ReplaceLineEndings("\n"),
            Text(Render(pod), "team/deployment-web.yaml"));
    }

    [Theory]
    [InlineData("kubernetes:core/v1:ConfigMap", "v1")]
    [InlineData("kubernetes:karpenter.sh/v1:NodePool", "karpenter.sh/v1")]
    public void What_it_is_follows_from_the_type(string type, string version) =>
        Assert.StartsWith($"apiVersion: {version}\nkind: {type.Split(':')[2]}\n", Render(Object("a", type, "x", null)).Files[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Paths_are_unique_and_the_same_on_every_stack()
    {
        string[] Paths(string stack) => [.. RenderedStack.Of(Plan(
            stack,
            Object(stack, "kubernetes:core/v1:ConfigMap", "Settings", "team"),
            Object(stack, "kubernetes:core/v1:ConfigMap", "other", "elsewhere"),
            Object(stack, "kubernetes:core/v1:Namespace", "team", null),
            Object(stack, "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "system:../a b", null),
            Object(stack, "kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", "team"),
            Object(stack, "kubernetes:crd.example.com/v1:NetworkPolicy", "deny", "team"),
            Named(stack, "one"),
            Named(stack, "two"),
            Object(stack, Release, "chart", null, ("chart", Of("c"))),
            new PlanResource { Urn = Urn.Create(stack, "shop", Stack(stack), "kubernetes:core/v1:Namespace", "loose"), Custom = true, Type = "kubernetes:core/v1:Namespace", Parent = Stack(stack) },
            new PlanResource { Urn = Urn.Create(stack, "shop", Platform(stack), "kubernetes:core/v1:Namespace", "top"), Custom = true, Type = "kubernetes:core/v1:Namespace", Parent = Platform(stack) })).Files.Select(file => file.Path)];

        // Two objects that are one for the cluster; the program knows them apart.
        static PlanResource Named(string stack, string name) => Object(stack, "kubernetes:core/v1:Secret", "same", "team") with { Urn = Urn.Create(stack, "shop", Layer(stack), "kubernetes:core/v1:Secret", name) };

        var paths = Paths("a");
        Assert.Equal(paths.Length, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(paths, Paths("another"));
        Assert.Equal(
            [
                "order.txt", "platform/namespace-top.yaml", "stack/namespace-loose.yaml", "team/chart/release.yaml", "team/chart/values.yaml",
                "team/clusterrole-system_.._a_b.yaml", "team/configmap-settings.yaml", "team/elsewhere/configmap-other.yaml", "team/namespace-team.yaml",
                "team/networkpolicy-deny.crd.example.com.yaml", "team/networkpolicy-deny.networking.k8s.io.yaml", "team/secret-same.one.yaml", "team/secret-same.two.yaml",
            ],
            paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_unknown_says_what_it_waits_for()
    {
        var key = new PlanResource() { Urn = Urn.Create("a", "shop", Cluster("a"), "aws:kms/key:Key", "data"), Custom = true, Type = "aws:kms/key:Key", Parent = Cluster("a") };
        var role = new PlanResource() { Urn = Urn.Create("a", "shop", Cluster("a"), "aws:iam/role:Role", "team"), Custom = true, Type = "aws:iam/role:Role", Parent = Cluster("a") };
        var settings = Object("a", "kubernetes:core/v1:ConfigMap", "settings", "team", ("data", Map(("key", PlanUnknown.String), ("list", new PlanList([new PlanUnknown(UnknownKind.Map)])))), ("other", PlanUnknown.String)) with
        {
            Dependencies = [role.Urn, key.Urn],
            PropertyDependencies = PlanResource.NoDependencies.Add("data", [key.Urn]),
        };
        var alone = Object("a", "kubernetes:core/v1:ConfigMap", "alone", "team", ("data", Map(("key", PlanUnknown.String))));
        var rendering = Render(key, role, settings, alone);
        var text = Text(rendering, "team/configmap-settings.yaml");
        Assert.Contains("  key: \"<known after apply: Key data>\"\n  list:\n    - \"<known after apply: Key data>\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\nother: \"<known after apply: Key data, Role team>\"\n", text, StringComparison.Ordinal);
        Assert.Contains("  key: \"<known after apply>\"\n", Text(rendering, "team/configmap-alone.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_not_written_and_leave_a_Secret_that_can_be_applied()
    {
        var rendering = Render(
            Object("a", "kubernetes:core/v1:Secret", "whole", "team", ("stringData", PlanSecret.Of(Map(("user", Of("hunter2")))))),
            Object("a", "kubernetes:core/v1:Secret", "single", "team", ("data", Map(("user", PlanSecret.Of(Of("hunter2"))), ("open", Of("aHVudGVyMg=="))))),
            Object("a", "kubernetes:core/v1:Secret", "nothing", "team", ("stringData", PlanSecret.Of(PlanUnknown.String))),
            Object("a", "kubernetes:core/v1:ConfigMap", "map", "team", ("data", Map(("user", PlanSecret.Of(Map(("deep", Of("hunter2")))))))),
            Object("a", Release, "chart", "team", ("chart", Of("c")), ("values", PlanSecret.Of(Map(("password", Of("hunter2")))))),
            Object("a", Release, "chart2", "team", ("chart", Of("c")), ("values", Map(("password", PlanSecret.Of(Of("hunter2"))))), ("repositoryOpts", Map(("repo", Of("https://charts.example.com")), ("password", PlanSecret.Of(Of("hunter2")))))));
        Assert.All(rendering.Files, file => Assert.DoesNotContain("hunter2", file.Text, StringComparison.Ordinal));
        Assert.All(rendering.Files, file => Assert.DoesNotContain("aHVudGVyMg", file.Text, StringComparison.Ordinal));
        Assert.EndsWith("stringData:\n  user: \"<secret>\"\n", Text(rendering, "team/secret-whole.yaml"), StringComparison.Ordinal);
        Assert.EndsWith("stringData:\n  open: \"<secret>\"\n  user: \"<secret>\"\n", Text(rendering, "team/secret-single.yaml"), StringComparison.Ordinal);
        Assert.EndsWith("stringData: {}\n", Text(rendering, "team/secret-nothing.yaml"), StringComparison.Ordinal);
        Assert.EndsWith("data:\n  user: \"<secret>\"\n", Text(rendering, "team/configmap-map.yaml"), StringComparison.Ordinal);
        Assert.Equal("password: \"<secret>\"\n", Text(rendering, "team/chart2/values.yaml"));
    }

    [Fact]
    public void Everything_comes_after_what_it_needs()
    {
        var late = Object("a", "kubernetes:core/v1:ConfigMap", "a-first-by-name", "team");
        var early = Object("a", "kubernetes:core/v1:Namespace", "z-last-by-name", null);
        var chart = Object("a", Release, "chart", null, ("chart", Of("c"))) with { Dependencies = [late.Urn] };
        var rendering = Render(chart, late with { Dependencies = [early.Urn] }, early);
        Assert.Equal("team/namespace-z-last-by-name.yaml\nteam/configmap-a-first-by-name.yaml\nteam/chart/release.yaml\n", Text(rendering, "order.txt"));
    }

    [Fact]
    public void Only_objects_of_Kubernetes_that_the_stack_makes_are_written() => Assert.Equal(
        ["order.txt"],
        Render(
            new PlanResource { Urn = Urn.Create("a", "shop", Layer("a"), "aws:s3/bucket:Bucket", "b"), Custom = true, Type = "aws:s3/bucket:Bucket", Parent = Layer("a") },
            Object("a", "kubernetes:core/v1:Namespace", "theirs", null) with { External = true }).Files.Select(file => file.Path));

    [Fact]
    public void A_release_says_where_its_chart_is_and_how_it_is_installed()
    {
        var rendering = Render(Object(
            "a", Release, "prometheus", null,
            ("chart", Of("kube-prometheus-stack")), ("version", Of("88.5.3")), ("name", Of("prometheus")), ("namespace", Of("monitoring")), ("compat", Of("true")),
            ("repositoryOpts", Map(("repo", Of("https://charts.example.com")))), ("atomic", new PlanBool(true)), ("skipCrds", new PlanBool(true)), ("createNamespace", new PlanBool(false)),
            ("timeout", new PlanNumber(600)), ("maxHistory", new PlanNumber(5)), ("values", Map(("b", Of("yes")), ("a", new PlanNumber(1))))));
        Assert.Equal(
            """
            # The same, by hand in this folder:
            #
            #   helm upgrade --install prometheus kube-prometheus-stack --repo https://charts.example.com --version 88.5.3 --namespace monitoring --values values.yaml --atomic --skip-crds --history-max 5 --timeout 600s

            release: prometheus
            namespace: monitoring
            chart: kube-prometheus-stack
            version: "88.5.3"
            repository: https://charts.example.com
            flags:
              atomic: true
              createNamespace: false
              maxHistory: 5
              skipCrds: true
              timeout: 600

            """.ReplaceLineEndings("\n"),
            Text(rendering, "team/prometheus/release.yaml"));
        Assert.Equal("a: 1\nb: \"yes\"\n", Text(rendering, "team/prometheus/values.yaml"));
        Assert.Equal(["template", "prometheus", "/charts/c.tgz", "--namespace", "monitoring", "--skip-crds", "--values", "values.yaml"], rendering.Releases[0].TemplateArguments("/charts/c.tgz"));
        Assert.Equal("kube-prometheus-stack-88.5.3.tgz", rendering.Releases[0].Archive);
    }

    [Fact]
    public void An_oci_chart_is_addressed_as_a_whole()
    {
        var release = Render(Object("a", Release, "karpenter", null, ("chart", Of("oci://registry.example.com/karpenter/karpenter")), ("version", Of("1.14.1")))).Releases[0];
        Assert.Equal("karpenter-1.14.1.tgz", release.Archive);
        Assert.Equal(["template", "karpenter", "oci://registry.example.com/karpenter/karpenter", "--version", "1.14.1", "--include-crds", "--values", "values.yaml"], release.TemplateArguments(null));
    }

    [Fact]
    public void What_is_no_plain_word_is_quoted_for_the_shell() => Assert.Contains(
        "--install 'it'\\''s $(evil) x' '<known after apply>' --wait".Replace(" --wait", " --values values.yaml --wait", StringComparison.Ordinal),
        Text(Render(Object("a", Release, "r", null, ("name", Of("it's $(evil)\nx")), ("chart", PlanUnknown.String))), "team/it_s___evil__x/release.yaml"),
        StringComparison.Ordinal);

    private static Rendering Render(params PlanResource[] objects) => RenderedStack.Of(Plan("a", objects));

    private static string Text(Rendering rendering, string path) => rendering.Files.Single(file => file.Path == path).Text;
}
