using System.Text.Json.Nodes;
using Infra.Platform.Spark;
using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class HistoryServerTests
{
    private const string Component = "spark-platform:platform:HistoryServer";
    private const string Deployment = "kubernetes:apps/v1:Deployment";

    [Fact]
    public async Task It_reads_the_logs_of_every_tenant()
    {
        var conf = SparkDefaultsText.Parse(
            (await EksRun.Shipped).One("kubernetes:core/v1:ConfigMap", "history-server-conf").Inputs["data"]![SparkDefaults.FileName]!.ToString());
        const string logs = "s3a://spark-data-123456789012-eu-central-1/spark-events";
        Assert.Equal($"{logs}/analytics/,{logs}/data-science/,{logs}/streaming/,file:///var/spark-history-empty", conf["spark.history.fs.logDirectory"]);
        Assert.Equal("analytics,data-science,streaming,spark-platform", conf["spark.history.fs.logDirectory.names"]);
        Assert.Equal("false", conf["spark.history.fs.cleaner.enabled"]);
        Assert.Equal("software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider", conf["spark.hadoop.fs.s3a.aws.credentials.provider"]);
        Assert.DoesNotContain(
            conf.Keys, key => key.Contains("committer.class", StringComparison.Ordinal) || key.StartsWith("spark.kubernetes", StringComparison.Ordinal));
    }

    /// <summary>
    /// The server ends with "None of the specified log directories exist" unless at least one does, and no tenant's does before its first
    /// application has run or after all its logs have expired. So one is a volume of the pod's own, into which nothing is written.
    /// </summary>
    [Theory]
    [InlineData("Pulumi.aks.yaml")]
    [InlineData("Pulumi.eks.yaml")]
    [InlineData("Pulumi.gke.yaml")]
    [InlineData("Pulumi.onprem.yaml")]
    public async Task It_starts_before_the_first_log_is_written(string stack)
    {
        var run = await StackRun.Shipped(stack);
        var conf = SparkDefaultsText.Parse(run.One("kubernetes:core/v1:ConfigMap", "history-server-conf").Inputs["data"]![SparkDefaults.FileName]!.ToString());
        var (folders, names) = (conf["spark.history.fs.logDirectory"].Split(','), conf["spark.history.fs.logDirectory.names"].Split(','));

        // Spark shows whole addresses instead where the names are not as many, and refuses two that are the same.
        Assert.Equal(folders.Length, names.Distinct().Count());
        var local = Assert.Single(folders, folder => folder.StartsWith("file://", StringComparison.Ordinal))["file://".Length..];

        const string pod = "spec.template.spec";
        var deployment = run.One(Deployment, "history-server");
        var mount = Assert.Single(deployment[$"{pod}.containers.0.volumeMounts"]!.AsArray(), mount => mount!["mountPath"]!.ToString() == local)!;
        Assert.Equal("true", mount["readOnly"]!.ToString());
        var volume = Assert.Single(deployment[$"{pod}.volumes"]!.AsArray(), volume => volume!["name"]!.ToString() == mount["name"]!.ToString())!;
        Assert.NotNull(volume["emptyDir"]);
        Assert.Single(deployment[$"{pod}.containers.0.volumeMounts"]!.AsArray(), other => other!["name"]!.ToString() == mount["name"]!.ToString());
    }

    [Fact]
    public async Task It_has_its_objects_and_no_others() => Assert.Equal(
        [
            "ConfigMap history-server",
            "Deployment history-server",
            "Namespace spark-history",
            "NetworkPolicy history-server",
            "Service history-server",
            "ServiceAccount spark-history",
        ],
        (await EksRun.Shipped) is var run
            ? run.Below(run.One(Component)).Select(o => $"{o.Type.Split(':')[^1]} {o.ObjectName}").Order(StringComparer.Ordinal)
            : []);

    /// <summary>The requirements of the level "restricted" of Kubernetes' pod security standards, and more.</summary>
    [Fact]
    public async Task Its_pod_may_do_nothing_but_read()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(
            "restricted",
            run.One("kubernetes:core/v1:Namespace", "spark-history")["metadata.labels"]!["pod-security.kubernetes.io/enforce"]!.ToString());
        var deployment = run.One(Deployment, "history-server");
        const string pod = "spec.template.spec";
        const string container = $"{pod}.containers.0";
        Assert.Equal(
            ("true", "185", "RuntimeDefault"),
            (
                deployment.Text($"{pod}.securityContext.runAsNonRoot"),
                deployment.Text($"{pod}.securityContext.runAsUser"),
                deployment.Text($"{pod}.securityContext.seccompProfile.type")));
        Assert.Equal(
            ("false", "true", "ALL"),
            (
                deployment.Text($"{container}.securityContext.allowPrivilegeEscalation"),
                deployment.Text($"{container}.securityContext.readOnlyRootFilesystem"),
                deployment.Text($"{container}.securityContext.capabilities.drop.0")));
        Assert.Equal(("spark-history", "false"), (deployment.Text($"{pod}.serviceAccountName"), deployment.Text($"{pod}.automountServiceAccountToken")));
        Assert.All(
            ["startupProbe", "readinessProbe", "livenessProbe"],
            probe => Assert.Equal("/api/v1/version", deployment.Text($"{container}.{probe}.httpGet.path")));
        Assert.Equal(
            ("4Gi", "4Gi", "2048m"),
            (
                deployment.Text($"{container}.resources.requests.memory"),
                deployment.Text($"{container}.resources.limits.memory"),
                deployment.Text($"{container}.env.0.value")));
        Assert.Equal("system", deployment[$"{pod}.nodeSelector"]!["spark-platform/role"]!.ToString());
    }

    /// <summary>The registry is made in the same deployment, and nothing is in it yet.</summary>
    [Fact]
    public async Task The_first_deployment_does_not_wait_for_the_image() =>
        Assert.Equal("true", (await EksRun.Shipped).One(Deployment, "history-server")["metadata.annotations"]!["pulumi.com/skipAwait"]!.ToString());

    [Fact]
    public async Task Another_file_is_another_pod()
    {
        var before = (await EksRun.Shipped).One(Deployment, "history-server");
        var after = (await EksRun.WithPlatformAsync("  - name: streaming", "  - name: streams")).One(Deployment, "history-server");
        Assert.NotEqual(Fingerprint(before), Fingerprint(after));
        Assert.Matches("^[0-9a-f]{16}$", Fingerprint(before));

        static string Fingerprint(Registered deployment) => deployment["spec.template.metadata.annotations"]!["spark-platform/conf"]!.ToString();
    }

    [Fact]
    public async Task It_reaches_names_and_data_and_not_the_API_server()
    {
        var run = await StackRun.Shipped("Pulumi.eks.yaml");
        var policy = run.One("kubernetes:networking.k8s.io/v1:NetworkPolicy", "history-server");
        Assert.Equal(["Ingress", "Egress"], policy.Texts("spec.policyTypes"));
        Assert.Empty(policy["spec.ingress"]?.AsArray() ?? []);
        var ports = policy["spec.egress"]!.AsArray()
            .SelectMany(rule => rule!["ports"]!.AsArray().Select(port => port!["port"]!.ToString()))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["443", "53", "53", "80"], ports);
        var api = run.Contract.TenantEgress.Single(flow => flow.Name == "allow-api-server").Cidrs;
        Assert.All(api, cidr => Assert.DoesNotContain($"\"{cidr}\"", policy.Inputs.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_named_namespaces_may_ask_it()
    {
        var policy = (
            await EksRun.WithPlatformAsync("  memory: 4Gi", "  memory: 4Gi\n  clients: [proxy]")).One(
                "kubernetes:networking.k8s.io/v1:NetworkPolicy",
                "history-server");
        var rule = Assert.Single(policy["spec.ingress"]!.AsArray())!;
        Assert.Equal("proxy", rule["from"]![0]!["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]!.ToString());
        Assert.Equal("18080", rule["ports"]![0]!["port"]!.ToString());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task Several_are_kept_up_and_a_visitor_stays_with_one(int replicas, bool budget)
    {
        var run = await EksRun.WithPlatformAsync("  memory: 4Gi", $"  memory: 4Gi\n  replicas: {replicas}");
        Assert.Equal($"{replicas}", run.One(Deployment, "history-server").Text("spec.replicas"));
        Assert.Equal(budget ? 1 : 0, run.Of("kubernetes:policy/v1:PodDisruptionBudget").Count(o => o.Name == "history-server"));
        Assert.Equal("ClientIP", run.One("kubernetes:core/v1:Service", "history-server").Text("spec.sessionAffinity"));
    }

    [Fact]
    public async Task Off_there_is_none_of_it_nor_of_its_identity()
    {
        var run = await EksRun.WithPlatformAsync("historyServer:\n  enabled: true", "historyServer:\n  enabled: false");
        Assert.Empty(run.Of(Component));
        Assert.DoesNotContain(run.Resources, resource => resource.Name.Contains("history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_EKS_it_reads_event_logs_and_nothing_else()
    {
        var policy = JsonNode.Parse(
            (await EksRun.Shipped).One("aws:iam/rolePolicy:RolePolicy", "spark-history-events").Text("policy")!)!["Statement"]!.AsArray();
        const string bucket = "arn:aws:s3:::spark-data-123456789012-eu-central-1";
        Assert.Equal(
            ["kms:Decrypt", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
            policy.SelectMany(statement => statement!["Action"]!.AsArray().Select(action => action!.ToString())).Order(StringComparer.Ordinal));
        Assert.Equal(
            [$"{bucket}/spark-events/*"], policy.Single(s => s!["Sid"]!.ToString() == "ReadEventLogs")!["Resource"]!.AsArray().Select(r => r!.ToString()));
        Assert.Equal(
            ["spark-events", "spark-events/*"],
            policy.Single(s => s!["Sid"]!.ToString() == "ListEventLogs")!["Condition"]!["StringLike"]!["s3:prefix"]!.AsArray().Select(r => r!.ToString()));
    }

    [Fact]
    public async Task On_GKE_it_reads_event_logs_and_nothing_else()
    {
        var run = await StackRun.Shipped("Pulumi.gke.yaml");
        var grants = run.Of("gcp:storage/bucketIAMMember:BucketIAMMember")
            .Where(grant => grant.Text("member")!.Contains("spark-history@", StringComparison.Ordinal))
            .ToList();
        var grant = Assert.Single(grants);
        Assert.Equal("roles/storage.objectViewer", grant.Text("role"));
        var parts = grant.Text("condition.expression")!.Split(" || ");
        Assert.Equal(3, parts.Length);
        Assert.All(parts, part => Assert.Matches("(/objects/spark-events/?\"|\"spark-events/\")", part));
        Assert.EndsWith(
            "[spark-history/spark-history]",
            run.One("gcp:serviceaccount/iAMMember:IAMMember", "spark-history-binding").Text("member"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_AKS_it_reads_event_logs_and_nothing_else()
    {
        var run = await StackRun.Shipped("Pulumi.aks.yaml");
        var grant = run.One("azure-native:authorization:RoleAssignment", "spark-history-events");
        Assert.EndsWith("/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", grant.Text("roleDefinitionId"), StringComparison.Ordinal);
        Assert.EndsWith("/containers/spark-events", grant.Text("scope"), StringComparison.Ordinal);
        Assert.Equal(
            "system:serviceaccount:spark-history:spark-history",
            run.One("azure-native:managedidentity:FederatedIdentityCredential", "spark-history").Text("subject"));
        Assert.Equal("true", run.One(Deployment, "history-server")["spec.template.metadata.labels"]!["azure.workload.identity/use"]!.ToString());
    }

    [Fact]
    public async Task On_an_existing_cluster_it_has_keys_of_its_own()
    {
        var run = await StackRun.Shipped("Pulumi.onprem.yaml");
        Assert.Equal(
            ("spark-history", "object-store"),
            (
                run.One("kubernetes:core/v1:Secret", "history-server-object-store").Namespace,
                run.One("kubernetes:core/v1:Secret", "history-server-object-store").ObjectName));
        Assert.Equal("object-store", run.One(Deployment, "history-server").Text("spec.template.spec.containers.0.envFrom.0.secretRef.name"));
    }
}
