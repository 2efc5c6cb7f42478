using System.Text.Json.Nodes;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Admission;

/// <summary>An application that was there before the policy can be labelled, patched and deleted, and does not get worse.</summary>
[Collection(LiveTests.Name)]
public sealed class OlderApplicationTests(LiveCluster cluster)
{
    private const string Policy = "spark-platform-submission";

    private const string Namespace = "spark-platform-older";

    private const string WithoutStoreConf = "sparkConf: { spark.hadoop.fs.s3a.endpoint: null }";

    private static readonly string Spec = """
        mode: client
        mainApplicationFile: file:///opt/a.jar
        mainClass: null
        deps: { files: ['file:///etc/passwd'], packages: ['org.example:a:1'] }
        sparkConf: { spark.kubernetes.file.upload.path: 's3a://lake/up', spark.hadoop.fs.s3a.endpoint: 'http://example.com' }
        hadoopConf: { fs.s3a.endpoint: 'http://example.com' }
        """;

    [Fact]
    public Task It_can_still_be_labelled_patched_and_deleted() => OlderAsync(async older =>
    {
        foreach (var patch in new[]
        {
            "metadata: { labels: { a: b } }",
            "metadata: { finalizers: [example.com/a] }",
            "spec: { arguments: ['2'] }",
            "spec: { sparkConf: { spark.sql.shuffle.partitions: '10' } }",
            "spec: { mode: cluster }",
            "spec: { deps: { files: null } }",
            "spec: { deps: { jars: ['local:///opt/a.jar'] } }",
            $"spec: {{ {WithoutStoreConf}, hadoopConf: null, deps: {{ jars: ['s3a://lake/a.jar'] }} }}",
        })
        {
            (await cluster.Server.MergeAsync(older, YamlObject.Parse(patch), Subject.Administrator)).MustBeAccepted();
        }

        (await cluster.Server.DeleteAsync(older, Subject.Administrator)).MustBeAccepted();
    });

    [Theory]
    [InlineData("spec: { mainApplicationFile: 'file:///opt/b.jar' }")]
    [InlineData("spec: { deps: { files: ['file:///etc/passwd', 'file:///etc/shadow'] } }")]
    [InlineData("spec: { deps: { packages: ['org.example:b:1'] } }")]
    [InlineData("spec: { sparkConf: { spark.kubernetes.file.upload.path: 's3a://lake/other' } }")]
    [InlineData("spec: { sparkConf: { spark.kerberos.keytab: /etc/a } }")]
    [InlineData("spec: { mode: null }")]
    public Task It_does_not_get_worse(string patch) => OlderAsync(async older =>
        (await cluster.Server.MergeAsync(older, YamlObject.Parse(patch), Subject.Administrator)).Refusal(Policy));

    /// <summary>spark-submit would look the file up with a setting that no policy has judged.</summary>
    [Theory]
    [InlineData("hadoopConf: null, deps: { jars: ['s3a://lake/a.jar'] }")]
    [InlineData($"{WithoutStoreConf}, deps: {{ pyFiles: ['gs://lake/a.py'] }}")]
    [InlineData("hadoopConf: null, sparkConf: { spark.archives: 'local:///a.zip, abfss://a@lake.dfs.core.windows.net/b.zip' }")]
    [InlineData("hadoopConf: { fs.s3a.endpoint: 'http://example.org' }")]
    public Task Its_settings_of_the_object_store_never_meet_files_of_the_store(string change) => OlderAsync(async older =>
        Assert.Equal(
            SubmissionTests.Store, (await cluster.Server.MergeAsync(older, YamlObject.Parse($"spec: {{ {change} }}"), Subject.Administrator)).Refusal(Policy)));

    [Fact]
    public async Task A_sound_application_cannot_be_changed_into_one()
    {
        await cluster.RequireSparkKindsAsync();
        var tenant = cluster.Plan.Tenants[0];
        var sound = new LayerObject(YamlObject.Example("spark-pi.yaml", tenant.Name));
        (await cluster.Server.CreateAsync(sound, Subject.Administrator, dryRun: false)).MustBeAccepted();
        try
        {
            string[] patches = ["spec: { mode: client }", "spec: { mode: null }", "spec: { deps: { files: [/etc/passwd] } }", "spec: { mainClass: null }"];
            foreach (var patch in patches)
            {
                (await cluster.Server.MergeAsync(sound, YamlObject.Parse(patch), tenant.Developer())).Refusal(Policy);
            }

            (await cluster.Server.MergeAsync(sound, YamlObject.Parse("spec: { arguments: ['2'] }"), tenant.Developer())).MustBeAccepted();
        }
        finally
        {
            await cluster.Server.DeleteAsync(sound, Subject.Administrator, dryRun: false);
        }
    }

    /// <summary>A namespace becomes a tenant's by its label, so an application that is made before the label is older than the policy.</summary>
    private async Task OlderAsync(Func<LayerObject, Task> check)
    {
        await cluster.RequireSparkKindsAsync();
        var (space, older) =
            (Space(), new LayerObject(YamlObject.Example("spark-pi.yaml", Namespace).With($"spec:\n  {Spec.Replace("\n", "\n  ", StringComparison.Ordinal)}")));
        await Eventually.AskAsync(() => cluster.Server.CreateAsync(space, Subject.Administrator, dryRun: false), answer => answer.Accepted);
        try
        {
            (await cluster.Server.CreateAsync(older, Subject.Administrator, dryRun: false)).MustBeAccepted();
            var label = YamlObject.Parse($"metadata: {{ labels: {{ {Tenant.Label}: older }} }}");
            (await cluster.Server.MergeAsync(space, label, Subject.Administrator, dryRun: false)).MustBeAccepted();

            // Admission learns of the label by watching namespaces.
            var refused = YamlObject.Parse("spec: { sparkConf: { spark.kerberos.keytab: /etc/a } }");
            await Eventually.AskAsync(() => cluster.Server.MergeAsync(older, refused, Subject.Administrator), answer => !answer.Accepted);
            await check(older);
        }
        finally
        {
            await cluster.Server.DeleteAsync(older, Subject.Administrator, dryRun: false);
            await cluster.Server.DeleteAsync(space, Subject.Administrator, dryRun: false);
            await Eventually.AskAsync(() => cluster.Server.GetAsync(space), answer => answer.NotFound);
        }
    }

    private static LayerObject Space() => new(new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject { ["name"] = Namespace },
    });
}
