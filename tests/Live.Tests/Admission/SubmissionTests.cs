using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Acceptance.Tests;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Admission;

/// <summary>An application cannot have spark-submit read, run or send anything of the operator's own pod.</summary>
[Collection(LiveTests.Name)]
public sealed class SubmissionTests(LiveCluster cluster)
{
    private const string Policy = "spark-platform-submission";

    private const string Sources =
        "mainApplicationFile, jars, files, archives and pyFiles come from the image or the object store: they start with local://, s3a://, gs:// or abfss://.";

    private const string Main = $"mainApplicationFile is missing, or spark-submit would read it or take it for an option in the operator's own pod. {Sources}";

    private const string MainClass =
        "mainClass is missing: spark-submit would open the jar in the operator's own pod to look for it. Add it, for example mainClass: org.example.Main.";

    private const string Shell =
        "mainClass is one of Spark's own shells or servers: spark-submit would take the "
        + "application's arguments for its own options. Use a class of the application.";

    private const string Mode =
        "mode must be cluster: in client mode the application runs in the operator's own pod, with the operator's rights. Write mode: cluster.";

    private const string Packages =
        "deps.packages, deps.excludePackages and deps.repositories are not allowed: "
        + "spark-submit would download and load packages in the operator's own pod. Put the packages into the image.";

    internal const string Store =
        "With jars, files, archives or pyFiles in the object store, sparkConf and hadoopConf have no settings fs.*: "
        + "spark-submit would use them in the operator's own pod. "
        + "Remove these settings, or put the files into the image.";

    private const string References =
        "A value of sparkConf or hadoopConf refers to ${env:…} or ${system:…}, which "
        + "spark-submit fills in from the operator's own pod. Write the value itself.";

    private const string Ingress =
        "driverIngressOptions is not allowed: the operator would make services and ingresses of any host with its own rights. "
        + "Remove it, and forward a port to the driver.";

    private const string Service =
        "server.service is not allowed: the operator would make any service with its own rights. Remove it: the operator's own service reaches the server.";

    public static TheoryData<string, string> Refused => new()
    {
        { "mode: client", Mode },
        { "mainApplicationFile: file:///etc/passwd", Main },
        { "mainApplicationFile: /etc/passwd", Main },
        { "mainApplicationFile: https://example.com/a.jar", Main },
        { "mainApplicationFile: --deploy-mode\narguments: [client, local:///opt/a.py]", Main },
        { "mainApplicationFile: spark-internal", Main },
        { "mainApplicationFile: 'local:///a.jar,file:///etc/passwd'", Main },
        { "mainClass: null", MainClass },
        { "mainClass: org.apache.spark.sql.connect.service.SparkConnectServer", Shell },
        {
            "deps: { files: ['file:///var/run/secrets/kubernetes.io/serviceaccount/token'] }",
            Reads("file:///var/run/secrets/kubernetes.io/serviceaccount/token")
        },
        { "deps: { jars: ['local:///a.jar,/etc/passwd'] }", Reads("local:///a.jar,/etc/passwd") },
        { "deps: { pyFiles: [relative.py], archives: ['hdfs://example/a.zip'] }", Reads("relative.py hdfs://example/a.zip") },
        { "deps: { files: ['FILE:///etc/passwd'] }", Reads("FILE:///etc/passwd") },
        { "sparkConf: { spark.files: 'local:///a, file:///etc/passwd' }", Reads("file:///etc/passwd") },
        { "sparkConf: { spark.submit.pyFiles: '/etc/passwd' }", Reads("/etc/passwd") },
        { "deps: { packages: ['org.example:a:1'] }", Packages },
        { "deps: { repositories: ['https://example.com'] }", Packages },
        { "sparkConf: { 'spark.x=y': z }", Settings("sparkConf", "spark.x=y") },
        { "sparkConf: { spark.hadoop.fs.local.impl: org.example.Files }", Settings("sparkConf", "spark.hadoop.fs.local.impl") },
        {
            "hadoopConf: { hadoop.security.credential.provider.path: 'localjceks://file/a' }",
            Settings("hadoopConf", "hadoop.security.credential.provider.path")
        },
        { "hadoopConf: { fs.s3a.impl: org.example.Files }", Settings("hadoopConf", "fs.s3a.impl") },
        { "deps: { jars: ['s3a://lake/a.jar'] }\nsparkConf: { spark.hadoop.fs.s3a.endpoint: 'http://example.com' }", Store },
        { "deps: { jars: ['s3a://lake/a.jar'] }\nhadoopConf: { fs.s3a.endpoint: 'http://example.com' }", Store },
        { "sparkConf: { spark.app.note: '${env:HOME}' }", References },
        { "hadoopConf: { a: '${system:user.home}' }", References },
        { "driverIngressOptions: [{ servicePort: 4040, servicePortName: ui, ingressURLFormat: example.com }]", Ingress },
    };

    public static TheoryData<string> Accepted =>
    [
        "mode: null",
        "mode: cluster",
        "mainApplicationFile: local:/opt/spark/examples/jars/spark-examples.jar",
        "mainApplicationFile: s3a://lake/analytics/app.jar",
        "mainApplicationFile: gs://lake/analytics/app.jar",
        "mainApplicationFile: abfss://analytics@lake.dfs.core.windows.net/app.jar",
        "type: Python\nmainClass: null\nmainApplicationFile: local:///opt/app.py",
        "deps: { jars: ['local:///a.jar'], files: ['s3a://lake/a'], pyFiles: ['gs://lake/a.py'], archives: ['abfss://a@lake.dfs.core.windows.net/a.zip'] }",
        "sparkConf: { spark.jars: 'local:///a.jar,s3a://lake/b.jar' }",
        "sparkConf: { spark.hadoop.fs.s3a.endpoint: 'https://example.com', spark.sql.shuffle.partitions: '10' }",
        "hadoopConf: { fs.s3a.connection.maximum: '10' }",
        "deps: { packages: [] }",
    ];

    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "examples"), "*.yaml").Select(file => Path.GetFileName(file))];

    /// <summary>The settings that docs/security.md lists as refused.</summary>
    public static TheoryData<string> Keys =>
        [.. Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/security.md")), @"^\| `(spark\.[A-Za-z.]+)(\*?)` \|", RegexOptions.Multiline)
            .Select(row => row.Groups[2].Length > 0 ? $"{row.Groups[1]}x" : row.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Refused))]
    public Task It_is_refused_in_an_application(string change, string message) => InEveryTenant(async tenant =>
        Assert.Equal(message, (await CreateAsync(Application(tenant, change), tenant)).Refusal(Policy)));

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_refused_in_a_schedule_too(string change, string message)
    {
        var tenant = cluster.Plan.Tenants[0];
        Assert.Equal(message, (await CreateAsync(Schedule(tenant, change), tenant)).Refusal(Policy));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task What_stays_out_of_the_operators_pod_is_accepted(string change)
    {
        var tenant = cluster.Plan.Tenants[0];
        (await CreateAsync(Application(tenant, change), tenant)).MustBeAccepted();
        (await CreateAsync(Schedule(tenant, change), tenant)).MustBeAccepted();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public Task Each_example_is_accepted_from_a_developer(string file) => InEveryTenant(async tenant =>
        (await CreateAsync(YamlObject.Example(file, tenant.Name), tenant)).MustBeAccepted());

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Each_setting_of_the_documentation_is_refused(string key)
    {
        var tenant = cluster.Plan.Tenants[0];
        Assert.Equal(Settings("sparkConf", key), (await CreateAsync(Application(tenant, $"sparkConf: {{ {key}: a }}"), tenant)).Refusal(Policy));
    }

    [Fact]
    public async Task A_Spark_Connect_server_takes_no_such_setting_and_no_service_of_its_own()
    {
        var tenant = cluster.Plan.Tenants[0];
        (await CreateAsync(Connect(tenant, "sparkConf: { spark.sql.shuffle.partitions: '10' }"), tenant)).MustBeAccepted();
        Assert.Equal(
            Settings("sparkConf", "spark.jars.packages"),
            (await CreateAsync(Connect(tenant, "sparkConf: { spark.jars.packages: 'org.example:a:1' }"), tenant)).Refusal(Policy));
        Assert.Equal(
            Service,
            (await CreateAsync(Connect(tenant, "server: { service: { metadata: { name: a }, spec: { type: ClusterIP } } }"), tenant)).Refusal(Policy));
    }

    private static string Reads(string files) => $"spark-submit would read these in the pod of the operator: {files}. {Sources}";

    private static string Settings(string map, string keys) =>
        $"{map} has settings that spark-submit acts on in the pod of the operator: {keys}. Remove them; docs/security.md lists them with the reasons.";

    private static JsonObject Application(Tenant tenant, string spec) =>
        YamlObject.Example("spark-pi.yaml", tenant.Name).With($"spec:\n{Indented(spec, "  ")}");

    private static JsonObject Schedule(Tenant tenant, string spec)
    {
        var application = Application(tenant, spec);
        var schedule = YamlObject.Example("nightly-etl.yaml", tenant.Name);
        schedule["spec"]!["template"] = application["spec"]!.DeepClone();
        return schedule;
    }

    private static JsonObject Connect(Tenant tenant, string spec) => YamlObject.Parse($$"""
        apiVersion: sparkoperator.k8s.io/v1alpha1
        kind: SparkConnect
        metadata: { name: connect, namespace: {{tenant.Name}} }
        spec: { sparkVersion: 4.0.4, server: {}, executor: { instances: 1 } }
        """).With($"spec:\n{Indented(spec, "  ")}");

    private static string Indented(string yaml, string by) => string.Join('\n', yaml.Split('\n').Select(line => by + line));

    private async Task<Answer> CreateAsync(JsonObject body, Tenant tenant)
    {
        await cluster.RequireSparkKindsAsync();
        return await cluster.Server.CreateAsync(new LayerObject(body), tenant.Developer());
    }

    private async Task InEveryTenant(Func<Tenant, Task> check)
    {
        foreach (var tenant in cluster.Plan.Tenants)
        {
            await check(tenant);
        }
    }
}
