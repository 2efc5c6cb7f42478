using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Infra.Platform.Catalogue;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Platform.Catalogue;

/// <summary>With every add-on on: our own pods meet what a restricted namespace requires, and charts get the same through their values.</summary>
public class CatalogueTests
{
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";
    private const string Deployment = "kubernetes:apps/v1:Deployment";
    private const string Policy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    private const string Release = "kubernetes:helm.sh/v3:Release";
    private const string Kafka = "kubernetes:kafka.strimzi.io/v1:Kafka";
    private const string Pool = "kubernetes:kafka.strimzi.io/v1:KafkaNodePool";
    private const string Cluster = "kubernetes:postgresql.cnpg.io/v1:Cluster";

    public static TheoryData<string> Stacks => Everything.Stacks;

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_restricted_namespace_allows_what_is_defined_here(string stack)
    {
        var deployments = (await Everything.OnAsync(stack)).Of(Deployment).Where(d => d.ObjectName is "zeppelin" or "object-store" or "catalogue").ToList();
        Assert.Equal(3, deployments.Count);
        Assert.All(deployments, deployment =>
        {
            var pod = deployment["spec.template.spec"]!;
            Assert.Equal(
                ("true", "RuntimeDefault"),
                (pod["securityContext"]!["runAsNonRoot"]!.ToString(), pod["securityContext"]!["seccompProfile"]!["type"]!.ToString()));
            var container = Assert.Single(pod["containers"]!.AsArray())!;
            Assert.Equal(
                ("false", "true"),
                (container["securityContext"]!["allowPrivilegeEscalation"]!.ToString(), container["securityContext"]!["readOnlyRootFilesystem"]!.ToString()));
            Assert.Equal("ALL", Assert.Single(container["securityContext"]!["capabilities"]!["drop"]!.AsArray())!.ToString());
            Assert.NotNull(container["resources"]!["requests"]!["cpu"]);
            Assert.Equal(container["resources"]!["requests"]!["memory"]!.ToString(), container["resources"]!["limits"]!["memory"]!.ToString());
            Assert.All(new[] { "startupProbe", "readinessProbe", "livenessProbe" }, probe => Assert.NotNull(container[probe]));
            Assert.Matches(":[^:]+$", container["image"]!.ToString());
            Assert.Equal(deployment.ObjectName == "zeppelin", pod["automountServiceAccountToken"]!.GetValue<bool>());
        });
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task JupyterHub_stays_inside_its_namespace_and_asks_who_people_are(string stack)
    {
        var values = (await Everything.OnAsync(stack)).One(Release, "data-science-jupyter")["values"]!;
        Assert.Equal(
            ("generic-oauth", "jupyter-login"),
            (values["hub"]!["config"]!["JupyterHub"]!["authenticator_class"]!.ToString(), values["hub"]!["existingSecret"]!.ToString()));
        Assert.Equal("ClusterIP", values["proxy"]!["service"]!["type"]!.ToString());
        Assert.All(
            new[]
            {
                values["scheduling"]!["userScheduler"],
                values["scheduling"]!["userPlaceholder"],
                values["prePuller"]!["hook"],
                values["prePuller"]!["continuous"],
                values["hub"]!["networkPolicy"],
                values["proxy"]!["chp"]!["networkPolicy"],
                values["singleuser"]!["networkPolicy"],
            },
            part => Assert.Equal("false", part!["enabled"]!.ToString()));
        Assert.Equal("false", values["singleuser"]!["cloudMetadata"]!["blockWithIptables"]!.ToString());
        var context = values["hub"]!["config"]!["KubeSpawner"]!["container_security_context"]!;
        Assert.Equal(
            ("false", "true", "RuntimeDefault", "ALL"),
            (
                context["allowPrivilegeEscalation"]!.ToString(),
                context["runAsNonRoot"]!.ToString(),
                context["seccompProfile"]!["type"]!.ToString(),
                context["capabilities"]!["drop"]![0]!.ToString()));
        Assert.Equal(["spark-defaults", "shared"], values["singleuser"]!["storage"]!["extraVolumes"]!.AsArray().Select(volume => volume!["name"]!.ToString()));
        Assert.Equal("spark", values["singleuser"]!["serviceAccountName"]!.ToString());
    }

    /// <summary>
    /// Spark itself makes the executors of a notebook, with no security context but its template's (up to Spark 4.2), and a restricted
    /// namespace refuses them without. And a notebook must not fail because the folder of event logs does not exist yet.
    /// </summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Executors_of_a_notebook_fit_a_restricted_namespace(string stack)
    {
        var run = await Everything.OnAsync(stack);
        var conf = SparkDefaultsText.Parse(run.One(ConfigMap, "data-science-spark-defaults-notebook")["data"]!["spark-defaults.conf"]!.ToString());
        Assert.Equal(
            ("false", "/etc/spark-platform/executor.yaml", "data-science"),
            (conf["spark.eventLog.enabled"], conf["spark.kubernetes.executor.podTemplateFile"], conf["spark.kubernetes.namespace"]));

        var template = NodeJson.Of(
            SettingsText.Map(run.One(ConfigMap, "data-science-spark-defaults-notebook")["data"]!["executor.yaml"]!.ToString(), "executor.yaml"))!;
        var container = Assert.Single(template["spec"]!["containers"]!.AsArray())!["securityContext"]!;
        var pod = template["spec"]!["securityContext"]!;
        Assert.Equal(("v1", "Pod"), (template["apiVersion"]!.ToString(), template["kind"]!.ToString()));
        Assert.Equal(
            ("true", "185", "RuntimeDefault"), (pod["runAsNonRoot"]!.ToString(), pod["runAsUser"]!.ToString(), pod["seccompProfile"]!["type"]!.ToString()));
        Assert.Equal(("false", "ALL"), (container["allowPrivilegeEscalation"]!.ToString(), container["capabilities"]!["drop"]![0]!.ToString()));

        var zeppelin = run.One(Deployment, "data-science-zeppelin")["spec.template.spec"]!;
        Assert.Contains(zeppelin["volumes"]!.AsArray(), volume => volume!["configMap"]?["name"]?.ToString() == "spark-defaults-notebook");
        Assert.Contains(
            zeppelin["containers"]![0]!["env"]!.AsArray(),
            variable => variable!["name"]!.ToString() == "SPARK_CONF_DIR" && variable["value"]!.ToString() == "/etc/spark-platform");
        var notebook = run.One(Release, "data-science-jupyter")["values.singleuser"]!;
        Assert.Equal("spark-defaults-notebook", notebook["storage"]!["extraVolumes"]![0]!["configMap"]!["name"]!.ToString());
        Assert.Equal("/etc/spark-platform", notebook["extraEnv"]!["SPARK_CONF_DIR"]!.ToString());
    }

    /// <summary>Where the store knows keys only, who runs a driver needs them as its executors do.</summary>
    [Theory]
    [InlineData("Pulumi.eks.yaml", "")]
    [InlineData("Pulumi.onprem.yaml", "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY")]
    public async Task A_notebook_reaches_the_object_store(string stack, string keys)
    {
        var run = await Everything.OnAsync(stack);
        var notebook = run.One(Release, "data-science-jupyter")["values.singleuser.extraEnv"]!.AsObject()
            .Where(variable => variable.Value is JsonObject)
            .ToDictionary();
        Assert.Equal(keys, string.Join(' ', notebook.Keys.Order(StringComparer.Ordinal)));
        Assert.All(
            notebook,
            variable => Assert.Equal(
                ("object-store", variable.Key),
                (variable.Value!["valueFrom"]!["secretKeyRef"]!["name"]!.ToString(), variable.Value["valueFrom"]!["secretKeyRef"]!["key"]!.ToString())));
        var zeppelin = run.One(Deployment, "data-science-zeppelin")["spec.template.spec.containers.0.envFrom"]?.AsArray() ?? [];
        Assert.Equal(keys == "" ? [] : ["object-store"], zeppelin.Select(source => source!["secretRef"]!["name"]!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_container_of_an_operator_or_a_chart_has_bounds(string stack)
    {
        var run = await Everything.OnAsync(stack);
        JsonNode?[] resources =
        [
            run.One(Release, "strimzi")["values.resources"], run.One(
                Release,
                "cloudnative-pg")["values.resources"], run.One(Release, "rook-ceph")["values.resources"],
            run.One(Release, "data-science-jupyter")["values.hub.resources"], run.One(Release, "data-science-jupyter")["values.proxy.chp.resources"],
            run.One(Kafka)["spec.entityOperator.topicOperator.resources"], run.One(Kafka)["spec.entityOperator.userOperator.resources"],
            run.One(Pool)["spec.resources"], run.One(Cluster)["spec.resources"],
        ];
        Assert.All(resources, r =>
        {
            Assert.NotNull(r!["requests"]!["cpu"]);
            Assert.Equal(r["requests"]!["memory"]!.ToString(), r["limits"]!["memory"]!.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Operators_watch_those_who_use_them_and_come_first(string stack)
    {
        var run = await Everything.OnAsync(stack);
        Assert.Equal([Everything.Tenant], run.One(Release, "strimzi").Texts("values.watchNamespaces"));
        Assert.Equal(Everything.Tenant, run.One(Release, "cloudnative-pg").Text("values.config.data.WATCH_NAMESPACE"));
        Assert.Contains("strimzi", await run.One(Kafka).DependsOnAsync());
        Assert.Contains("strimzi", await run.One(Pool).DependsOnAsync());
        Assert.Contains("cloudnative-pg", await run.One(Cluster).DependsOnAsync());
        Assert.Contains(Everything.Tenant, await run.One(Release, "strimzi").DependsOnAsync());
    }

    [Fact]
    public async Task The_settings_are_checked_against_the_storage_that_is_claimed()
    {
        var run = await Everything.OnAsync("Pulumi.eks.yaml");
        Assert.Equal(
            ("200Gi", "spark-fast", "false"),
            (
                run.One(Pool).Text("spec.storage.volumes.0.size"),
                run.One(Pool).Text("spec.storage.volumes.0.class"),
                run.One(Pool).Text("spec.storage.volumes.0.deleteClaim")));
        Assert.Equal(("20Gi", "spark-standard"), (run.One(Cluster).Text("spec.storage.size"), run.One(Cluster).Text("spec.storage.storageClass")));
        Assert.Equal(
            ["object-store 50Gi", "shared 500Gi", "workspace 1Ti", "zeppelin 10Gi"],
            run.Of("kubernetes:core/v1:PersistentVolumeClaim").Where(claim => claim.Namespace == Everything.Tenant)
                .Select(claim => $"{claim.ObjectName} {claim.Text("spec.resources.requests.storage")}").Order(StringComparer.Ordinal));
        var tenant = run.Settings.Platform.Tenants.Single(t => t.Name == Everything.Tenant);
        Assert.Equal(Quantity.Parse("2328Gi").Value, TenantVolume.Of(tenant).Sum(volume => volume.Size.Value * volume.Count));
    }

    /// <summary>The default denies both ways, so a flow needs both of its sides.</summary>
    [Theory]
    [InlineData("allow-jupyter-routes", "hub", "proxy", "8001")]
    [InlineData("allow-jupyter-login", "proxy", "hub", "8081")]
    [InlineData("allow-jupyter-people", "proxy", "singleuser-server", "8888")]
    [InlineData("allow-jupyter-hub", "hub", "singleuser-server", "8888")]
    [InlineData("allow-jupyter-activity", "singleuser-server", "hub", "8081")]
    [InlineData("notebooks-to-executors", "singleuser-server", "executor", "")]
    [InlineData("executors-to-notebooks", "executor", "singleuser-server", "")]
    [InlineData("zeppelin-to-executors", "zeppelin", "executor", "")]
    [InlineData("allow-kafka", "kafka", "kafka", "")]
    [InlineData("allow-kafka-client", "", "kafka", "9093")]
    [InlineData("allow-postgresql", "postgresql", "postgresql", "5432 8000")]
    [InlineData("allow-postgresql-client", "", "postgresql", "5432")]
    [InlineData("allow-object-store-client", "", "object-store", "8333")]
    [InlineData("allow-superset", "data-science-superset", "data-science-superset", "")]
    public async Task Each_flow_is_open_on_both_sides_and_no_wider(string name, string from, string to, string ports)
    {
        var run = await Everything.OnAsync("Pulumi.eks.yaml");
        var (ingress, egress) = (run.One(Policy, $"data-science-{name}-in"), run.One(Policy, $"data-science-{name}-out"));
        Assert.Equal((to, from), (Last(ingress["spec.podSelector"]), Last(egress["spec.podSelector"])));
        Assert.Equal((from, to), (Last(ingress["spec.ingress.0.from.0.podSelector"]), Last(egress["spec.egress.0.to.0.podSelector"])));
        Assert.Equal((ports, ports), (Ports(ingress["spec.ingress.0.ports"]), Ports(egress["spec.egress.0.ports"])));
    }

    [Theory]
    [InlineData("allow-kafka-operator", "strimzi", "8443 9090 9091")]
    [InlineData("allow-postgresql-operator", "cnpg-system", "5432 8000")]
    public async Task Operators_reach_what_they_run(string name, string inNamespace, string ports)
    {
        var policy = (await Everything.OnAsync("Pulumi.eks.yaml")).One(Policy, $"data-science-{name}");
        Assert.Equal(inNamespace, policy["spec.ingress.0.from.0.namespaceSelector.matchLabels"]!["kubernetes.io/metadata.name"]!.ToString());
        Assert.Equal(ports, Ports(policy["spec.ingress.0.ports"]));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Nothing_has_a_door_to_the_outside(string stack) => Assert.All(
        (await Everything.OnAsync(stack)).Of("kubernetes:core/v1:Service"), service => Assert.Equal("ClusterIP", service.Text("spec.type")));

    [Fact]
    public async Task Kafka_asks_for_encryption_and_users()
    {
        var kafka = (await Everything.OnAsync("Pulumi.eks.yaml")).One(Kafka);
        var listener = Assert.Single(kafka["spec.kafka.listeners"]!.AsArray())!;
        Assert.Equal(
            ("internal", "true", "scram-sha-512", "simple"),
            (
                listener["type"]!.ToString(),
                listener["tls"]!.ToString(),
                listener["authentication"]!["type"]!.ToString(),
                kafka.Text("spec.kafka.authorization.type")));
        Assert.Equal(
            ("3", "2"),
            (kafka["spec.kafka.config"]!["default.replication.factor"]!.ToString(), kafka["spec.kafka.config"]!["min.insync.replicas"]!.ToString()));
    }

    [Fact]
    public async Task The_page_lists_what_is_on_and_scales()
    {
        var run = await Everything.OnAsync("Pulumi.eks.yaml");
        var html = run.One("kubernetes:core/v1:ConfigMap", "catalogue-page")["data"]!["index.html"]!.ToString();
        Assert.All(
            new[]
            {
                "kubectl -n data-science port-forward service/proxy-public 8000:80",
                "kubectl -n data-science port-forward service/zeppelin 8080:8080",
                "kafka-kafka-bootstrap.data-science:9093",
                "postgresql-rw.data-science:5432",
                "Rook-Ceph",
                "kubectl -n monitoring port-forward service/kube-prometheus-stack-grafana 3000:80",
            },
            part => Assert.Contains(part, html, StringComparison.Ordinal));
        Assert.DoesNotContain("login", html, StringComparison.Ordinal);
        var autoscaler = run.One("kubernetes:autoscaling/v2:HorizontalPodAutoscaler");
        Assert.Equal(
            ("1", "3", "catalogue"), (autoscaler.Text("spec.minReplicas"), autoscaler.Text("spec.maxReplicas"), autoscaler.Text("spec.scaleTargetRef.name")));
        Assert.Null(run.One(Deployment, "catalogue")["spec.replicas"]);
    }

    [Fact]
    public async Task One_page_is_enough_unless_more_are_asked_for()
    {
        var run = await StackRun.OfAsync(new StackFiles("Pulumi.eks.yaml").InPlatform("page: { enabled: false }", "page: { enabled: true }"));
        Assert.Equal("1", run.One(Deployment, "catalogue").Text("spec.replicas"));
        Assert.Empty(run.Of("kubernetes:autoscaling/v2:HorizontalPodAutoscaler"));
    }

    /// <summary>Adding a tenant changes that tenant's objects and its queue; a page that lists them would change with every one.</summary>
    [Fact]
    public async Task Nothing_of_it_is_on_as_shipped() =>
        Assert.DoesNotContain(
            (await StackRun.Shipped("Pulumi.eks.yaml")).Resources,
            resource => resource.Type is "spark-platform:platform:Catalogue" or "spark-platform:platform:AddOns");

    [Fact]
    public async Task A_chart_that_is_named_gets_its_values_as_they_are()
    {
        var release = (await Everything.OnAsync("Pulumi.eks.yaml")).One(Release, "data-science-superset");
        Assert.Equal(
            ("superset", "0.15.0", "https://apache.github.io/superset", "data-science"),
            (release.Text("chart"), release.Text("version"), release.Text("repositoryOpts.repo"), release.Text("namespace")));
        Assert.Equal("1", release.Text("values.supersetNode.replicaCount"));
    }

    [Fact]
    public void Every_add_on_of_the_settings_can_be_installed() => Assert.All(
        typeof(AddOnSettings).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AddOnSettings))),
        type => Assert.Equal(type, AddOns.Of((AddOnSettings)RuntimeHelpers.GetUninitializedObject(type))?.Settings));

    private static string Last(JsonNode? selector) =>
        selector!["matchLabels"] is JsonObject { Count: > 0 } labels
            ? labels[labels.ContainsKey("component") ? "component" : labels.First().Key]!.ToString()
            : "";

    private static string Ports(JsonNode? ports) => string.Join(' ', (ports?.AsArray() ?? []).Select(port => port!["port"]!.ToString()));
}
