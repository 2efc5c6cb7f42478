using System.Text.Json.Nodes;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Admission;

/// <summary>The volumes and accounts that Spark's pods may have: those of the account spark and those of the operator.</summary>
[Collection(LiveTests.Name)]
public sealed class SparkPodTests(LiveCluster cluster)
{
    private const string Policy = "spark-platform-spark-pods";

    private const string Account =
        "A pod of Spark runs as the service account spark or default: with another account it would have that account's rights. Remove serviceAccount.";

    private const string Kinds =
        "A pod of Spark mounts volumes of these kinds only: configMap, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected, secret.";

    private const string Copy = "An ephemeral volume of a pod of Spark has no dataSource: it would be a copy of another volume. Remove it.";

    private const string Label =
        "A pod of Spark has no label by which add-ons are found: component, release, app.kubernetes.io/*, cnpg.io/*, strimzi.io/*, hub.jupyter.org/*. "
        + "With one it would receive what is meant for them. Use a label of your own.";

    private static readonly string Mounts = Secret("mounts"), Reads = Secret("reads into its environment");

    /// <summary>The laptop's claims and secrets: it has keys to its object store, and no tenant names more.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "spec: { serviceAccountName: hub }", Account },
        { "spec: { volumes: [{ name: a, secret: { secretName: hub } }] }", Mounts },
        { "spec: { volumes: [{ name: a, projected: { sources: [{ secret: { name: jupyter-login } }] } }] }", Mounts },
        { Container("env: [{ name: A, valueFrom: { secretKeyRef: { name: postgresql-app, key: password } } }]"), Reads },
        { Container("envFrom: [{ secretRef: { name: hub } }]"), Reads },
        {
            "spec: { initContainers: [{ name: b, image: b, envFrom: [{ secretRef: { name: hub } }], "
            + "securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } } }] }",
            Reads
        },
        { Claim("claim-a-person"), Claims },
        { Claim("hub-db-dir"), Claims },
        { Claim("postgresql-1"), Claims },
        { "spec: { volumes: [{ name: a, csi: { driver: secrets.example } }] }", Kinds },
        { Ephemeral("dataSource: { kind: PersistentVolumeClaim, name: claim-a-person }"), Copy },
        { Ephemeral("dataSourceRef: { kind: PersistentVolumeClaim, name: claim-a-person }"), Copy },
        { "metadata: { labels: { component: hub } }", Label },
        { "metadata: { labels: { app.kubernetes.io/name: zeppelin } }", Label },
        { "metadata: { labels: { cnpg.io/cluster: postgresql } }", Label },
    };

    public static TheoryData<string> Accepted =>
    [
        "spec: { serviceAccountName: default }",
        "spec: { volumes: [{ name: a, secret: { secretName: object-store } }] }",
        Container("envFrom: [{ secretRef: { name: object-store } }]"),
        "spec: { volumes: [{ name: a, configMap: { name: examples } }, { name: b, emptyDir: {} }] }",

        // What clouds inject for their identities: a token of the pod's own account, for another audience.
        "spec: { volumes: [{ name: a, projected: { sources: [{ serviceAccountToken: "
        + "{ path: token, audience: sts.example } }, { configMap: { name: ca } }] } }] }",
        Claim("workspace"),
        Claim("spark-pi-9f3fc3a22eebef59-exec-3-pvc-0"),
        Ephemeral("volumeMode: Filesystem"),
        "metadata: { labels: { team: a, app: my-etl } }",
    ];

    private static string Claims =>
        "A pod of Spark mounts no claim but those of the settings (workspace) and those that Spark makes for executors. "
        + "To mount another one, declare it under claims of the tenant.";

    [Theory]
    [MemberData(nameof(Refused))]
    public Task It_is_refused_to_the_account_of_drivers_and_to_the_operator(string change, string message) =>
        ByBoth(change, answer => Assert.Equal(message, answer.Refusal(Policy)));

    [Theory]
    [MemberData(nameof(Accepted))]
    public Task What_Spark_needs_is_accepted(string change) => ByBoth(change, Verdict.MustBeAccepted);

    /// <summary>As Spark makes them from a notebook, which no operator has started: in client mode, with an on-demand claim.</summary>
    [Fact]
    public Task The_executors_of_a_notebook_are_accepted() => ByBoth(
        """
        metadata:
          labels:
            spark-role: executor
            spark-app-selector: spark-1
            spark-app-name: notebook
            spark-exec-id: '1'
            spark-exec-resourceprofile-id: '0'
        spec:
          restartPolicy: Never
          volumes:
          - { name: spark-conf-volume-exec, configMap: { name: spark-exec-1-conf-map } }
          - { name: spark-local-dir-1, persistentVolumeClaim: { claimName: notebook-1-exec-1-pvc-0 } }
        """,
        Verdict.MustBeAccepted);

    [Fact]
    public async Task A_secret_that_the_settings_name_is_accepted()
    {
        var tenant = cluster.Plan.Tenants[0];
        var space = new LayerObject(YamlObject.Parse($"{{ apiVersion: v1, kind: Namespace, metadata: {{ name: {tenant.Name} }} }}"));
        var pod = Pod(tenant, "spec: { volumes: [{ name: a, secret: { secretName: warehouse } }] }");
        var spark = Subject.ServiceAccount(tenant.Name, "spark");
        try
        {
            await AnnotateAsync("object-store,warehouse");
            (await Eventually.AskAsync(() => cluster.Server.CreateAsync(pod, spark), answer => answer.Accepted)).MustBeAccepted();
        }
        finally
        {
            await AnnotateAsync("object-store");
        }

        Assert.Equal(Mounts, (await Eventually.AskAsync(() => cluster.Server.CreateAsync(pod, spark), answer => !answer.Accepted)).Refusal(Policy));

        async Task AnnotateAsync(string secrets)
        {
            var annotation = YamlObject.Parse($"metadata: {{ annotations: {{ spark-platform/spark-secrets: '{secrets}' }} }}");
            (await cluster.Server.MergeAsync(space, annotation, Subject.Administrator, dryRun: false)).MustBeAccepted();
        }
    }

    [Fact]
    public async Task Others_make_pods_as_they_did()
    {
        var tenant = cluster.Plan.Tenants[0];
        var pod = Pod(tenant, "spec: { volumes: [{ name: a, secret: { secretName: hub } }] }");
        (await cluster.Server.CreateAsync(pod, Subject.Administrator)).MustBeAccepted();
    }

    private static string Container(string yaml) =>
        $"spec: {{ containers: [{{ name: a, image: a, securityContext: {{ allowPrivilegeEscalation: false, capabilities: {{ drop: [ALL] }} }}, {yaml} }}] }}";

    private static string Claim(string name) => $"spec: {{ volumes: [{{ name: a, persistentVolumeClaim: {{ claimName: {name} }} }}] }}";

    private static string Ephemeral(string spec) =>
        $"spec: {{ volumes: [{{ name: a, ephemeral: {{ volumeClaimTemplate: {{ spec: {{ accessModes: "
        + $"[ReadWriteOnce], resources: {{ requests: {{ storage: 1Gi }} }}, {spec} }} }} }} }}] }}";

    private static string Secret(string does) =>
        $"A pod of Spark {does} no secret but those that it may use (object-store). To let it use another one, name it under sparkSecrets of the tenant.";

    private static LayerObject Pod(Tenant tenant, string change) => new(YamlObject.Parse($$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: trial, namespace: {{tenant.Name}}, labels: { spark-role: executor } }
        spec:
          serviceAccountName: spark
          securityContext: { runAsNonRoot: true, runAsUser: 185, seccompProfile: { type: RuntimeDefault } }
          containers: [{ name: a, image: a, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } } }]
        """).With(change));

    private async Task ByBoth(string change, Action<Answer> check)
    {
        foreach (var tenant in cluster.Plan.Tenants)
        {
            foreach (var by in new[] { Subject.ServiceAccount(tenant.Name, "spark"), Subject.ServiceAccount("spark-operator", "spark-operator-controller") })
            {
                var pod = Pod(tenant, change);
                pod.Body["spec"]!["serviceAccountName"] = (string)pod.Body["spec"]!["serviceAccountName"]! is var name && name == "hub"
                    ? await AccountAsync(tenant, name)
                    : name;
                check(await Eventually.AskAsync(
                    () => cluster.Server.CreateAsync(pod, Subject.WithAllRights(by)),
                    answer => !answer.Message.Contains("serviceaccount", StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>The add-on's account: the API server refuses a pod whose account is not there before it asks the policies.</summary>
    private async Task<JsonNode> AccountAsync(Tenant tenant, string name)
    {
        var account = new LayerObject(YamlObject.Parse($"{{ apiVersion: v1, kind: ServiceAccount, metadata: {{ name: {name}, namespace: {tenant.Name} }} }}"));
        if ((await cluster.Server.GetAsync(account)).NotFound)
        {
            (await cluster.Server.CreateAsync(account, Subject.Administrator, dryRun: false)).MustBeAccepted();
        }

        return name;
    }
}
